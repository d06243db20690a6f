"""Every year of one venue, the newest first. No year is left out: one without an award says why it is empty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from venues.models import Accreditation, Certificate, SchemeYear, Venue
from venues.status import AwardStatus, status_on
from venues.status_labels import AwardLabel, label_of

NOT_IN_IT = "Not in the scheme"


@dataclass(frozen=True)
class HeldAward:
    """One accreditation with its own status on a day."""

    accreditation: Accreditation
    status: AwardStatus
    known_as: str

    @property
    def label(self) -> AwardLabel:
        return label_of(self.status)


@dataclass(frozen=True)
class YearRow:
    """One year, or neighbouring ones in which there is nothing to tell: then `note` says why."""

    label: str
    held: tuple[HeldAward, ...] = ()
    note: str = ""


def whole_venues(day: date) -> QuerySet[Venue]:
    """Public venues with all that their page says. Six queries, however long the history."""
    public = Venue.objects.public(day)
    issued = Exists(Certificate.objects.filter(accreditation=OuterRef("pk")))
    accreditations = Accreditation.objects.for_reading().annotate(has_certificate=issued)
    accreditations = accreditations.order_by("valid_from", "number")
    whole = public.annotate(successor_is_public=Exists(public.filter(pk=OuterRef("successor"))))
    return whole.select_related("ward", "successor").prefetch_related(
        Prefetch("accreditations", accreditations), "former_names", Prefetch("predecessors", public)
    )


def history_of(venue: Venue, day: date) -> list[YearRow]:
    """One query, for the years of the scheme."""
    held = [
        HeldAward(each, status_on([each.facts], day, venue.closed_on), name_on(venue, each.valid_from))
        for each in venue.accreditations.all()
    ]
    return year_rows(SchemeYear.objects.order_by("-year"), held) if held else []


def year_rows(years: Iterable[SchemeYear], held: Sequence[HeldAward]) -> list[YearRow]:
    """From the newest year back to the first in which the venue took part."""
    first = min(each.accreditation.scheme_year.year for each in held)
    told = [_row(year, held) for year in years if year.year >= first]
    rows: list[YearRow] = []
    for note, alike in groupby(told, key=lambda row: row.note):
        run = list(alike)
        rows += run if not note else [YearRow(_span(run), note=note)]
    return rows


def _row(year: SchemeYear, held: Sequence[HeldAward]) -> YearRow:
    its = tuple(each for each in held if each.accreditation.scheme_year_id == year.pk)
    if its:
        return YearRow(str(year.year), its)
    return YearRow(str(year.year), note=NOT_IN_IT if year.ran else f"The scheme did not run. {year.not_run_reason}")


def _span(run: list[YearRow]) -> str:
    """“2020 to 2023”, though the newest comes first."""
    return run[0].label if len(run) == 1 else f"{run[-1].label} to {run[0].label}"


def name_on(venue: Venue, day: date) -> str:
    """What it was called then, if that was another name; empty if it is not known to have been."""
    later = [(each.until, each) for each in venue.former_names.all() if each.until and each.until >= day]
    return min(later, key=lambda pair: pair[0])[1].name if later else ""
