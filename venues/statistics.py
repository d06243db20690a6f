"""How many venues took part in the scheme each year, and how many were accredited: two different numbers.

A number from a source comes before what the register holds; samples and what was replaced are never counted.
"""

from datetime import date

from django.db.models import Count, Q

from core.statistics_registry import Statistic
from venues.models import SchemeYear


def accredited_by_year() -> list[Statistic]:
    """Venues with an accreditation of each year. One query."""
    ours = Q(accreditations__venue__is_sample=False, accreditations__replaced_by__isnull=True)
    held = Count("accreditations__venue", filter=ours, distinct=True)
    return [
        _counted(year, year.accredited_reported if year.accredited_reported is not None else (year.held or None))
        for year in SchemeYear.objects.annotate(held=held).order_by("year")
    ]


def engaged_by_year() -> list[Statistic]:
    """Venues that took part in any way, where somebody counted them. One query."""
    return [_counted(year, year.engaged) for year in SchemeYear.objects.order_by("year")]


def _counted(year: SchemeYear, number: int | None) -> Statistic:
    return Statistic(
        label=str(year.year),
        starts=date(year.year, 1, 1),
        ends=date(year.year, 12, 31),
        number=number if year.ran else None,
        did_not_run=not year.ran,
        source=year.source_note or "Counted in our register of venues",
    )
