"""Searching the site, as a visitor does."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.search.backends import get_search_backend

from home.models import StandardPage
from home.search_models import SynonymGroup
from plans.models import Activity, PlanEvent, PlanPage, PriorityPage, ReportPage
from tests.home.conftest import many, paragraph, published

pytestmark = [pytest.mark.indexed, pytest.mark.slow]


class Results:
    """A page of results as a reader has it."""

    def __init__(self, response):
        assert response.status_code == 200
        self.response = response
        self.soup = BeautifulSoup(response.content, "html.parser")
        self.main = self.soup.find("main")

    @property
    def titles(self):
        return [link.text for link in self.main.select(".hits h3 a")]

    @property
    def links(self):
        return [link["href"] for link in self.main.select(".hits h3 a")]

    @property
    def marked(self):
        return [mark.text for mark in self.main.select(".hits mark")]

    @property
    def counts(self):
        labels = (label.text.strip(" )\n").split(" (") for label in self.main.select(".opts label"))
        return {name: int(count) for name, count in labels}


@pytest.fixture
def ask(client):
    def ask(typed, **more):
        return Results(client.get("/search/", {"q": typed, **more}))

    return ask


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


class TestWhatIsFound:
    def test_a_page_by_its_title_and_by_its_words(self, ask, make_page):
        make_page("Our lanterns", "They shine on every lane.")
        assert ask("lanterns").titles == ask("shine").titles == ["Our lanterns"]

    def test_a_page_with_the_words_in_its_title_comes_first(self, ask, make_page):
        make_page("About us", "lantern lantern lantern lantern lantern lantern")
        make_page("Lantern", "Something else.")
        make_page("Contact", "lantern lantern lantern lantern")
        assert ask("lantern").titles[0] == "Lantern"

    def test_plural_and_singular(self, ask, make_page):
        make_page("About us", "Our priority is light.")
        assert ask("priorities").titles == ["About us"]

    def test_every_word_is_needed(self, ask, make_page):
        make_page("One", "red lantern")
        make_page("Two", "red door")
        results = ask("red lantern")
        assert results.titles == ["One"]
        assert "some of them" not in results.main.text

    def test_if_no_page_has_every_word_some_will_do_and_the_page_says_so(self, ask, make_page):
        make_page("One", "red lantern")
        make_page("Two", "blue door")
        results = ask("lantern door")
        assert set(results.titles) == {"One", "Two"}
        assert "No page has all these words" in results.main.text

    def test_years_however_they_are_joined(self, ask, make_page):
        make_page("Hyphen", "For 2016-17 only")
        make_page("Dash", "For 2016–17 only")
        make_page("Stroke", "For 2016/17 only")
        assert set(ask("2016-17").titles) == {"Hyphen", "Dash", "Stroke"}

    def test_spellings_that_editors_call_equal(self, ask, make_page):
        make_page("As printed", "Refocussing the work")
        assert ask("refocusing").titles == []
        SynonymGroup.objects.create(terms="refocusing\nrefocussing")
        results = ask("refocusing")
        assert results.titles == ["As printed"]
        assert results.marked == ["Refocussing"]

    def test_short_forms_that_editors_call_equal(self, ask, make_page):
        SynonymGroup.objects.create(terms="NTE, night-time economy")
        make_page("Late", "Work on the night time economy")
        assert ask("NTE").marked == ["night time economy"]


class TestWhatIsNotFound:
    def test_drafts(self, ask, make_page):
        page = make_page("Lantern", "lantern")
        page.unpublish()
        assert ask("lantern").titles == []

    def test_words_of_an_unpublished_edit(self, ask, make_page):
        page = make_page("Lantern", "lantern")
        page.lead = "<p>secretword</p>"
        page.save_revision()
        assert ask("secretword").titles == []

    def test_pages_that_need_a_login(self, ask, make_page):
        make_private(make_page("Lantern", "lantern"))
        assert ask("lantern").titles == []

    def test_pages_below_a_private_page(self, ask, make_page):
        members = make_page("Members")
        make_page("Lantern", "lantern", parent=members)
        assert ask("lantern").titles == ["Lantern"]
        make_private(members)
        results = ask("lantern")
        assert results.titles == []
        assert results.counts == {}

    def test_titles_of_private_pages_are_not_suggested(self, ask, make_page):
        make_private(make_page("Zanzibar"))
        assert "anzibar" not in ask("zanzibra").main.text.replace("zanzibra", "")

    def test_pages_of_another_site(self, ask, make_page, front_page):
        elsewhere = front_page.get_parent()
        make_page("Lantern", "lantern", parent=elsewhere)
        assert ask("lantern").titles == []

    def test_papers_by_the_people_they_name(self, ask, paper):
        for typed in ["Quillfeather", "ada quillfeather", "Inkhorn", "7946 0991", "ned.inkhorn@example.org"]:
            results = ask(typed)
            assert results.titles == [], typed
            assert results.counts == {}

    def test_names_are_covered_where_other_words_match(self, ask, paper):
        results = ask("report burglaries")
        assert results.titles == [paper.title]
        assert "Quillfeather" not in results.response.content.decode()

    def test_a_paper_is_still_found_by_words_that_are_also_somebodys_name(self, ask, papers):
        page = ReportPage(title="Paper", author_person="Rose Lantern", body=[paragraph(1, "A lantern in the lane.")])
        published(papers, page)
        assert ask("lantern").titles == ["Paper"]


class TestHowItIsShown:
    def test_a_match_in_a_paragraph_leads_there(self, ask, paper):
        results = ask("hate crime")
        assert results.links == ["/papers/refocussing/#para-8"]
        assert results.marked == ["hate crime"]
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
        title = ask("rape").soup.title.text
        assert title == "Search: Safer City Partnership"

    def test_the_number_of_results_is_announced(self, ask, make_page):
        make_page("Lantern")
        assert ask("lantern").main.select_one("[role=status]").text.strip() == "1 result for “lantern”"
        assert ask("zebra").main.select_one("[role=status]").text.strip() == "No results for “zebra”"


class TestKindsAndPages:
    def test_kinds_are_counted_and_can_be_chosen(self, ask, make_plan, make_page):
        make_plan("Lantern plan", "in_force")
        make_page("Lantern")
        everything = ask("lantern")
        assert everything.counts == {
            "Support": 0,
            "Campaigns": 0,
            "Plans": 2,
            "Decisions": 0,
            "Papers": 0,
            "Other pages": 1,
        }
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
    def test_another_spelling_is_suggested(self, ask, make_page):
        make_page("Burglary")
        suggestion = ask("burglry").main.find("a", string="burglary")
        assert suggestion["href"] == "/search/?q=burglary"

    def test_another_spelling_of_one_of_several_words_is_suggested(self, ask, make_page):
        make_page("Preventing burglary")
        assert ask("preventing burglry").main.find("a", string="preventing burglary")

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


@pytest.fixture
def hub(front_page):
    from support_services.models import SupportHubPage

    return published(front_page, SupportHubPage(title="Get support", slug="support"))


class TestSomebodyMayBeHurt:
    def test_the_numbers_come_before_the_results(self, ask, make_page, hub):
        make_page("Stalking")
        html = ask("stlaking").response.content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        for number in ("tel:999", "press 55", "tel:101", "tel:08082000247", "/support/"):
            assert main.index(number) < main.index('role="status"')

    def test_also_when_there_is_no_support_page(self, ask, front_page):
        results = ask("domestic abuse")
        assert results.main.find("a", href="tel:999")
        assert not results.main.find("a", href="/support/")

    def test_a_draft_support_page_is_not_linked(self, ask, hub):
        hub.unpublish()
        assert not ask("rape").main.find("a", href="/support/")

    def test_not_for_other_questions(self, ask, front_page):
        assert not ask("strategic plan").main.find("a", href="tel:999")


class TestNothingIsKept:
    def test_neither_browser_nor_server_keeps_the_question(self, ask, front_page, caplog):
        response = ask("secretword rape").response
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies
        assert "secretword" not in caplog.text

    def test_asking_writes_nothing(self, ask, make_page, django_assert_max_num_queries):
        make_page("Lantern")
        with django_assert_max_num_queries(12) as queries:
            ask("lantern")
        assert all(query["sql"].startswith("SELECT") for query in queries)

    def test_only_reading_is_possible(self, client, front_page):
        assert client.post("/search/", {"q": "x"}).status_code == 405


HOSTILE = [
    '"', "'", '"unclosed', "*", "lant*", "a AND", "NOT", "NEAR(a b)", "title:x", "^a", "(", "((((((((", "\\", "%",
    "%s %d {0}", "\x00", "a\x00b", "🚨 lantern", "& | ! <-> :*", "'; DROP TABLE x; --", "lantern " * 12_000,
    "x" * 100_000, "\ud800", "\u202e", "ﷺ" * 200, "- -- ---", "a/b/c/d-e-f-g", '"' + "w " * 50 + '"', "DV " * 12,
    "ⅷ Ⅷ ½ ²", "I'd’s's 's",
]  # fmt: skip


class TestAnythingCanBeAsked:
    @pytest.mark.slow
    def test_without_an_error(self, client, make_page):
        make_page("Lantern", "lantern & door")
        answers = {typed: client.get("/search/", {"q": typed.encode("utf-8", "replace")}) for typed in HOSTILE}
        assert [typed[:20] for typed, answer in answers.items() if answer.status_code != 200] == []

    def test_bytes_that_are_no_text(self, client, make_page):
        assert client.get("/search/?q=%FF%FE%00&t=%00&p=%00").status_code == 200

    def test_a_long_question_says_that_it_was_cut(self, ask, make_page):
        make_page("Lantern")
        results = ask("lantern " * 100)
        assert results.titles == ["Lantern"]
        assert "first part" in results.main.text
        assert len(results.main.find("input", {"name": "q"})["value"]) <= 200

    def test_the_largest_question_with_the_most_synonyms(self, ask, make_page):
        words = [f"word{letter}" for letter in "abcdefghijkl"]
        for word in words:
            SynonymGroup.objects.create(terms=", ".join([word, *(f"{word} {word}{n} other" for n in range(7))]))
        make_page("Lantern", " ".join(words))
        assert ask(" ".join(words)).titles == ["Lantern"]


class TestHowManyQuestionsTheDatabaseIsAsked:
    """With all that costs one: harm, two words, synonyms, plans, priorities, papers that name people, no cache."""

    QUESTIONS = ("lantern lane", "lantern violense", "zebra violence", "violence")

    @pytest.fixture
    def grow(self, papers, plans, front_page, hub):
        def grow(times):
            plan, *_ = made = many(plans, PlanPage, times, "Lantern lane plan")
            PlanEvent.objects.bulk_create(
                PlanEvent(plan=plan, kind="in_force", words="It began", date=date(2020, 1, 1)) for plan in made
            )
            many(plan, PriorityPage, times, "Lantern lane priority", aim="<p>violence</p>")
            body = [paragraph(1, "A lantern in the lane against violence.")]
            many(papers, ReportPage, times, "Paper", author_person="Rose Lantern", body=body)
            many(front_page, StandardPage, times, "Lantern page", lead="<p>in a lane of violence</p>")

        return grow

    def count(self, ask, typed, django_assert_max_num_queries):
        ContentType.objects.clear_cache()
        cache.clear()
        with django_assert_max_num_queries(12) as queries:
            assert ask(typed).titles
        return len(queries)

    @pytest.mark.slow
    def test_at_most_twelve_and_no_more_when_ten_times_larger(self, ask, grow, django_assert_max_num_queries):
        SynonymGroup.objects.create(terms="lane, alley")
        grow(5)
        small = [self.count(ask, typed, django_assert_max_num_queries) for typed in self.QUESTIONS]
        grow(45)
        assert ask("lantern").counts == {
            "Support": 0,
            "Campaigns": 0,
            "Plans": 100,
            "Decisions": 0,
            "Papers": 50,
            "Other pages": 50,
        }
        large = [self.count(ask, typed, django_assert_max_num_queries) for typed in self.QUESTIONS]
        assert all(now <= before for now, before in zip(large, small, strict=True)), (small, large)


def test_words_of_a_page_published_later_are_not_found_before(ask, make_page):
    page = make_page("Lantern", "lantern")
    page.live = False
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save()
    assert ask("lantern").titles == []
