from typing import Any

from django import template

from core.date_fields import words_for
from delivery.clock import london_now

register = template.Library()


@register.inclusion_tag("wagtailadmin/widgets/date_words.html")
def date_words(widget: dict[str, Any], kind: str) -> dict[str, Any]:
    """What stands below a field for a `day` or a `moment`: in words, what would be saved; and the calendar's button."""
    shown = widget.get("value")
    words = words_for(str(shown), kind, london_now()) if shown else {}
    return {"id": widget["attrs"].get("id", ""), "kind": kind} | words
