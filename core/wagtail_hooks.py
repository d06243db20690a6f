"""What our site adds to the admin as a whole."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from core.admin_csp import keep_scripts_out_of_choosers

keep_scripts_out_of_choosers()


@hooks.register("insert_global_admin_js")
def start_widgets() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("admin/start-widgets.js"))
