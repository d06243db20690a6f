"""Wherever a date is shown or sent, no more of it is told than its source says: pages, feeds, calendars and data."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone

from core.models import DatedFact
from plans.models import AreaName, DecisionPage, Figure, LaterMention, PlanPage, PriorityPage
from tests.plans.test_sources_lead_home import crawl, fixture_site  # noqa: F401 - a fixture

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

YEAR = 1987  # of which nothing else here speaks
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
A_DAY = (
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS}) {YEAR}|(?:{MONTHS}) \d{{1,2}},? {YEAR}|{YEAR}-\d\d-\d\d|\d\d/\d\d/{YEAR}"
)
A_MONTH = rf"(?:{MONTHS}) {YEAR}|{YEAR}-\d\d"
A_SEASON = rf"(?:spring|summer|autumn|winter) {YEAR}|(?:early|late) {YEAR}|{YEAR}-q\d"
TOO_MUCH = {
    "year": f"{A_DAY}|{A_MONTH}|{A_SEASON}",
    "early_year": f"{A_DAY}|{A_MONTH}|late {YEAR}",
    "by_month": A_DAY,
}
# How long a state is certain, in days, and the last day of a quarter or year: counted by us, and no date of a source.
COUNTED = rf"(?:\.\.|\d{{4}}-\d\d-\d\d)/(?:\.\.|\d{{4}}-\d\d-\d\d)|31 (?:March|December) {YEAR}"


@pytest.fixture
def dated(fixture_site, strategy, minutes):  # noqa: F811
    """The record, with one of each fact that has a date and is not in it already."""
    area = PriorityPage.objects.get(slug="theft")
    told = {"date": date(YEAR, 3, 17), "public_source": minutes}
    area.names = [AreaName(name_as_published="Stealing", **told)]
    area.later_mentions = [LaterMention(text="It is spoken of.", **told)]
    area.save()
    PlanPage.objects.update(term_starts=date(YEAR, 3, 17), term_ends=date(YEAR, 3, 17))
    DecisionPage.objects.update(effective_date=date(YEAR, 3, 17), first_published_at=timezone.now())


def with_precision(precision: str) -> None:
    """Every date that is not of a report on progress: the same day, of which only so much is known."""
    day = date(YEAR, 3, 1)  # as a form stores it
    for model in apps.get_models():
        if issubclass(model, DatedFact):
            model._default_manager.update(date=day, date_precision=precision, date_as_published="")
    PlanPage.objects.update(term_starts=day, term_ends=day, term_precision=precision)
    DecisionPage.objects.update(effective_date=day, effective_precision=precision)
    Figure.objects.update(starts=day, ends=day, period_precision=precision, period_as_published=str(YEAR))


@pytest.mark.parametrize("precision", TOO_MUCH)
def test_no_page_feed_or_file_says_more_of_a_date_than_is_known(client, dated, precision):
    with_precision(precision)
    pages = crawl()
    found = {address: said_in(page.html.get_text(" | "), precision) for address, page in pages.items() if page.is_html}
    files = sorted({address for address in pages if address.startswith(("/data/v1/", "/decisions/feed"))})
    found |= {address: said_in(client.get(address).text, precision) for address in files}
    assert len(files) > 20
    assert sum(str(YEAR) in page.text for page in pages.values()) > 5
    assert {address: said for address, said in found.items() if said} == {}


def said_in(text: str, precision: str) -> list[str]:
    told = re.sub(COUNTED, "", " ".join(text.split()))
    return re.findall(TOO_MUCH[precision], told, re.IGNORECASE)
