from django import template

from support_services.quick_exit import neutral_sites as listed

register = template.Library()


@register.simple_tag
def neutral_sites() -> str:
    """The sites to leave to, with spaces between."""
    return " ".join(listed())
