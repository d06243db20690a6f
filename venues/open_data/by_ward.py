"""Venues with an award of each year, by ward, as the page of open data draws them."""

from collections import defaultdict
from datetime import date

from django.db.models import Count

from core.small_multiples import Period, SmallMultiples, small_multiples
from venues.models import Accreditation, SchemeYear

NO_WARD = "Ward not known"


def awards_by_ward(today: date) -> SmallMultiples | None:
    """None where the register holds no award. Samples, what was replaced and what begins later are not counted.

    Two queries.
    """
    held = (
        Accreditation.objects.filter(venue__is_sample=False, replaced_by=None, valid_from__lte=today)
        .order_by()
        .values_list("scheme_year__year", "venue__ward__name")
        .annotate(Count("venue", distinct=True))
    )
    numbers: dict[int, dict[str, int]] = defaultdict(dict)
    for year, ward, count in held:
        numbers[year][ward or NO_WARD] = count
    years = SchemeYear.objects.filter(year__lte=today.year).order_by("year")
    periods = [Period(str(year.year), numbers[year.year], gap_of(year, numbers[year.year])) for year in years]
    return small_multiples(periods, key="by-ward", unit="venues")


def gap_of(year: SchemeYear, numbers: dict[str, int]) -> str:
    """Why a year has no bars."""
    if numbers:
        return ""
    return "No list of venues is held" if year.ran else "The scheme did not run"
