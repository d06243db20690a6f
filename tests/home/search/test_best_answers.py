"""What editors say to some questions stands above the results, until the day that they set."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.search_models import AnswerLine, BestAnswer
from support_services.models import ContactPoint, Service


@pytest.fixture
def answer(db):
    return BestAnswer.objects.create(
        reference="lanterns",
        phrases="lantern broken\nlamp out",
        label="deals",
        heading="The lamplighter mends lanterns",
        text="Say which lane it is in.",
        addresses="/lamps/",
        reviewed_on=date(2026, 11, 1),
    )


@pytest.fixture
def lamplighter(answer):
    service = Service(reference="lamps", name="Lamplighter", what_it_does="Mends.", checked_on=date(2026, 1, 1))
    service.contact_points = [ContactPoint(kind="phone", value="020 7946 0123")]
    service.source_url = "https://example.org/"
    service.save()
    answer.lines = [AnswerLine(service=service, note="By day")]
    answer.save()
    return service


class TestWhatReadersSee:
    def test_the_answer_its_number_and_its_page_first(self, ask, front_page, make_page, lamplighter):
        make_page("About lanterns", "A broken lantern, and another broken lantern.")
        make_page("Lamps", "Who mends them.")
        results = ask("my lantern is broken")
        best = results.main.select_one(".best")
        assert "The lamplighter mends lanterns" in best.text and "Who deals with it" in best.text
        assert best.select_one("a.tel")["href"] == "tel:02079460123"
        assert "Read again on 1 November 2026" in best.text
        assert results.titles == ["Lamps", "About lanterns"]

    def test_an_answer_to_a_part_of_a_sentence_where_nothing_else_is_known(self, ask, make_page, answer):
        make_page("Council", "The council meets by the river on Thursday morning, near the bridge.")
        typed = "the lamp went out again near the council bridge on thursday morning"
        assert ask(typed).main.select_one(".best")
        make_page("The whole story", typed)
        assert not ask(typed).main.select_one(".best")

    def test_a_sentence_with_somebody_in_it_ends_in_help_and_not_in_nothing(self, ask, front_page, hub):
        assert ask("a stranger laughed the whole way").is_help
        assert not ask("zebra crossing").is_help

    def test_nothing_after_its_last_day(self, ask, front_page, answer):
        answer.expires_on = timezone.localdate()
        answer.save()
        assert ask("lantern broken").main.select_one(".best")
        answer.expires_on -= timedelta(days=1)
        answer.save()
        assert not ask("lantern broken").main.select_one(".best")

    def test_a_number_that_is_not_public_is_not_shown(self, ask, front_page, answer, lamplighter):
        lamplighter.unpublish()
        best = ask("lantern broken").main.select_one(".best")
        assert best and "7946" not in best.text

    def test_pages_with_the_word_by_chance_can_be_hidden(self, ask, make_page, answer):
        make_page("About", "The lamp is out, one clear job to do.")
        answer.hides_others = True
        answer.save()
        assert ask("lamp out").titles == []

    def test_a_page_that_is_not_public_is_left_out(self, ask, make_page, answer):
        make_page("Lamps", "Who mends them.").unpublish()
        assert "/lamps/" not in ask("lantern broken").links


@pytest.mark.parametrize(
    "field, value, complaint",
    [
        ("phrases", "  \n*", "at least one word"),
        ("addresses", "contact", "Write it like this: /contact/"),
        ("heading", "", "Say the answer in one line"),
    ],
)
def test_what_cannot_work_says_what_to_do(answer, field, value, complaint):
    setattr(answer, field, value)
    with pytest.raises(ValidationError) as refused:
        answer.full_clean()
    assert complaint in str(refused.value.message_dict[field])


def test_an_address_copied_from_a_browser_is_cut_to_its_path(answer):
    answer.addresses = "https://example.org/lamps/\n/contact/"
    answer.full_clean()
    assert answer.addresses == "/lamps/\n/contact/"


def test_editors_find_them_among_the_snippets(admin_client):
    form = admin_client.get("/admin/snippets/home/bestanswer/add/")
    assert form.status_code == 200
    assert "What people type" in form.content.decode()


class TestTryingSearches:
    LINES = "lantern broken\t/lamps/\t1\nzebra\t/lamps/\t3\npassport\t(nothing)\t0\n"

    def test_the_page_says_what_stood_first(self, admin_client, make_page, answer):
        make_page("Lamps", "Who mends them.")
        page = admin_client.post("/admin/searches/", {"lines": self.LINES}).content.decode()
        assert "2 of 3 found where they should be" in page
        assert "<td>/lamps/</td>" in page

    def test_a_list_that_cannot_be_read_keeps_what_was_typed(self, admin_client, front_page):
        page = admin_client.post("/admin/searches/", {"lines": "only words"}).content.decode()
        assert "Line 1 needs three parts" in page and "only words" in page

    def test_only_for_those_who_may_change_answers(self, client, django_user_model, front_page):
        client.force_login(django_user_model.objects.create_user("reader", password="a long enough passphrase"))
        assert client.get("/admin/searches/").status_code == 302
