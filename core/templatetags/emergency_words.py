from typing import Any

from django import template
from django.db import Error as AnyDatabaseError

from core.help_line import HelpLine, last_published
from core.models import EmergencyWords

register = template.Library()


@register.simple_tag(takes_context=True)
def emergency_words(context: dict[str, Any]) -> EmergencyWords:
    """The numbers and words of the site asked for. Works on a page that has failed, too: then as the code has them."""
    navigation = getattr(getattr(context, "request", None), "navigation", None)
    try:
        return (navigation.emergency if navigation else EmergencyWords()).in_language()
    except AnyDatabaseError:
        return EmergencyWords().in_language()


@register.simple_tag
def help_line() -> HelpLine | None:
    """The line to talk to, as it was last published: for a page that has failed its reader."""
    return last_published()
