"""What changed in the register, day by day, told from its dates. Pure: it is given rows that were read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.london import LONDON, midnight
from venues.models import Accreditation, Venue, VenueChange
from venues.status import DAY, AwardEventKind, AwardFacts, AwardState, status_on


class RegisterChangeKind(StrEnum):
    ISSUED = "issued"
    RENEWED = "renewed"
    LEVEL_CHANGED = "level changed"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    REPLACED = "replaced"
    RENAMED = "renamed"
    MOVED = "moved"
    CLOSED = "closed"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True)
class RegisterChange:
    """One thing that happened to a venue. `id` stays the same for ever."""

    id: str
    kind: RegisterChangeKind
    on: date
    published_at: datetime
    venue: Venue
    certificate: str = ""
    level: str = ""
    was: str = ""
    became: str = ""
    reason: str = ""


def changes_of(venue: Venue, until: date) -> Iterator[RegisterChange]:
    """All that happened to a venue up to the day `until`, in no order. Its history must have been read."""
    held = sorted(venue.accreditations.all(), key=lambda each: each.valid_from)
    facts = [each.facts for each in held]
    for place, accreditation in enumerate(held):
        yield from _issued(venue, held, place)
        yield from _happened(venue, accreditation)
        if ended := expired_on(accreditation.facts, facts, venue.closed_on):
            yield _change(RegisterChangeKind.EXPIRED, ended, venue, accreditation, accreditation.recorded_at)
    for change in venue.changes.all():
        yield _moved(venue, change)


def public_changes(venues: Iterable[Venue], since: datetime | None, moment: datetime) -> list[RegisterChange]:
    """Of these venues, what became public after `since` and by `moment`, the newest first."""
    until = moment.astimezone(LONDON).date()
    found = [change for venue in venues for change in changes_of(venue, until)]
    found = [change for change in found if change.on <= until and change.published_at <= moment]
    found = [change for change in found if since is None or change.published_at >= since]
    return sorted(found, key=lambda change: (change.published_at, change.id), reverse=True)


def expired_on(one: AwardFacts, all_held: Sequence[AwardFacts], closed_on: date | None = None) -> date | None:
    """The first day without it, if it ran out while it counted and nothing followed without a gap. What ended with its
    venue did not run out.
    """
    last_day, after = status_on([one], one.valid_to, closed_on), one.valid_to + DAY
    counted = last_day.is_in_force or last_day.state == AwardState.SUSPENDED
    return after if counted and not status_on(all_held, after).is_in_force else None


def _issued(venue: Venue, held: list[Accreditation], place: int) -> Iterator[RegisterChange]:
    """Issued, renewed or at another level, by what the venue held before."""
    accreditation = held[place]
    events = [event for event in accreditation.events.all() if event.kind == AwardEventKind.ISSUED]
    event = min(events, key=lambda event: (event.on, event.pk)) if events else None
    on = event.on if event else accreditation.valid_from
    recorded = accreditation.recorded_at or (event.recorded_at if event else None)
    before = held[place - 1] if place else None
    kind = RegisterChangeKind.RENEWED if before else RegisterChangeKind.ISSUED
    if before and before.level.name != accreditation.level.name:
        kind = RegisterChangeKind.LEVEL_CHANGED
    yield RegisterChange(
        f"{venue.reference}/{accreditation.number}/issued", kind, on, published(on, recorded),
        venue, accreditation.number, accreditation.level.name, before.level.name if before else "",
        accreditation.level.name if before else "",
    )  # fmt: skip


def _happened(venue: Venue, accreditation: Accreditation) -> Iterator[RegisterChange]:
    for event in accreditation.events.all():
        if event.kind != AwardEventKind.ISSUED:
            change = _change(RegisterChangeKind(event.kind), event.on, venue, accreditation, event.recorded_at)
            yield RegisterChange(
                f"{venue.reference}/{accreditation.number}/event-{event.pk}", change.kind, change.on,
                change.published_at, venue, accreditation.number, change.level, reason=event.public_reason,
            )  # fmt: skip


def _change(
    kind: RegisterChangeKind, on: date, venue: Venue, accreditation: Accreditation, recorded: datetime | None = None
) -> RegisterChange:
    identity = f"{venue.reference}/{accreditation.number}/{kind}"
    return RegisterChange(
        identity, kind, on, published(on, recorded), venue, accreditation.number, accreditation.level.name
    )


def _moved(venue: Venue, row: VenueChange) -> RegisterChange:
    kind = RegisterChangeKind(row.kind)
    identity = f"{venue.reference}/change-{row.pk}"
    when = published(row.on, row.recorded_at)
    return RegisterChange(identity, kind, row.on, when, venue, was=row.was, became=row.became)


def taken_back(undone: Iterable[tuple[datetime, list[list[str]] | None]]) -> Iterator[RegisterChange]:
    """What imports had given and was taken back with them. `undone`: when, and what; its venue may be gone too."""
    for moment, rows in undone:
        on = moment.astimezone(LONDON).date()
        for reference, name, number, level in rows or ():
            venue, identity = Venue(reference=reference, name=name), f"{reference}/{number}/taken-back"
            yield RegisterChange(identity, RegisterChangeKind.TAKEN_BACK, on, moment, venue, number, level)


def published(on: date, recorded: datetime | None = None) -> datetime:
    """When readers could know: at midnight of the day, or when it was written down if that was later."""
    began = midnight(on)
    return max(began, recorded) if recorded else began
