"""What a visitor is shown of what was found, and what instead when nothing was."""

from datetime import date

import pytest
from wagtail.search.backends import get_search_backend

from home.models import StandardPage
from plans.models import Activity
from support_services.models import ContactPoint, Service
from tests.home.conftest import many

pytestmark = [pytest.mark.indexed, pytest.mark.slow]


class TestHowItIsShown:
    def test_a_match_in_a_paragraph_leads_there(self, ask, paper):
        results = ask("significant risks")
        assert results.links == ["/papers/refocussing/#para-8"]
        assert results.marked == ["significant risk"]
        assert "Paragraph 8. 13 June 2023" in results.main.text

    def test_a_match_in_an_activity_leads_there(self, ask, make_plan):
        priority = make_plan("Plan now", "in_force").get_children().get().specific
        priority.activities = [Activity(number=2, title="Count bicycles", text="<p>On every bridge.</p>")]
        priority.save()
        get_search_backend().add(priority)
        assert ask("bridge").links == [f"{priority.url}#activity-2"]

    def test_what_a_page_says_is_escaped(self, ask, make_page):
        make_page("<script>alert(1)</script> lantern", "lantern &lt;img src=x onerror=alert(1)&gt;")
        html = ask("lantern").response.content.decode()
        assert "<script>alert" not in html and "<img src=x" not in html
        assert "&lt;img src=x onerror=alert(1)&gt;" in html

    def test_what_was_asked_is_escaped(self, ask, front_page):
        html = ask('"><script>alert(1)</script>').response.content.decode()
        assert "<script>alert" not in html

    def test_a_page_that_matches_by_title_alone_shows_its_own_description(self, ask, make_page):
        make_page("Lantern", "", search_description="What we know of light & dark.")
        assert "What we know of light & dark." in ask("lantern").main.text

    def test_plans_say_their_state(self, ask, make_plan):
        make_plan("Old plan", "superseded")
        assert "Plan: replaced" in ask("lanterns").main.text

    def test_plans_in_force_come_before_former_ones_with_all_their_priorities(self, ask, make_plan):
        make_plan("Gone plan", "superseded", "lanterns " * 20)
        make_plan("Draft plan", "drafted", "lanterns " * 20)
        make_plan("Plan now", "in_force", "One more word about lanterns.")
        make_plan("Taken back", "withdrawn", "lanterns " * 20)
        titles = ask("lanterns").titles
        assert len(titles) == 8
        assert set(titles[:2]) == {"Plan now", "Priority of Plan now"}

    def test_the_title_of_the_page_never_repeats_the_question(self, ask, front_page):
        assert ask("lantern").soup.title.text == "Search: Safer City Partnership"
        assert ask("rape").soup.title.text == "Local services"

    def test_the_number_of_results_is_announced(self, ask, make_page):
        make_page("Lantern")
        assert ask("lantern").announced == "1 result for “lantern”"
        assert ask("zebra").announced == "We have no page about “zebra”"


class TestKindsAndPages:
    def test_kinds_are_counted_and_can_be_chosen(self, ask, make_plan, make_page):
        make_plan("Lantern plan", "in_force")
        make_page("Lantern")
        everything = ask("lantern")
        assert everything.counts == {"Plans": 2, "Other pages": 1}
        one_kind = ask("lantern", t="other")
        assert one_kind.titles == ["Lantern"]
        assert one_kind.counts == everything.counts
        assert len(ask("lantern", t=["other", "plans"]).titles) == 3

    def test_a_kind_without_results_offers_the_others(self, ask, make_page):
        make_page("Lantern")
        assert "results of other kinds" in ask("lantern", t="papers").main.text

    def test_unknown_kinds_are_ignored(self, ask, make_page):
        make_page("Lantern")
        assert ask("lantern", t="'; DROP TABLE").titles == ["Lantern"]

    def test_twenty_results_to_a_page(self, ask, front_page):
        many(front_page, StandardPage, 25, "Lantern")
        first, second = ask("lantern"), ask("lantern", p=2)
        assert (len(first.titles), len(second.titles)) == (20, 5)
        assert len(set(first.titles + second.titles)) == 25
        assert first.main.select_one("[rel=next]")["href"] == "?q=lantern&p=2"

    def test_any_page_number_gives_a_page(self, ask, make_page):
        make_page("Lantern")
        for number in ["999", "x", "-1", "0", "", "1e9", "²", "9" * 400]:
            assert ask("lantern", p=number, page=number).titles == ["Lantern"], number


class TestNothingFound:
    def test_a_slip_is_put_right_and_said(self, ask, make_page):
        make_page("Lanterns and lanes")
        for typed in ("lantrens", "lanternsand lanes", "lanternes"):
            assert ask(typed).titles == ["Lanterns and lanes"], typed
        assert ask("lantrens").main.find("a", string="lanterns")["href"] == "/search/?q=lanterns"

    def test_nobody_is_told_to_check_the_spelling(self, ask, front_page):
        assert "spelling" not in ask("zebra").main.text

    def test_the_parts_of_the_site_and_the_support_hub_are_offered(self, ask, papers, hub):
        results = ask("zebra")
        assert results.main.find("a", string="Papers")["href"] == "/papers/"
        assert results.main.find("a", href="/support/")

    def test_nothing_asked_shows_the_form_and_the_parts_of_the_site(self, ask, papers):
        for typed in ("", "  ", "*", "🚨"):
            results = ask(typed)
            assert results.main.find("input", {"name": "q"})
            assert results.main.find("a", string="Papers")
            assert not results.main.select("[role=status]")


class TestSomebodyMayBeHurt:
    def test_the_numbers_come_before_the_pages(self, ask, hub):
        html = ask("stlaking").response.content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        for number in ("tel:999", "press 55", "tel:101"):
            assert main.index(number) < main.index("Pages that help")

    def test_it_is_a_page_of_the_support_kind(self, ask, hub):
        results = ask("rape")
        assert results.is_help
        assert results.response["Cache-Control"] == "no-store"
        assert results.response["Referrer-Policy"] == "no-referrer"
        assert results.links == ["/support/"]
        assert results.main.find("input", {"name": "q"})["value"] == ""

    def test_also_when_there_is_no_support_page(self, ask, front_page):
        results = ask("domestic abuse")
        assert results.main.find("a", href="tel:999")
        assert not results.main.find("a", href="/support/")

    def test_a_draft_support_page_is_not_linked(self, ask, hub):
        hub.unpublish()
        assert not ask("rape").main.find("a", href="/support/")

    def test_not_for_other_questions(self, ask, front_page):
        assert not ask("strategic plan").is_help

    def test_the_lines_for_that_kind_of_harm_are_named(self, ask, hub):
        service = Service(
            reference="stalking", name="A line", what_it_does="They listen.", hours="24/7", checked_on=date(2026, 1, 1)
        )
        service.source_url = "https://example.org/"
        service.contact_points = [ContactPoint(kind="phone", value="020 7946 0321")]
        service.save()
        results = ask("someone is following me")
        assert results.main.select_one(".talk a.tel")["href"] == "tel:02079460321"
        assert results.main.select_one(".cards").find("a", string="A line")
        assert not ask("forced marriage").main.find("a", string="A line")
