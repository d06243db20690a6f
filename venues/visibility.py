"""When everybody may read about a venue: from the day on which it first holds an award, and for good. Pure.

We publish nobody who applied and did not pass. `VenueQuerySet.public` asks the database the same; a test holds the two
together.
"""

from collections.abc import Iterable
from datetime import date

from venues.status import STOPS, AwardEventKind, AwardFacts, first_day


def has_begun(one: AwardFacts, day: date, closed_on: date | None = None) -> bool:
    """Whether an accreditation has counted on some day up to `day`.

    It has not if it was stopped by its first day and not given back, or if the venue had closed by then.
    """
    if day < first_day(one) or (closed_on and closed_on <= one.valid_from):
        return False
    is_stopped = any(event.kind in STOPS and event.on <= one.valid_from for event in one.events)
    is_back = any(event.kind == AwardEventKind.REINSTATED and event.on <= day for event in one.events)
    return is_back or not is_stopped


def is_public(held: Iterable[AwardFacts], day: date, closed_on: date | None = None) -> bool:
    return any(has_begun(one, day, closed_on) for one in held)
