"""What our site adds to the admin as a whole."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from core import (
    __version__,
    alternate_views,  # noqa: F401 - registers its own
    four_eyes_hooks,  # noqa: F401 - as well
    release_hooks,  # noqa: F401 - as well
)
from core.admin_csp import keep_scripts_out_of_choosers
from core.background_reading import reading, stop_reading
from core.date_fields import read_date
from core.menu_items import NOT_NEEDED, without_what_nobody_needs
from core.missing_fields import mend_wagtails_forms
from core.redirect_imports import bound_redirect_imports
from core.safe_exports import make_exports_harmless

keep_scripts_out_of_choosers()
make_exports_harmless()
bound_redirect_imports()
mend_wagtails_forms()
for menu in NOT_NEEDED:
    hooks.register(f"construct_{menu}_menu", without_what_nobody_needs(menu))


@hooks.register("insert_global_admin_js")
def global_scripts() -> SafeString:
    scripts = [(static(f"admin/{name}.js"),) for name in ("start-widgets", "date-words")]
    return format_html_join("\n", '<script type="module" src="{}"></script>', scripts)


@hooks.register("insert_global_admin_css")
def global_styles() -> SafeString:
    sheets = [(static(f"admin/css/{name}.css"),) for name in ("date-words", "desk")]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("read-date/", read_date, name="read_date"),
        path("reading/", reading, name="reading"),
        path("reading/stop/", stop_reading, name="stop_reading"),
    ]


class VersionPanel(Component):
    """Below everything else on the admin's first page, so that whoever asks for help can say which version it is."""

    order = 900

    def render_html(self, parent_context: object = None) -> SafeString:
        return format_html('<p class="help">Version {} of this site.</p>', __version__)


@hooks.register("construct_homepage_panels")
def add_version(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(VersionPanel())
