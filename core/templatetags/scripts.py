from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.script_hashes import fingerprint

register = template.Library()


@register.simple_tag
def allowed_script(name: str, is_waited_for: bool = False) -> SafeString:
    """A script that runs only if it is, to the byte, the one the page's answer names (core.script_hashes.may_run).

    `is_waited_for`: browsers that can show nothing to press before it has run.
    """
    tag = '<script type="module" src="{}" integrity="{}"></script>'
    if is_waited_for:
        tag = tag.replace("></", ' blocking="render"></')
    return format_html(tag, static(name), fingerprint(name))
