"""Whatever is asked gets an answer, leaves nothing behind and costs little."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache

from home.models import StandardPage
from home.search_models import SynonymGroup
from plans.models import PlanEvent, PlanPage, PriorityPage, ReportPage
from tests.home.conftest import many, paragraph

pytestmark = [pytest.mark.indexed, pytest.mark.slow]


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
