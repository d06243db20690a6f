"""The content security policies of the site, in the form that django-csp reads."""

from csp.constants import NONE, SELF

# Nothing is allowed that a public page does not use: no script of any kind, no font, no frame, no connection.
PUBLIC_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
    }
}

# Editors' pages run Wagtail's own scripts from this site, and show previews of public pages in a frame.
# A response carries its own policy as bare directives: django-csp knows DIRECTIVES only in the settings.
ADMIN_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "style-src-elem": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
