"""A page asked for a day shows that day or says that it cannot; no redirect and no link loses the day on the way."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from wagtail.contrib.redirects.models import Redirect

from core.time_travel import with_day_kept
from delivery.clock import london_now
from plans.models import PlanEvent, PlanIndexPage, PlanPage, PriorityPage

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
