from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from support_services.leaving import neutral_sites as listed
from support_services.scripts import fingerprint

register = template.Library()


@register.simple_tag
def neutral_sites() -> str:
    """The sites to leave to, with spaces between."""
    return " ".join(listed())


@register.simple_tag
def known_script(name: str) -> SafeString:
    """A script that a browser runs only if it is, to the byte, the one we know."""
    address, integrity = static(name), fingerprint(name)
    return format_html('<script type="module" src="{}" integrity="{}"></script>', address, integrity)
