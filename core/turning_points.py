"""Moments at which any page of the site may read differently although nobody changed it, such as a notice's end.

Apps above join in: core cannot know what they show on every page.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.http import HttpRequest

Ask = Callable[[HttpRequest], Iterable[datetime]]
_asked: list[Ask] = []


def register(ask: Ask) -> Ask:
    """From now on `ask(request)` is asked, each time a page is made, for moments that count for every page."""
    _asked.append(ask)
    return ask


def turning_points(request: HttpRequest) -> list[datetime]:
    return [moment for ask in _asked for moment in ask(request)]
