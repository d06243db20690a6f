"""The finder on the hub, and the one line to talk to that every page names first."""

import re

import pytest
from django.test import Client

from tests.support_services.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


class TestFinder:
    def ask(self, client, **answers):
        return client.post("/support/", answers)

    def test_answers_are_answered_at_the_same_address_and_kept_nowhere(self, client, pages):
        response = self.ask(client, a="a1", b="b3")
        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store"
        assert not response.cookies
        found = response.content.decode()
        assert "Office" in found and "Always" not in found

    def test_one_question_is_shown_and_its_answer_brings_the_next(self, client, pages):
        first = text_of(client, pages["hub"])
        assert "What is going on?" in first and "Who needs help?" not in first
        second = self.ask(client, b="b3").content.decode()
        assert "You chose: <b>Money taken or controlled</b>" in second
        assert "Who needs help?" in second and '<input type="hidden" name="b" value="b3">' in second
        assert "How do you want to talk?" in self.ask(client, b="b3", a="").content.decode()

    def test_the_form_sends_them_with_post_to_this_very_address(self, client, pages):
        form = re.search(r'<form class="pick"[^>]*>', text_of(client, pages["hub"]))[0]
        assert 'method="post"' in form and 'action="/support/"' in form and 'autocomplete="off"' in form

    def test_no_token_is_asked_for_because_it_would_be_a_cookie(self, pages):
        response = Client(enforce_csrf_checks=True).post("/support/", {"a": "a1"})
        assert response.status_code == 200 and not response.cookies

    def test_answers_for_which_there_is_no_line_still_lead_to_one(self, client, pages):
        text = self.ask(client, a="a1", b="b3", c="c4").content.decode()
        assert "These come nearest" in text and "Office" in text

    def test_with_no_line_at_all_it_points_to_the_numbers_above(self, client, hub, at):
        text = self.ask(client, a="a3").content.decode()
        assert "Please call one of the numbers above" in text and 'href="tel:101"' in text

    @pytest.mark.parametrize(
        "sent",
        [
            {"a": "x" * 50_000},
            {"a": "\x00", "b": "b3\x00"},
            {"a": ["a1", "a2"], "b": "'; DROP TABLE"},
            {f"field{number}": "x" for number in range(500)},
            {"a": "<script>alert(1)</script>"},
        ],
    )
    def test_garbage_gives_a_plain_page(self, client, pages, sent):
        response = self.ask(client, **sent)
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()

    def test_what_is_not_a_form_at_all_gives_a_plain_page(self, client, pages):
        assert client.post("/support/", b"\xff\xfe" * 9000, content_type="application/octet-stream").status_code == 200
        garbled = client.post("/support/", b"garbage", content_type="multipart/form-data; boundary=x")
        assert garbled.status_code in (200, 400)


class TestTalkNow:
    """One line to talk to now, at the top of every page."""

    @pytest.fixture
    def national(self, make_service):
        return make_service("ndah", ways=[("phone", "0808 157 0000")], hours="24/7", cost="Free")

    def test_every_page_names_the_national_line_before_its_heading(self, client, pages, national):
        for address in pages.values():
            before_heading = text_of(client, address).split("<h1")[0]
            assert "Talk to somebody now" in before_heading and 'href="tel:08081570000"' in before_heading, address

    def test_a_topic_names_its_own_line_while_it_is_open_and_the_national_one_beside_it(
        self, client, pages, national, make_service
    ):
        from support_services.models import NamedService, SupportTopicPage

        own = make_service("followers", ways=[("phone", "020 7606 3031")], hours="Mo-Fr 09:00-20:00")
        topic = SupportTopicPage.objects.get()
        topic.named_services = [NamedService(service=own)]
        topic.save()
        top = text_of(client, pages["topic"]).split("<h1")[0]
        assert top.index("tel:02076063031") < top.index("tel:08081570000")

    def test_a_closed_line_leaves_the_place_to_the_national_one(self, client, pages, national, make_service):
        from support_services.models import NamedService, SupportTopicPage

        own = make_service("followers", ways=[("phone", "020 7606 3031")], hours="Mo-Fr 09:00-12:00")
        topic = SupportTopicPage.objects.get()
        topic.named_services = [NamedService(service=own)]
        topic.save()
        top = text_of(client, pages["topic"]).split("<h1")[0]
        assert "tel:02076063031" not in top and "tel:08081570000" in top
