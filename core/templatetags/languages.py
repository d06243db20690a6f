from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi

register = template.Library()


@register.simple_tag
def language_attributes() -> SafeString:
    """For the `html` element: the language that is active and, where it runs from right to left, its direction."""
    code, _, country = (get_language() or "en-gb").partition("-")
    named = f"{code}-{country.upper()}" if country else code
    return format_html('lang="{}" dir="rtl"', named) if get_language_bidi() else format_html('lang="{}"', named)
