"""The hub, the topics, the lines, the panel, the card and the file: what somebody in need is sent."""

import re
from datetime import datetime

import pytest
from django.core.cache import cache
from django.test import Client

from core.london import LONDON

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FRIDAY_EVENING = datetime(2026, 11, 20, 18, 40, tzinfo=LONDON)

# Emergency first: each of these stands in the page before its heading.
EMERGENCY = ('href="tel:999"', "Cannot speak?", "press <b>55</b>", "on a mobile", "does not tell them where you are",
             "text “register” to 999", 'href="tel:18000"', "999 BSL", 'href="tel:101"')  # fmt: skip


@pytest.fixture
def pages(hub, make_service, at):
    """The hub with a topic, the employers' page and three lines, at 6:40pm on a Friday."""
    from support_services.models import EmployersPage, NamedService, SupportTopicPage

    always = make_service("always", hours="24/7", discreet_name="Talk line", marks=[("harm", "home")])
    make_service("office", ways=[("phone", "020 7606 3030")], hours="Mo-Fr 09:00-17:00", marks=[("harm", "money")])
    make_service("network", ways=[("web", "https://example.org/")], marks=[("asks", "employer")])
    topic = SupportTopicPage(title="Out of doors", slug="outside", lead="<p>It is not your fault.</p>")
    topic.named_services = [NamedService(service=always)]
    hub.add_child(instance=topic)
    hub.add_child(instance=EmployersPage(title="For employers", slug="workplaces", lead="<p>You can help.</p>"))
    at(FRIDAY_EVENING)
    return {
        "hub": "/support/",
        "topic": "/support/outside/",
        "employers": "/support/workplaces/",
        "line": f"/support/line/{always.pk}/",
        "panel": "/support/panel/",
        "sources": "/support/sources/",
    }


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


class TestEveryPage:
    """Each test looks at all of them: to make them takes longer than to look."""

    def test_the_ways_to_call_for_help_now_come_before_the_heading(self, client, pages):
        for address in pages.values():
            before_heading = text_of(client, address).split("<h1")[0]
            assert [words for words in EMERGENCY if words not in before_heading] == [], address

    def test_it_has_one_heading_and_a_title_that_says_nothing(self, client, pages):
        for address in pages.values():
            text = text_of(client, address)
            assert text.count("<h1") == 1, address
            assert "<title>Local services</title>" in text, address

    def test_it_is_kept_by_no_browser_and_sets_no_cookie(self, client, pages):
        for address in pages.values():
            response = client.get(address)
            assert response["Cache-Control"] == "no-store", address
            assert response["Referrer-Policy"] == "no-referrer", address
            assert not response.cookies, address

    def test_it_takes_at_most_twelve_queries(self, client, pages, django_assert_max_num_queries):
        for address in pages.values():
            cache.clear()
            with django_assert_max_num_queries(12, info=address):
                client.get(address)

    def test_it_says_until_when_it_is_true(self, client, pages):
        for name in pages.keys() - {"sources"}:
            assert client.get(pages[name]).expires_at == datetime(2026, 11, 21, tzinfo=LONDON), name

    def test_it_has_no_inline_style_or_script_and_asks_nobody_else(self, client, pages):
        for address in pages.values():
            text = text_of(client, address)
            assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", text), address
            ours_alone = r"<(?:script|link|img|iframe|form)[^>]*(?:src|href|action)=\"(?:https?:)?//"
            assert not re.search(ours_alone, text), address


class TestHub:
    def test_open_lines_come_first_and_each_says_what_is_next(self, client, pages):
        text = text_of(client, pages["hub"])
        assert text.index("Open now") < text.index("Closed")
        assert "Opens Monday at 9am" in text
        assert "as of 6:40pm on Friday 20 November 2026" in text

    def test_the_page_changes_when_a_line_opens(self, client, pages, at):
        at(datetime(2026, 11, 23, 8, 30, tzinfo=LONDON))
        assert client.get(pages["hub"]).expires_at == datetime(2026, 11, 23, 9, tzinfo=LONDON)
        at(datetime(2026, 11, 23, 9, 0, tzinfo=LONDON))
        assert "Closes at 5pm today" in text_of(client, pages["hub"])

    def test_four_lines_are_shown_and_the_rest_on_request_without_a_script(self, client, pages, make_service):
        for number in range(6):
            make_service(f"line-{number}")
        first, rest = text_of(client, pages["hub"]).split('<details class="more">')
        assert first.count('class="svc"') == 4
        assert rest.count('class="svc"') == 4
        assert "Show 4 more" in rest

    def test_the_first_page_stays_light_and_asking_shows_every_line(self, client, pages, make_service):
        for number in range(20):
            make_service(f"line-{number}")
        text = text_of(client, pages["hub"])
        assert text.count('class="svc"') == 14 and "We know 8 more." in text
        assert client.post("/support/").content.decode().count('class="svc"') == 22

    def test_each_number_says_when_it_was_checked(self, client, pages):
        text = text_of(client, pages["hub"])
        assert text.count('class="tel" href="tel:0') == text.count("Checked on 20 November 2026") == 2

    def test_an_overdue_number_says_so(self, client, pages, at):
        at(datetime(2027, 11, 20, 12, tzinfo=LONDON))
        assert "This number was last checked on 20 November 2026. It may have changed." in text_of(client, pages["hub"])

    def test_drafts_emergency_numbers_and_lines_for_employers_are_not_in_the_list(self, client, pages, make_service):
        make_service("hidden-draft", publish=False)
        make_service("nine-nine-nine", is_emergency=True)
        text = text_of(client, pages["hub"])
        assert not {"Hidden-draft", "Nine-nine-nine", "Network"} & set(re.findall(r"[\w-]+", text))

    def test_private_topics_are_not_named(self, client, pages):
        from wagtail.models import PageViewRestriction

        from support_services.models import SupportTopicPage

        PageViewRestriction.objects.create(page=SupportTopicPage.objects.get(), restriction_type="login")
        assert "Out of doors" not in text_of(client, pages["hub"])


class TestFinder:
    def ask(self, client, **answers):
        return client.post("/support/", answers)

    def test_answers_are_answered_at_the_same_address_and_kept_nowhere(self, client, pages):
        response = self.ask(client, a="a1", b="b3")
        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store"
        assert not response.cookies
        found = response.content.decode().split("Ask again")[0]
        assert "Office" in found and "Always" not in found

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

    def test_the_style_sheet_thins_out_the_list_by_every_answer_there_is(self, settings):
        from support_services.finder import QUESTIONS

        css = (settings.BASE_DIR / "static" / "css" / "support.css").read_text(encoding="utf-8")
        named = re.findall(r"\[value=(\w\d)\]:checked\) \.svc:not\(\[data-f~=\1\]\)", css)
        assert named == [option.code for question in QUESTIONS for option in question.options]


class TestLine:
    def test_it_has_everything_a_caller_may_ask(self, client, pages):
        text = text_of(client, pages["line"])
        for words in ("They listen.", "tel:08082000247", "All day and all night", "Checked on 20 November 2026",
                      "On the phone bill", "Not known", "example.org"):  # fmt: skip
            assert words in text

    def test_its_address_is_a_number(self, client, pages):
        assert re.fullmatch(r"/support/line/\d+/", pages["line"])

    def test_a_draft_and_a_line_that_does_not_exist_are_not_there(self, client, pages, make_service):
        draft = make_service("draft", publish=False)
        assert client.get(f"/support/line/{draft.pk}/").status_code == 404
        assert client.get("/support/line/999999/").status_code == 404
        assert client.get("/support/line/99999999999999999999999/").status_code == 404

    def test_the_words_of_a_source_do_not_give_away_a_number_nobody_checked(self, client, pages, make_service):
        ways = [("web", "https://example.org/")]
        chat = make_service("chat", ways=ways, checked_on=None, source_words="0800 999 5428")
        text = text_of(client, f"/support/line/{chat.pk}/")
        assert "0800 999 5428" not in text
        assert "Phone number being checked." in text


class TestTopic:
    def test_it_leads_to_its_services_and_to_the_other_pages(self, client, pages):
        text = text_of(client, pages["topic"])
        assert "tel:08082000247" in text
        assert 'href="/support/workplaces/"' in text and 'href="/support/outside/"' not in text
        assert 'href="/support/"' in text

    def test_a_number_stands_with_its_service_and_nowhere_else(self, client, pages):
        from support_services.models import ContactPoint

        ContactPoint.objects.filter(value="0808 2000 247").update(value="0800 999 5428")
        for name in ("hub", "topic", "line", "panel"):
            text = text_of(client, pages[name])
            assert "0800 999 5428" in text and "0808 2000 247" not in text

    @pytest.mark.parametrize(
        ("field", "value"),
        [("slug", "forced-marriage"), ("slug", "panel"), ("seo_title", "Stalking"), ("search_description", "Victims")],
    )
    def test_what_a_browser_keeps_must_give_nothing_away(self, pages, field, value):
        from django.core.exceptions import ValidationError

        from support_services.models import SupportTopicPage

        topic = SupportTopicPage.objects.get()
        setattr(topic, field, value)
        with pytest.raises(ValidationError) as refused:
            topic.full_clean()
        assert field in refused.value.message_dict

    def test_a_number_in_a_text_is_refused_where_it_stands(self):
        from wagtail.blocks import StreamBlockValidationError

        from support_services.blocks import SupportBody

        body = SupportBody()
        value = body.to_python([{"type": "text", "value": "<p>Call 0808 2000 247.</p>"}])
        with pytest.raises(StreamBlockValidationError) as refused:
            body.clean(value)
        assert "0808 2000 247" in str(refused.value.block_errors[0])


class TestForEmployers:
    def test_the_page_has_words_to_copy_that_name_the_panel(self, client, pages):
        text = text_of(client, pages["employers"])
        assert '&lt;iframe src="http://testserver/support/panel/"' in text
        assert "Network" in text and 'href="/support/card/"' in text

    def test_the_panel_may_stand_in_any_page_and_no_other_page_may(self, client, pages):
        panel, hub = client.get(pages["panel"]), client.get(pages["hub"])
        assert "frame-ancestors *" in panel["Content-Security-Policy"]
        assert "X-Frame-Options" not in panel and panel["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "frame-ancestors 'none'" in hub["Content-Security-Policy"] and hub["X-Frame-Options"] == "DENY"

    def test_nothing_in_the_panel_leads_to_another_page_inside_the_frame(self, client, pages):
        text = text_of(client, pages["panel"])
        for link in re.findall(r"<a\b[^>]*href=\"(?:https?:|/)[^>]*>", text):
            assert 'target="_' in link, link

    def test_the_sheet_has_eight_cards_of_numbers_and_says_nothing_else(self, client, pages):
        main = text_of(client, "/support/card/").split('<div class="sheet">')[1].split("</main>")[0]
        assert main.count("<dl") == 8 and main.count("0808 2000 247") == 8
        assert "Talk line" in main and "Always" not in main

    def test_the_file_has_a_name_and_a_type_that_say_nothing(self, client, pages):
        response = client.get("/support/notes/")
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response["Content-Disposition"] == 'attachment; filename="notes.txt"'
        assert response["Cache-Control"] == "no-store"
        text = response.content.decode()
        assert "0808 2000 247: Talk line: All day and all night, every day\r\n" in text
        assert text.startswith("999: ")
        assert not re.search(r"safer|city|support|Always|http", text, re.IGNORECASE)

    def test_a_service_without_a_name_for_it_is_neither_on_the_card_nor_in_the_file(self, client, pages):
        assert "020 7606 3030" not in client.get("/support/notes/").content.decode()
