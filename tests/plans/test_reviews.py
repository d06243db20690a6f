"""An implementation plan and an annual review: what was promised, what is recorded, what passed without a record."""

from datetime import date
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.partial_dates import PartialDate, Precision
from plans.models import Activity, AnnualReviewPage, ImplementationPlanPage, ProgressUpdate
from plans.presentation.promises import Years, summed_up

pytestmark = pytest.mark.slow


@pytest.fixture
def pages(plans, plan):
    """Both pages of the plan of 2016–17, of which one activity was reported on in the year and once after it."""
    report("on_track", date(2016, 9, 1), "The map is half done.")
    report("complete", date(2018, 5, 1), "It was finished later.")
    year = {"year_starts": date(2016, 4, 1), "year_ends": date(2017, 3, 31)}
    review = plans.add_child(instance=AnnualReviewPage(title="Review", slug="review", plan=plan, **year))
    todo = plans.add_child(instance=ImplementationPlanPage(title="Who does what", slug="to-do", plan=plan))
    return SimpleNamespace(review=review, todo=todo)


def report(state: str, day: date, words: str, **more) -> ProgressUpdate:
    return ProgressUpdate.objects.create(
        activity=Activity.objects.get(number=2), date=day, delivery_state=state, narrative=words,
        author_role="Community Safety Team", entered_at=timezone.now(), **more,
    )  # fmt: skip


def main_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


def test_a_review_holds_what_was_reported_in_its_year_and_nothing_later(client, pages):
    text = main_of(client, "/plans/review/")
    assert "From 1 April 2016 to 31 March 2017." in text
    assert "The map is half done." in text and "It was finished later." not in text


def test_a_list_of_what_it_holds_leads_to_each_area(client, pages):
    page = BeautifulSoup(client.get("/plans/review/").content, "html.parser")
    places = [link["href"] for link in page.select(".toc a")]
    assert len(places) > 1 and all(page.select_one(place).h2 for place in places)


def test_what_passed_without_a_record_is_counted_and_said_kindly(client, pages):
    text = main_of(client, "/plans/review/")
    silent = Activity.objects.count() - 1
    assert silent and "Nothing is recorded of" in text
    assert text.count("Nothing. That does not mean that nothing was done.") == silent


def test_an_implementation_plan_says_who_when_and_how_far(client, pages):
    text = main_of(client, "/plans/to-do/")
    assert "Complete" in text and "Reported on 1 May 2018." in text
    assert "The plan names nobody." in text and "The plan gives no time." in text


def test_on_an_earlier_day_nothing_later_is_told(client, pages):
    assert "The map is half done." not in main_of(client, "/plans/review/?on=2016-08-31")
    text = main_of(client, "/plans/to-do/?on=2017-01-01")
    assert "On track" in text and "2018" not in text


def test_a_report_that_was_corrected_is_not_counted(client, pages):
    wrong = ProgressUpdate.objects.get(date=date(2016, 9, 1))
    report("at_risk", date(2016, 9, 2), "A third is done.", corrects=wrong, correction_reason="The map was older.")
    text = main_of(client, "/plans/review/")
    assert "A third is done." in text and "The map is half done." not in text


def test_a_plan_that_is_not_public_tells_nothing(client, pages, plan):
    plan.unpublish()
    for address in ("/plans/review/", "/plans/to-do/"):
        text = main_of(client, address)
        assert "is not public" in text and "map" not in text


def test_the_list_of_plans_leads_to_both(client, pages):
    links = [link["href"] for link in BeautifulSoup(client.get("/plans/").content, "html.parser").main.select("a")]
    assert {"/plans/review/", "/plans/to-do/"} <= set(links)


def test_a_year_that_ends_before_it_begins_is_refused_at_its_field(plan):
    page = AnnualReviewPage(title="R", slug="r", plan=plan, year_starts=date(2017, 4, 1), year_ends=date(2016, 4, 1))
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert "year_ends" in refused.value.message_dict


def test_a_date_of_which_only_the_year_is_known_may_lie_in_either_year():
    known = PartialDate(date(2017, 1, 1), Precision.YEAR)
    for first in (date(2016, 4, 1), date(2017, 4, 1)):
        assert Years(first, date(first.year + 1, 3, 31), date(2026, 1, 1)).holds(known)
    assert not Years(date(2018, 4, 1), date(2019, 3, 31), date(2026, 1, 1)).holds(known)


def test_a_plan_without_activities_says_so():
    assert summed_up([]) == "No activities of this plan are held here."
