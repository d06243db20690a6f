"""What officers do to an accreditation once it is there: record what happened, replace it, issue certificates."""

from datetime import date, datetime

from django.db import transaction

from venues.certificates.issuing import issue_certificates
from venues.certificates.keys import key_ring
from venues.desk.audit import record, snapshot
from venues.models import Accreditation, Level, SchemeYear, StatusEvent
from venues.status import AwardEventKind


@transaction.atomic
def keep_event(event: StatusEvent, user) -> StatusEvent:
    """Add an event, with who recorded it."""
    event.recorded_by = user
    event.save()
    record(event, {}, user, why=f"Recorded that {event.accreditation.number} was {event.kind}.")
    return event


@transaction.atomic
def replace(old: Accreditation, level: Level, on: date, reason: str, user) -> Accreditation:
    """Give the venue a new number from `on`; the old one says that it was replaced. Returns the new one."""
    before = snapshot(old)
    new = Accreditation(venue=old.venue, scheme_year=old.scheme_year, level=level, valid_from=on, valid_to=old.valid_to)
    old.replace_with(new)
    new.awards.set(old.awards.all())
    replaced = StatusEvent(accreditation=old, kind=AwardEventKind.REPLACED, on=on, public_reason=reason)
    keep_event(replaced, user)
    record(old, before, user, why="Replaced.")
    record(new, {}, user, why=f"Replaces {old.number}.")
    return new


def to_issue(year: SchemeYear) -> list[Accreditation]:
    """Accreditations of a year that have no certificate yet and were not replaced."""
    waiting = Accreditation.objects.filter(scheme_year=year, certificates__isnull=True, replaced_by__isnull=True)
    if not key_ring().signing.is_test:
        waiting = waiting.exclude(venue__is_sample=True)  # a real key signs nothing that is made up
    return list(waiting.select_related("venue", "level", "scheme_year").prefetch_related("events", "awards"))


@transaction.atomic
def issue_year(year: SchemeYear, moment: datetime, user) -> int:
    """Issue every certificate of a year that is not out yet. Returns how many. Doing it twice issues none twice.

    An accreditation counts from its first day, however late its certificate is printed.
    """
    waiting = to_issue(year)
    for held in waiting:
        if not any(event.kind == AwardEventKind.ISSUED for event in held.events.all()):
            on = min(moment.date(), held.valid_from)
            StatusEvent.objects.create(accreditation=held, kind=AwardEventKind.ISSUED, on=on, recorded_by=user)
    issued = issue_certificates(waiting, moment)
    for held in waiting:
        record(held, snapshot(held) | {"certificate": "none"}, user, why="Certificate issued.")
    return len(issued)
