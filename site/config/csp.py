"""The Content Security Policy of public pages and that of the admin, in the form that django-csp reads."""

from csp.constants import NONE, SELF

# Nothing is allowed that a public page does not use: no script of any kind, no font, no frame. It may
# ask this site alone: its own scripts do, and whoever measures a page asks from inside it for robots.txt.
PUBLIC_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
    }
}

# Editors' pages run Wagtail's own scripts from this site, and show previews of public pages in a frame. Every script
# is a file: core/admin_csp.py says how. Trusted types are not asked for: jQuery, which Wagtail stands on, breaks.
# A response carries its own policy as bare directives: django-csp knows DIRECTIVES only in the settings.
ADMIN_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    # Wagtail's rich text editor writes a style element, never the same twice, so no hash can name it. With nothing to
    # load from elsewhere such a style can disfigure a page but carry nothing away. Style attributes stay refused.
    "style-src-elem": [SELF, "'unsafe-inline'"],
    # Wagtail's style sheet has small pictures in it, and a picture is shown from memory while it is being sent.
    "img-src": [SELF, "data:", "blob:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
