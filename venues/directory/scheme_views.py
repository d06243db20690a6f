"""For venues: what the scheme is, how many took part, and this year's criteria beside last year's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from core.charts import Chart, ChartKind, Reading, bar_chart
from core.navigation import Breadcrumb
from core.script_hashes import allow_script
from core.site_request import SiteRequest
from delivery.clock import day_of
from delivery.decorators import cached_until_midnight, cached_while_unchanged
from delivery.methods import require_safe
from venues.breadcrumbs import below_register
from venues.models import Criterion, SchemeYear
from venues.scheme import scheme_of
from venues.status import AwardEventKind

SELF_CHECK = "js/self-check.js"


@dataclass(frozen=True)
class Compared:
    """One criterion of this year, and whether last year had it in these words, had none, or officers say it is new."""

    text: str
    is_new: bool


@dataclass(frozen=True)
class SchemeSection:
    """The criteria about one subject: this year's, and those of last year that are gone."""

    name: str
    now: tuple[Compared, ...]
    gone: tuple[str, ...]


@require_safe
@cached_until_midnight
@cached_while_unchanged
def for_venues(request: SiteRequest) -> HttpResponse:
    years = list(SchemeYear.objects.prefetch_related("criteria", "levels", "awards"))
    with_criteria = [year for year in years if year.criteria.all()]
    this_year, last_year = [*with_criteria, None, None][:2]
    sections = compared(this_year.criteria.all(), last_year.criteria.all() if last_year else ()) if this_year else []
    today = day_of(request).year
    is_of_today = this_year is not None and this_year.year >= today
    context = {
        "team": scheme_of(request),
        "page": page_here(request),
        "trail": below_register(request, Breadcrumb(f"{scheme_of(request).name} for venues", request.path)),
        "today_year": today,
        "is_of_today": is_of_today,
        "new_in": "New this year" if is_of_today else f"New in {this_year.year}" if this_year else "",
        "this_year": this_year,
        "last_year": last_year,
        "sections": sections,
        "how_many": sum(len(section.now) for section in sections),
        "chart": chart_of(years, issued_by_year(), today),
        "sources": [year for year in reversed(years) if year.source_note],
    }
    page = render(request, "venues/directory/for_venues.html", context)
    return allow_script(page, SELF_CHECK) if sections else page


def page_here(request: SiteRequest) -> Page | None:
    """The page that editors have made at this address: what they say of the scheme."""
    page = next(iter(request.navigation.on_the_way[2:]), None)
    return page.specific if page and page.live else None


def compared(now: Iterable[Criterion], before: Iterable[Criterion]) -> list[SchemeSection]:
    """This year's criteria by subject. What is not marked new, but was not there last year, is new too."""
    now, before = list(now), list(before)
    said_before = {each.text for each in before}
    said_now = {each.text for each in now}
    names = dict.fromkeys(each.section for each in [*now, *before])
    return [
        SchemeSection(
            name,
            tuple(
                Compared(each.text, each.is_new or (bool(before) and each.text not in said_before))
                for each in now
                if each.section == name
            ),
            tuple(each.text for each in before if each.section == name and each.text not in said_now),
        )
        for name in names
    ]


def issued_by_year() -> dict[int, int]:
    """How many venues the register holds an accreditation for, by year; samples and what was replaced left out."""
    real = SchemeYear.objects.filter(accreditations__venue__is_sample=False).exclude(
        accreditations__events__kind=AwardEventKind.REPLACED
    )
    return dict(real.values_list("year").annotate(Count("accreditations__venue", distinct=True)))


def chart_of(years: Sequence[SchemeYear], issued: dict[int, int], today: int) -> Chart | None:
    """Venues with the award, by year: what was reported, else what the register holds, else not known."""
    rows = [year for year in sorted(years, key=lambda year: year.year) if year.year <= today]
    if not rows:
        return None
    return bar_chart([reading(year, issued) for year in rows], key="awards", unit="venues", what="The scheme")


def reading(year: SchemeYear, issued: dict[int, int]) -> Reading:
    if not year.ran:
        return Reading(str(year.year), kind=ChartKind.DID_NOT_RUN)
    number = year.accredited_reported if year.accredited_reported is not None else issued.get(year.year)
    return Reading(str(year.year), number) if number is not None else Reading(str(year.year), kind=ChartKind.NOT_KNOWN)
