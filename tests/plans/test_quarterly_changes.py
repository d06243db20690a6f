"""“What changed this quarter” is written from the record, and a past quarter always in the same words."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from plans.models import (
    Activity,
    DecisionPage,
    Definition,
    DefinitionVersion,
    Figure,
    Measure,
    Membership,
    Organisation,
    PlanEvent,
    PriorityPage,
    ProgressUpdate,
    ReportPage,
)
from plans.quarters import Quarter
from tests.plans.large_record import make_large_record

pytestmark = pytest.mark.slow


class TestQuarters:
    @pytest.mark.parametrize(
        ("day", "address", "words"),
        [
            (date(2023, 6, 30), "2023-q2", "April to June 2023"),
            (date(2023, 7, 1), "2023-q3", "July to September 2023"),
            (date(2024, 2, 29), "2024-q1", "January to March 2024"),
            (date(2023, 12, 31), "2023-q4", "October to December 2023"),
        ],
    )
    def test_every_day_is_in_one(self, day, address, words):
        quarter = Quarter.of(day)
        assert (quarter.address, str(quarter)) == (address, words)
        assert quarter.first <= day <= quarter.last
        assert quarter == Quarter.at(address)

    @pytest.mark.parametrize(
        "address", ["2023-q5", "2023-q0", "2023q2", "23-q2", "0000-q1", "9999-q4", "٢٠٢٣-q2", "2023-q2 ", ""]
    )
    def test_what_is_not_one_is_none(self, address):
        assert Quarter.at(address) is None


@pytest.fixture
def read(client):
    """The words and the markup of one quarter's own part of its page."""

    def read(address: str) -> BeautifulSoup:
        response = client.get(f"/changes/{address}/")
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser").main

    return read


@pytest.fixture
def record(plan, decisions, refocus):
    decisions.add_child(instance=refocus)
    report(date(2016, 9, 1), next_due=date(2016, 12, 1))
    return plan


def report(day: date, **more) -> ProgressUpdate:
    return ProgressUpdate.objects.create(
        activity=Activity.objects.get(number=2, priority__slug="violence"), date=day, delivery_state="on_track",
        narrative=f"What was done by {day}.", author_role="Community Safety Team", entered_at=timezone.now(), **more,
    )  # fmt: skip


class TestOneQuarter:
    def test_it_tells_the_decision_and_what_became_of_every_area(self, read, record):
        page = read("2023-q2")
        assert page.select_one("#changes_decisions + ol a")["href"] == "/decisions/refocus/"
        rows = page.select("#changes_areas + ol > li")
        told = {row.h3.text: (row.select_one(".tag").text.strip(), row.p.text) for row in rows}
        assert len(told) == 7
        assert told["Serious violence"][0] == "Merged"
        assert "It went on as: Violence." in told["Serious violence"][1]
        assert "Left out: neighbourhood crime." in told["Anti-social behaviour and neighbourhood crime"][1]
        assert "Named as dealing with it now: no group." in told["Hate crime"][1]
        assert "Named as dealing with it now: Vulnerability board." in told["Safeguarding"][1]
        assert all(row.select("a[href*='/papers/a-paper/#para-2']") for row in rows)

    def test_it_tells_how_things_stood_at_its_end(self, read, record):
        assert "On 31 March 2023: Strategy 2022–25: seven areas in focus, no areas paused." in read("2023-q1").text
        assert "On 30 June 2023: Strategy 2022–25: three areas in focus, three areas paused." in read("2023-q2").text

    def test_it_tells_of_plans_papers_and_partners(self, read, record):
        page = read("2016-q2")
        assert "It went to the Board." in page.select_one("#changes_plans + ol").text
        assert page.select_one("#changes_papers + ol a").text == "A paper"
        assert [row.h3.text for row in page.select("#changes_partners + ol > li")] == ["Police", "Residents"]

    def test_it_tells_of_reports_and_of_those_that_were_late(self, read, record):
        assert "What was done by 2016-09-01." in read("2016-q3").text
        assert "due on 1 December 2016" not in read("2016-q3").text
        assert "due on 1 December 2016" in read("2016-q4").select_one("#changes_late + ul").text

    def test_a_figure_belongs_to_the_quarter_in_which_its_period_ends(self, read, record):
        assert "2016: 47 venues." in read("2016-q4").select_one("#changes_figures + ol").text

    def test_a_date_of_which_only_the_year_is_known_stands_in_no_quarter_and_claims_no_day(self, read, record):
        assert "It was published" not in "".join(read(f"2022-q{number}").text for number in (1, 2, 3, 4))
        row = read("2022").select_one("#changes_plans + ol > li")
        assert row.time["datetime"] == row.time.text == "2022"

    def test_words_and_departures_are_told(self, read, record):
        word = Definition(term="Anti-social behaviour", slug="asb")
        word.versions = [DefinitionVersion(valid_from=date(2019, 2, 3), text="What troubles others.")]
        word.save()
        Membership.objects.filter(name_as_published="Police").update(ended_on=date(2019, 3, 1))
        assert "What troubles others." in read("2019-q1").select_one("#changes_words + ol").text
        assert "Police" in read("2019-q1").select_one("#changes_left + ol").text

    def test_an_empty_quarter_says_that_nothing_is_recorded(self, read, front_page):
        page = read("2005-q3")
        assert "Nothing is recorded for this quarter" in page.text
        assert "nothing that says a plan was in force" in page.text

    def test_what_is_not_public_is_not_told(self, read, record, plan, paper):
        PageViewRestriction.objects.create(page=plan, restriction_type=PageViewRestriction.LOGIN)
        paper.unpublish()
        DecisionPage.objects.get().unpublish()
        said = "".join(read(quarter).text for quarter in ("2016-q2", "2016-q3", "2016-q4", "2023-q2"))
        for hidden in ("Plan 2016–17", "It went to the Board", "A paper\n", "What was done", "47 venues", "From seven"):
            assert hidden not in said

    @pytest.mark.parametrize("address", ["2999-q1", "2023-q5", "summer", "2023-13-q1"])
    def test_a_quarter_there_is_not_is_refused_in_words(self, client, front_page, address):
        response = client.get(f"/changes/{address}/")
        assert response.status_code == 404
        assert "Choose one from the list" in response.text or "Write it like 2023-q2" in response.text


class TestTellingItAgain:
    def test_a_past_quarter_is_told_in_the_same_bytes_whatever_happens_later(self, client, record, strategy, decisions):
        quarters = ("2016-q2", "2016-q3", "2016-q4", "2022", "2022-q4", "2023-q1", "2023-q2")
        before = {quarter: main_of(client, quarter) for quarter in quarters}
        add_what_came_later(strategy, decisions)
        assert {quarter: main_of(client, quarter) for quarter in quarters} == before
        assert b"A later paper" in main_of(client, "2024-q2")

    def test_a_quarter_that_still_runs_says_so(self, client, front_page, read):
        running = Quarter.of(timezone.localdate())
        over = Quarter.of(running.first - timedelta(days=1))
        assert "This quarter is still running" in read(running.address).text
        assert "still running" not in read(over.address).text


def main_of(client, quarter: str) -> bytes:
    """The page's own part: the menu around it is the site's, and may change."""
    content = client.get(f"/changes/{quarter}/").content
    return content[content.index(b"<main") : content.index(b"</main>")]


def add_what_came_later(strategy, decisions):
    """A report, a correction, a paper, a figure, a decision, a partner, a word and an event, all of later quarters."""
    first = ProgressUpdate.objects.get()
    report(date(2024, 4, 1), next_due=date(2024, 7, 1))
    report(date(2024, 4, 2), corrects=first, correction_reason="It was another street.")
    papers = ReportPage.objects.get().get_parent()
    papers.add_child(instance=ReportPage(title="A later paper", date=date(2024, 4, 3)))
    measure = Measure.objects.get()
    year = {"starts": date(2024, 1, 1), "ends": date(2024, 6, 30), "period_as_published": "2024"}
    measure.figures = [*measure.figures.all(), Figure(kind="observed", value=75, **year)]
    measure.save()
    board = Organisation.objects.get(name="The Board")
    decisions.add_child(
        instance=DecisionPage(
            title="Later",
            slug="later",
            date=date(2024, 4, 4),
            body=board,
            outcome="noted",
            source_paper=ReportPage.objects.first(),
        )
    )
    Membership.objects.create(
        body=board, name_as_published="Shops", capacity="invited", date=date(2024, 4, 5), place_in_list=1
    )
    word = Definition(term="Violence", slug="violence")
    word.versions = [DefinitionVersion(valid_from=date(2024, 4, 6), text="Harm.")]
    word.save()
    strategy.events = [
        *strategy.events.all(),
        PlanEvent(kind="withdrawn", words="It was taken back.", date=date(2024, 4, 7)),
    ]
    strategy.save()


class TestTheList:
    def test_it_lists_the_quarters_in_which_anything_happened_the_latest_first(self, client, record):
        page = BeautifulSoup(client.get("/changes/").content, "html.parser").main
        listed = [link["href"] for link in page.select("h2 a")]
        assert listed == [f"/changes/{each}/" for each in ("2023-q2", "2022", "2016-q4", "2016-q3", "2016-q2")]
        assert "One decision, seven changed areas." in page.text

    def test_what_is_still_to_come_is_not_listed(self, client, strategy):
        strategy.events = [PlanEvent(kind="due", words="It is due.", date=date(2999, 1, 1))]
        strategy.save()
        assert "2999" not in client.get("/changes/").content.decode()

    def test_an_empty_record_says_so(self, client, front_page):
        assert "Nothing with a date has been recorded" in client.get("/changes/").content.decode()


def test_a_large_record_costs_no_more_queries_than_a_small_one(client, plans, paper):
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as made:
            assert client.get(address).status_code == 200
        return len(made)

    addresses = ("/changes/", "/changes/2012-q1/", "/decisions/feed.xml")
    make_large_record(plans, paper, plans=range(2), areas=2, updates=8)
    client.get("/changes/")  # reads, for an hour, where the site begins
    small = [queries(address) for address in addresses]
    make_large_record(plans, paper, plans=range(2, 30), areas=10, updates=2000)
    assert [queries(address) for address in addresses] == small
    assert max(small) <= 30


def test_an_area_that_was_unpublished_is_not_named_by_its_decision(read, record):
    PriorityPage.objects.get(slug="hate-crime").unpublish()
    assert "Hate crime" not in read("2023-q2").text
