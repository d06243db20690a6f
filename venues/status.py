"""How an award reads at a moment: its status, folded from its dates, from what happened on which day, and from the day
its venue closed. The lifecycle of an accreditation stands here alone: badge, check, lists, pages, data and campaigns
ask `status_at`, `status_on` or `in_force_on`. `venues.querysets` says the same in SQL: a test holds the two together.

Pure: no database and no clock. Days begin and end at midnight in London, so an expiry needs no job to have run.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from core.london import LONDON, midnight

SOON = timedelta(days=30)  # an accreditation with so many days left, or fewer, expires soon
DAY = timedelta(days=1)
VENUE_CLOSED = "The venue closed."  # the public reason of an award that ended with its venue


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

    `reason` is public. `ended_with_venue`: the venue closed before anything else ended the award. `changes_at`: the
    next moment, in London, at which any of this reads differently.
    """

    state: AwardState
    since: date | None = None
    until: date | None = None
    reason: str = ""
    ended_with_venue: bool = False
    changes_at: datetime | None = None

    @property
    def is_in_force(self) -> bool:
        return self.state in IN_FORCE


class HasAwardFacts(Protocol):
    """Whatever carries the facts of one accreditation."""

    @property
    def facts(self) -> AwardFacts: ...


Held = TypeVar("Held", bound=HasAwardFacts)


def status_at(facts: Sequence[AwardFacts], moment: datetime, closed_on: date | None = None) -> AwardStatus:
    """The status of a venue with these accreditations, or of one accreditation, at an aware moment."""
    if moment.tzinfo is None:
        raise ValueError("A moment without its time zone cannot be placed in London. Give an aware one.")
    day = moment.astimezone(LONDON).date()
    now = status_on(facts, day, closed_on)
    later = (turn for turn in turning_days(facts, closed_on) if turn > day)
    change = next((turn for turn in later if status_on(facts, turn, closed_on) != now), None)
    return replace(now, changes_at=midnight(change)) if change else now


def status_on(facts: Iterable[AwardFacts], day: date, closed_on: date | None = None) -> AwardStatus:
    """The status on a day in London, without saying when it changes."""
    return _after_closing(_while_open(list(facts), day), closed_on, day)


def in_force_on(awards: Iterable[Held], day: date, closed_on: date | None = None) -> list[Held]:
    """Those of a venue's awards that count on the day. None does once the venue has closed."""
    return [each for each in awards if status_on([each.facts], day, closed_on).is_in_force]


def turning_days(facts: Iterable[AwardFacts], closed_on: date | None = None) -> list[date]:
    """Every day on which something may begin to read differently, in order."""
    days = {closed_on} if closed_on else set()
    for each in facts:
        days |= {each.valid_from, each.valid_to - SOON, each.valid_to + DAY}
        days |= {event.on for event in each.events}
    return sorted(days)


def _after_closing(status: AwardStatus, closed_on: date | None, day: date) -> AwardStatus:
    """An award ends with its venue: what had not ended when it closed was withdrawn on that day."""
    if closed_on is None or closed_on > day:
        return status
    lasted = status.state in (*IN_FORCE, AwardState.SUSPENDED, AwardState.NOT_YET)
    if status.state == AwardState.EXPIRED and status.since is not None:
        lasted = status.since > closed_on
    if not lasted:
        return status
    return AwardStatus(AwardState.WITHDRAWN, closed_on, reason=VENUE_CLOSED, ended_with_venue=True)


def _while_open(facts: Sequence[AwardFacts], day: date) -> AwardStatus:
    """The status on a day of a venue that has not closed."""
    each = [_of_one(one, day) for one in facts]
    if in_force := [status for status in each if status.is_in_force]:
        return _until_the_last(in_force, facts, day)
    by_state = {}
    for status in sorted(each, key=_since):
        by_state[status.state] = status  # of several, the latest
    if AwardState.SUSPENDED in by_state:
        return by_state[AwardState.SUSPENDED]
    over = (AwardState.EXPIRED, AwardState.WITHDRAWN, AwardState.REVOKED)
    if ended := [by_state[state] for state in over if state in by_state]:
        return max(ended, key=lambda status: (_since(status), status.state))
    if to_come := [status for status in each if status.state == AwardState.NOT_YET]:
        return min(to_come, key=lambda status: status.until or date.max)
    return by_state.get(AwardState.REPLACED) or AwardStatus(AwardState.NEVER_HELD)


def _since(status: AwardStatus) -> date:
    return status.since or date.min


def _of_one(one: AwardFacts, day: date) -> AwardStatus:
    """The status of one accreditation on a day."""
    past = [event for event in _in_order(one.events) if event.on <= day]
    stopped, clear_since = _stop_of(past)
    starts = first_day(one)
    if stopped and not (stopped.kind == AwardEventKind.SUSPENDED and day > one.valid_to):
        return AwardStatus(STOPS[stopped.kind], stopped.on, reason=stopped.reason)
    if day > one.valid_to:
        return AwardStatus(AwardState.EXPIRED, one.valid_to + DAY)
    if day < starts:
        return AwardStatus(AwardState.NOT_YET, until=starts - DAY)
    since = max(starts, clear_since) if clear_since else starts
    return AwardStatus(_counting(one.valid_to, day), since, one.valid_to)


def _counting(until: date, day: date) -> AwardState:
    return AwardState.EXPIRES_SOON if until - day <= SOON else AwardState.ACCREDITED


def _in_order(events: Iterable[AwardEvent]) -> list[AwardEvent]:
    """By day; those of one day as they were recorded."""
    return sorted(events, key=lambda event: event.on)


def _stop_of(past: Iterable[AwardEvent]) -> tuple[AwardEvent | None, date | None]:
    """What keeps an accreditation from counting, if anything, and the day it last was reinstated.

    The latest event decides, but what was replaced stays replaced.
    """
    stopped: AwardEvent | None = None
    reinstated: date | None = None
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


def _until_the_last(in_force: list[AwardStatus], facts: Sequence[AwardFacts], day: date) -> AwardStatus:
    """With next year's already given and following without a gap, a venue does not expire soon."""
    since = min(_since(status) for status in in_force)
    until = max(status.until or date.min for status in in_force)
    known = [one for one in facts if not _stop_of(event for event in _in_order(one.events) if event.on <= day)[0]]
    while longer := [one.valid_to for one in known if first_day(one) <= until + DAY and one.valid_to > until]:
        until = max(longer)
    return AwardStatus(_counting(until, day), since, until)
