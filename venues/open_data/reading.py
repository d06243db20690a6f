"""Rows of the register with what is true of them at one moment. Read in portions, so that no file is held whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from core.london import LONDON, midnight
from venues.directory.entries import point_of
from venues.models import Accreditation, Venue
from venues.places.grid import longitude_latitude
from venues.standing import Facts, Standing, after_closing, one_on_day, standing_at, turning_days

PORTION = 200  # venues read at once


@dataclass(frozen=True)
class VenueRow:
    """A venue, what it reads at the moment, and the accreditation that makes it so, if one is in force."""

    venue: Venue
    standing: Standing
    current: Accreditation | None
    modified_at: datetime

    @property
    def position(self) -> tuple[Decimal, Decimal] | None:
        """Longitude and latitude to five places: a metre, though the point is no better than ten."""
        point = point_of(self.venue)
        return tuple(Decimal(f"{degrees:.5f}") for degrees in longitude_latitude(*point)) if point else None


@dataclass(frozen=True)
class AccreditationRow:
    """One accreditation and its own standing, whatever else its venue holds."""

    accreditation: Accreditation
    standing: Standing
    modified_at: datetime


def with_history(venues: QuerySet[Venue]) -> QuerySet[Venue]:
    accreditations = Accreditation.objects.for_reading().order_by("valid_from", "number")
    return venues.select_related("ward", "successor").prefetch_related(
        Prefetch("accreditations", accreditations), "former_names"
    )


def venue_rows(venues: QuerySet[Venue], moment: datetime) -> Iterator[VenueRow]:
    for venue in with_history(venues).iterator(chunk_size=PORTION):
        yield venue_row(venue, moment)


def venue_row(venue: Venue, moment: datetime) -> VenueRow:
    held = list(venue.accreditations.all())
    facts = [each.facts for each in held]
    day = moment.astimezone(LONDON).date()
    in_force = [each for each, its in zip(held, facts, strict=True) if one_on_day(its, day).is_in_force]
    saved = [venue.changed_at, *(each.changed_at for each in held)]
    standing = after_closing(standing_at(facts, moment), venue.closed_on, day)
    current = in_force[-1] if in_force and standing.is_in_force else None
    return VenueRow(venue, standing, current, modified_at(saved, facts, moment))


def accreditation_rows(accreditations: QuerySet[Accreditation], moment: datetime) -> Iterator[AccreditationRow]:
    day = moment.astimezone(LONDON).date()
    whole = accreditations.for_reading().select_related("scheme_year", "level", "venue", "replaced_by")
    for each in whole.iterator(chunk_size=PORTION):
        facts = each.facts
        standing = after_closing(one_on_day(facts, day), each.venue.closed_on, day)
        yield AccreditationRow(each, standing, modified_at([each.changed_at], [facts], moment))


def modified_at(saved: Iterable[datetime], facts: Iterable[Facts], moment: datetime) -> datetime:
    """When it last began to read as it does: saved, or come to a day on which an accreditation starts or ends."""
    turned = [midnight(day) for day in turning_days(facts)]
    return max([*saved, *(each for each in turned if each <= moment)])
