"""What a venue's accreditation reads today: folded from its dates and from what happened on which day.

Pure: no database and no clock. Days begin and end at midnight in London, so an expiry needs no job to have run.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.london import LONDON, midnight

SOON = timedelta(days=30)  # an accreditation with so many days left, or fewer, expires soon
DAY = timedelta(days=1)
CLOSED = "The venue closed."  # the public reason of an award that ended with its venue


class AwardState(StrEnum):
    ACCREDITED = "accredited"
    EXPIRES_SOON = "expires soon"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    REPLACED = "replaced"
    NOT_YET = "not yet"
    NEVER_HELD = "never held"


IN_FORCE = (AwardState.ACCREDITED, AwardState.EXPIRES_SOON)


class AwardEventKind(StrEnum):
    """What can happen to an accreditation."""

    ISSUED = "issued"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    REPLACED = "replaced"


STOPS = {
    AwardEventKind.SUSPENDED: AwardState.SUSPENDED,
    AwardEventKind.WITHDRAWN: AwardState.WITHDRAWN,
    AwardEventKind.REVOKED: AwardState.REVOKED,
    AwardEventKind.REPLACED: AwardState.REPLACED,
}


@dataclass(frozen=True)
class AwardEvent:
    """It counts from the beginning of the day `on`."""

    kind: AwardEventKind
    on: date
    reason: str = ""


@dataclass(frozen=True)
class AwardFacts:
    """One accreditation: its first and last day, both counting, and its events in the order they were recorded."""

    valid_from: date
    valid_to: date
    events: tuple[AwardEvent, ...] = ()


@dataclass(frozen=True)
class AwardStatus:
    """What is true at a moment. `since`: first day it was so. `until`: last day, as far as is known today.

    `reason` is public. `changes_at`: the next moment, in London, at which any of this reads differently.
    """

    state: AwardState
    since: date | None = None
    until: date | None = None
    reason: str = ""
    changes_at: datetime | None = None

    @property
    def is_in_force(self) -> bool:
        return self.state in IN_FORCE


def standing_at(facts: Sequence[AwardFacts], moment: datetime) -> AwardStatus:
    """The standing of a venue with these accreditations, or of one accreditation, at an aware moment."""
    if moment.tzinfo is None:
        raise ValueError("A moment without its time zone cannot be placed in London. Give an aware one.")
    day = moment.astimezone(LONDON).date()
    now = on_day(facts, day)
    change = next((later for later in turning_days(facts) if later > day and on_day(facts, later) != now), None)
    changes_at = midnight(change) if change else None
    return AwardStatus(now.state, now.since, now.until, now.reason, changes_at)


def after_closing(standing: AwardStatus, closed_on: date | None, day: date) -> AwardStatus:
    """An award ends with its venue: what had not ended when it closed was withdrawn on that day."""
    if closed_on is None or closed_on > day:
        return standing
    lasted = standing.state in (*IN_FORCE, AwardState.SUSPENDED, AwardState.NOT_YET)
    lasted = lasted or (standing.state == AwardState.EXPIRED and standing.since > closed_on)
    return AwardStatus(AwardState.WITHDRAWN, closed_on, reason=CLOSED) if lasted else standing


def turning_days(facts: Iterable[AwardFacts]) -> list[date]:
    """Every day on which something may begin to read differently, in order."""
    days = set()
    for each in facts:
        days |= {each.valid_from, each.valid_to - SOON, each.valid_to + DAY}
        days |= {event.on for event in each.events}
    return sorted(days)


def on_day(facts: Iterable[AwardFacts], day: date) -> AwardStatus:
    """The standing on a day in London, without saying when it changes."""
    each = [one_on_day(one, day) for one in facts]
    by_state = {}
    for standing in sorted(each, key=lambda standing: standing.since or date.min):
        by_state[standing.state] = standing  # of several, the latest
    if in_force := [standing for standing in each if standing.is_in_force]:
        return _until_the_last(in_force, facts, day)
    if AwardState.SUSPENDED in by_state:
        return by_state[AwardState.SUSPENDED]
    ended = [
        by_state[state] for state in (AwardState.EXPIRED, AwardState.WITHDRAWN, AwardState.REVOKED) if state in by_state
    ]
    if ended:
        return max(ended, key=lambda standing: (standing.since, standing.state))
    to_come = [standing for standing in each if standing.state == AwardState.NOT_YET]
    if to_come:
        return min(to_come, key=lambda standing: standing.until)
    return by_state.get(AwardState.REPLACED) or AwardStatus(AwardState.NEVER_HELD)


def one_on_day(one: AwardFacts, day: date) -> AwardStatus:
    """The standing of one accreditation on a day."""
    past = [event for event in in_order(one.events) if event.on <= day]
    stopped, clear_since = stop_of(past)
    starts = first_day(one)
    if stopped and not (stopped.kind == AwardEventKind.SUSPENDED and day > one.valid_to):
        return AwardStatus(STOPS[stopped.kind], stopped.on, reason=stopped.reason)
    if day > one.valid_to:
        return AwardStatus(AwardState.EXPIRED, one.valid_to + DAY)
    if day < starts:
        return AwardStatus(AwardState.NOT_YET, until=starts - DAY)
    since = max(starts, clear_since) if clear_since else starts
    state = AwardState.EXPIRES_SOON if one.valid_to - day <= SOON else AwardState.ACCREDITED
    return AwardStatus(state, since, one.valid_to)


def in_order(events: Iterable[AwardEvent]) -> list[AwardEvent]:
    """By day; those of one day as they were recorded."""
    return sorted(events, key=lambda event: event.on)


def stop_of(past: Iterable[AwardEvent]) -> tuple[AwardEvent | None, date | None]:
    """What keeps an accreditation from counting, if anything, and the day it last was reinstated.

    The latest event decides, but what was replaced stays replaced.
    """
    stopped = reinstated = None
    for event in past:
        if stopped and stopped.kind == AwardEventKind.REPLACED:
            break
        if event.kind in STOPS:
            stopped = event
        elif event.kind == AwardEventKind.REINSTATED and stopped:
            stopped, reinstated = None, event.on
    return stopped, reinstated


def first_day(one: AwardFacts) -> date:
    """The first day it can count: never before it was issued."""
    issued = [event.on for event in one.events if event.kind == AwardEventKind.ISSUED]
    return max(one.valid_from, min(issued)) if issued else one.valid_from


def _until_the_last(in_force: list[AwardStatus], facts: Iterable[AwardFacts], day: date) -> AwardStatus:
    """With next year's already given and following without a gap, a venue does not expire soon."""
    since, until = min(standing.since for standing in in_force), max(standing.until for standing in in_force)
    known = [_as_known_on(one, day) for one in facts]
    while longer := [one.valid_to for one in known if one and first_day(one) <= until + DAY and one.valid_to > until]:
        until = max(longer)
    state = AwardState.EXPIRES_SOON if until - day <= SOON else AwardState.ACCREDITED
    return AwardStatus(state, since, until)


def _as_known_on(one: AwardFacts, day: date) -> AwardFacts | None:
    """An accreditation that nothing stops as far as is known on `day`."""
    past = [event for event in in_order(one.events) if event.on <= day]
    return None if stop_of(past)[0] else one
