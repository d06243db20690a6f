from django import template

from support_services.exit_sites import label_of
from support_services.quick_exit import neutral_sites as listed

register = template.Library()


@register.simple_tag
def neutral_sites() -> str:
    """The sites to leave to, with spaces between."""
    return " ".join(listed())


@register.simple_tag
def neutral_links() -> list[dict[str, str]]:
    """Two of them with what a link says, for somebody who came back: never two that say the same."""
    by_label = {label_of(address): address for address in listed()}
    return [{"label": label, "address": address} for label, address in by_label.items()][:2]
