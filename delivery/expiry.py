"""Moments at which any page of the site may read differently although nobody changed it, such as a notice's end.

Apps above join in: core cannot know what they show on every page.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from delivery.clock import midnight_after
from delivery.site_request import TimedRequest

Ask = Callable[[Any], Iterable[datetime]]
_asked: list[Ask] = []


def register(ask: Ask) -> None:
    """From now on `ask(request)` is asked, each time a page is made, for moments that count for every page."""
    _asked.append(ask)


def turning_points(request: TimedRequest) -> list[datetime]:
    return [moment for ask in _asked for moment in ask(request)]


def expires_at(request: TimedRequest) -> datetime:
    """The next moment at which any page may read differently although nobody has changed anything."""
    # From the moment a release is due until it is done nothing is kept, so no page can be older than another.
    site = request.navigation.site
    due: list[datetime | None] = [getattr(site, name, None) for name in ("next_release", "next_together")]
    return min([midnight_after(request.now), *filter(None, due), *turning_points(request)])
