"""Whatever is asked gets an answer, leaves nothing behind and costs little."""

import time
from datetime import date

import pytest

from delivery.generation import Generation
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
        with django_assert_max_num_queries(60) as queries:  # where nothing is remembered, all is read
            ask("lantern")
        # PostgreSQL reads many rows with a cursor that is declared first.
        assert all(query["sql"].startswith(("SELECT", "DECLARE")) for query in queries)


class TestWhereTheWordsGo:
    def test_neutral_words_move_into_an_address_that_can_be_shared(self, client, front_page):
        answer = client.post("/search/", {"q": "strategic plan"})
        assert (answer.status_code, answer["Location"]) == (303, "/search/?q=strategic+plan")

    def test_words_of_harm_never_do(self, client, front_page, hub):
        for typed in ("rape", "my husband hits me", "stlaking", "suicidal", "hatecrime", "I’m being followed"):
            answer = client.post("/search/", {"q": typed})
            assert answer.status_code == 303
            assert len(answer["Location"]) <= len("/search/a1/"), typed
            assert answer["Referrer-Policy"] == "no-referrer"

    def test_the_code_leads_to_the_same_page(self, client, ask, front_page, hub):
        code = client.post("/search/", {"q": "stalking"})["Location"]
        followed = client.get(code).content.decode()
        assert followed.replace(" nonce", "") == ask("stalking").response.content.decode().replace(" nonce", "")
        assert "stalking" not in followed.lower().replace("national stalking helpline", "")

    def test_a_code_that_means_nothing_is_no_page(self, client, front_page):
        for code in ("zz", "p999", "s1", "x1", "p", "1"):
            assert client.get(f"/search/{code}/").status_code == 404

    def test_a_page_that_is_not_about_help_has_no_code(self, client, make_page):
        assert client.get(f"/search/p{make_page('Lantern').pk}/").status_code == 404

    def test_nothing_asked_stays_on_the_page(self, client, front_page):
        assert client.post("/search/", {"q": "  "})["Location"] == "/search/"


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
    """Where a process remembers what it read, as every running site does."""

    QUESTIONS = ("lantern lane", "lantern violense", "zebra", "violence", "Lantern lane plan 3")

    @pytest.fixture
    def remembering(self, settings, tmp_path):
        settings.PAGE_STORE = tmp_path

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

    def test_at_most_ten_however_large_the_site(self, ask, grow, remembering, django_assert_max_num_queries):
        grow(10)
        assert set(ask("lantern").counts) == {"Plans", "Papers", "Other pages"}
        for typed in self.QUESTIONS:
            with django_assert_max_num_queries(10):
                ask(typed)

    def test_what_is_published_is_found_at_once(self, ask, make_page, remembering):
        assert ask("zanzibar").titles == []
        Generation(settings_store() / "generation").bump()
        make_page("Zanzibar")
        Generation(settings_store() / "generation").bump()
        time.sleep(0.02)
        assert ask("zanzibar").titles == ["Zanzibar"]


def settings_store():
    from django.conf import settings

    return settings.PAGE_STORE
