"""Rows of the register with what is true of them at one moment. Read in portions, so that no file is held whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from core.london import LONDON, midnight
from venues.accreditation_history import with_events
from venues.models import Accreditation, Venue
from venues.places.grid import longitude_latitude
from venues.querysets import AccreditationQuerySet
from venues.status import AwardFacts, AwardStatus, in_force_on, status_on, turning_days

PORTION = 200  # venues read at once


class HeldRow(NamedTuple):
    """An accreditation in short."""

    number: str
    level: str
    awards: list[str]
    changed_at: datetime
    facts: AwardFacts


@dataclass(frozen=True)
class VenueRow:
    """A venue, what it reads on the day, and the accreditation that makes it so, if one is in force."""

    venue: Venue
    status: AwardStatus
    current: HeldRow | None
    modified_at: datetime

    @property
    def position(self) -> tuple[Decimal, Decimal] | None:
        """Longitude and latitude to five places: a metre, though the point is no better than ten."""
        if self.venue.point is None:
            return None
        longitude, latitude = longitude_latitude(*self.venue.point)
        return Decimal(f"{longitude:.5f}"), Decimal(f"{latitude:.5f}")


@dataclass(frozen=True)
class AccreditationRow:
    """One accreditation and its own status, whatever else its venue holds."""

    accreditation: Accreditation
    status: AwardStatus
    modified_at: datetime


def with_history(venues: QuerySet[Venue]) -> QuerySet[Venue]:
    accreditations = Accreditation.objects.for_reading().order_by("valid_from", "number")
    return venues.select_related("ward", "successor").prefetch_related(
        Prefetch("accreditations", accreditations), "former_names"
    )


def day_at(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def venue_rows(venues: QuerySet[Venue], moment: datetime) -> Iterator[VenueRow]:
    """Four queries for each portion."""
    successor_is_public = Exists(Venue.objects.public(day_at(moment)).filter(pk=OuterRef("successor")))
    found = venues.annotate(successor_is_public=successor_is_public)
    found = found.select_related("ward", "successor").prefetch_related("former_names").iterator(chunk_size=PORTION)
    while portion := list(islice(found, PORTION)):
        held = held_by([venue.pk for venue in portion])
        for venue in portion:
            yield venue_row(venue, held.get(venue.pk, []), moment)


def held_by(venues: list[int]) -> dict[int, list[HeldRow]]:
    """What each venue holds or held, the oldest first."""
    won = defaultdict(list)
    linked = Accreditation.awards.through.objects.filter(accreditation__venue__in=venues)
    for accreditation, award in linked.order_by("award").values_list("accreditation", "award__name"):
        won[accreditation].append(award)
    fields = ("venue", "pk", "number", "level__name", "valid_from", "valid_to", "changed_at")
    found = defaultdict(list)
    for held, events in with_events(Accreditation.objects.filter(venue__in=venues), *fields):
        venue, pk, number, level, first, last, changed_at = held
        found[venue].append(HeldRow(number, level, won.get(pk, []), changed_at, AwardFacts(first, last, events)))
    return found


def venue_row(venue: Venue, held: list[HeldRow], moment: datetime) -> VenueRow:
    facts = [each.facts for each in held]
    day = day_at(moment)
    in_force = in_force_on(held, day, venue.closed_on)
    saved = [venue.changed_at, *(each.changed_at for each in held)]
    status = status_on(facts, day, venue.closed_on)
    current = in_force[-1] if in_force else None
    return VenueRow(venue, status, current, modified_at(saved, facts, moment))


def accreditation_rows(accreditations: AccreditationQuerySet, moment: datetime) -> Iterator[AccreditationRow]:
    day = day_at(moment)
    whole = accreditations.for_reading().select_related("scheme_year", "level", "venue", "replaced_by")
    for each in whole.iterator(chunk_size=PORTION):
        facts = each.facts
        status = status_on([facts], day, each.venue.closed_on)
        yield AccreditationRow(each, status, modified_at([each.changed_at], [facts], moment))


def modified_at(saved: Iterable[datetime], facts: Iterable[AwardFacts], moment: datetime) -> datetime:
    """When it last began to read as it does: saved, or come to a day on which an accreditation starts or ends."""
    today = day_at(moment)
    turned = [day for day in turning_days(facts) if day <= today][-1:]
    return max([*saved, *map(midnight, turned)])
