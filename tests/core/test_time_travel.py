"""A page asked for a day shows that day or says that it cannot; no redirect and no link loses the day on the way."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from wagtail.contrib.redirects.models import Redirect

from core.time_travel import with_day_kept
from delivery.clock import london_now
from plans.models import (
    Activity,
    Figure,
    ImplementationPlanPage,
    Measure,
    PlanEvent,
    PlanIndexPage,
    PlanPage,
    PriorityPage,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def plan(front_page):
    plans = front_page.add_child(instance=PlanIndexPage(title="Our plans", slug="plans"))
    plan = PlanPage(title="Plan 2016–17", slug="2016-17")
    plan.events = [
        PlanEvent(kind="for_agreement", words="It went to the Board.", date=date(2016, 6, 6)),
        PlanEvent(kind="drafted", words="It was made known.", date=date(2016, 6, 17)),
    ]
    plans.add_child(instance=plan)
    plan.add_child(instance=PriorityPage(title="Violence", slug="violence"))
    return plan


def main_of(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser").main


def test_a_redirect_keeps_the_day(client, plan):
    Redirect.objects.create(old_path="/plans/first-name", redirect_page=plan, is_permanent=True)
    answer = client.get("/plans/first-name/?on=2016-06-10")
    assert answer.status_code == 301
    assert answer["Location"].endswith("/plans/2016-17/?on=2016-06-10")
    assert client.get("/plans/first-name/")["Location"].endswith("/plans/2016-17/")


def test_links_keep_the_day_and_lead_elsewhere_without_it(client, plan):
    main = main_of(client, "/plans/2016-17/?on=2016-06-10")
    assert main.select("a[href='/plans/2016-17/violence/?on=2016-06-10']")
    assert main.select("a[href='/plans/2016-17/']")  # “as it is today”
    assert not main.select("a[href*='papers'][href*='on=']")


def test_what_came_later_is_not_told_of_a_day(client, plan):
    assert "It went to the Board." in main_of(client, "/plans/2016-17/?on=2016-06-10").text
    assert "It was made known." not in main_of(client, "/plans/2016-17/?on=2016-06-10").text
    assert "It was made known." in main_of(client, "/plans/2016-17/").text


@pytest.mark.parametrize("address", ["/", "/plans/", "/plans/2016-17/", "/plans/2016-17/violence/", "/lineage/"])
def test_a_page_that_can_be_read_on_a_day_honours_it_or_says_what_is_wrong(client, plan, address):
    assert client.get(f"{address}?on=2016-06-10").status_code == 200
    assert client.get(f"{address}?on=tomorrow").status_code == 400


def test_a_day_that_is_still_to_come_is_refused_in_words(client, plan):
    tomorrow = london_now().date() + timedelta(days=1)
    answer = client.get(f"/plans/2016-17/?on={tomorrow}")
    assert answer.status_code == 400
    assert "That day is still to come." in answer.text


def test_a_plan_that_nobody_had_heard_of_is_not_told_of_a_day(client, plan):
    later = PlanPage(title="Strategy 2022–25", slug="2022-25")
    later.events = [PlanEvent(kind="in_force", words="It began.", date=date(2022, 1, 1), date_precision="year")]
    plan.get_parent().add_child(instance=later)
    later.add_child(instance=PriorityPage(title="Hate crime", slug="hate-crime"))
    plan.get_parent().add_child(instance=ImplementationPlanPage(title="Who does what from 2022", plan=later))
    listed = main_of(client, "/plans/?on=2021-12-31").text
    assert "2016–17" in listed and "2022" not in listed
    for address in ("2022-25/", "2022-25/hate-crime/", "who-does-what-from-2022/"):
        answer = client.get(f"/plans/{address}?on=2021-12-31")
        main = BeautifulSoup(answer.content, "html.parser").main
        assert answer.status_code == 404 and "We know nothing of this on that day" in main.text
        assert "Strategy" not in main.text and "Hate" not in main.text
        assert main.select(f"a[href='/plans/{address}']")
        assert client.get(f"/plans/{address}?on=2022-06-01").status_code == 200
        assert client.get(f"/plans/{address}").status_code == 200
    assert "2022" in main_of(client, "/plans/?on=2022-06-01").text


def test_figures_of_later_periods_are_not_told_and_a_later_correction_is_undone(client, plan):
    area = PriorityPage.objects.get()
    area.activities = [Activity(number=1, title="Count")]
    area.save()
    measure = Measure(name="Venues with an award", unit="venues", activity=area.activities.get())
    measure.figures = [
        Figure(
            kind="observed", value=value, period_as_published=str(year), starts=date(year, 1, 1),
            ends=date(year, 12, 31), outside_source=f"A page, {year}",
        ) for year, value in ((2016, 47), (2017, 45))
    ]  # fmt: skip
    measure.save()
    figure = measure.figures.get(period_as_published="2016")
    figure.value, figure.correction_reason = 49, "Two were missed."
    measure.figures = [figure, measure.figures.get(period_as_published="2017")]
    measure.save()
    for address in ("/plans/2016-17/violence/", "/plans/2016-17/"):
        then, now = main_of(client, f"{address}?on=2017-06-01").text, main_of(client, address).text
        assert "47 venues in 2016" in " ".join(then.split())
        later = ("49", "45", "A page, 2017", "Two were missed.")
        assert not [word for word in later if word in then]
        shown = [word for word in later if word != "A page, 2017" or address.endswith("violence/")]
        assert all(word in now for word in shown)  # where a figure was read stands on the area's page alone


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/feed.xml", "text/plain; charset=utf-8"),
        ("/decisions/feed.xml", "application/problem+json"),  # it is open data
        ("/campaigns/feed.xml", "text/plain; charset=utf-8"),
        ("/campaigns/calendar.ics", "text/plain; charset=utf-8"),
    ],
)
def test_feeds_and_calendars_refuse_a_day_in_words(client, plan, address, kind):
    assert client.get(address).status_code == 200
    answer = client.get(f"{address}?on=2016-06-10")
    assert (answer.status_code, answer["Content-Type"]) == (400, kind)
    words = "There is no parameter “on”." if "json" in kind else "Leave out “on”"
    assert words in answer.text and "Violence" not in answer.text


@pytest.mark.parametrize("address", ["/changes/", "/search/", "/data/"])
def test_any_other_page_refuses_it_in_words(client, plan, address):
    assert client.get(address).status_code == 200
    answer = client.get(f"{address}?on=2016-06-10")
    assert answer.status_code == 400
    assert "cannot show that" in answer.text


def test_only_links_in_main_to_the_sections_given_are_changed():
    html = '<a href="/plans/"></a><main><a class="x" href="/plans/a/#b">A</a><a href="/papers/">B</a></main>'
    assert with_day_kept(html, "2016-06-10", {"plans"}) == (
        '<a href="/plans/"></a><main><a class="x" href="/plans/a/?on=2016-06-10#b">A</a><a href="/papers/">B</a></main>'
    )
