"""The hub, the topics, the lines, the panel, the card and the file: what somebody in need is sent."""

import re
from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from core.london import LONDON
from core.reading_age import age_of
from tests.support_services.reading import in_one_piece, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


# Emergency first: each of these stands in the page before its heading.
EMERGENCY = ('href="tel:999"', "Cannot speak? On a mobile", "press 55", "does not tell them where you are",
             "Text 999</a> if you signed up", 'href="tel:18000"', "999 BSL", 'href="tel:101"')  # fmt: skip


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
        text = in_one_piece(client.post("/support/"))
        assert text.index("Open now") < text.index("Closed")
        assert "Opens Monday at 9am" in text
        assert "as of 6:40pm on Friday 20 November 2026" in text

    def test_the_page_changes_when_a_line_opens(self, client, pages, at):
        at(datetime(2026, 11, 23, 8, 30, tzinfo=LONDON))
        assert client.get(pages["hub"]).expires_at == datetime(2026, 11, 23, 9, tzinfo=LONDON)
        at(datetime(2026, 11, 23, 9, 0, tzinfo=LONDON))
        assert "Closes at 5pm today" in client.post("/support/").content.decode()

    def test_the_first_page_stays_light_and_asking_shows_every_line(self, client, pages, make_service):
        for number in range(20):
            make_service(f"line-{number}")
        text = text_of(client, pages["hub"])
        assert text.count("<li><b>") == 4 and re.search(r"Show\s+18 more", text)
        asked = client.post("/support/", {"b": ""}).content.decode()
        assert asked.count('class="card"') == 6 and asked.count('class="tel" href="tel:0') == 22

    def test_a_recent_check_is_one_quiet_line_and_a_source_is_never_called_a_check(self, client, pages, make_service):
        make_service("sourced", checked_on=None, source_date=date(2026, 9, 27))
        text = in_one_piece(client.post("/support/"))
        assert text.count("Checked 20 November<") == 2
        assert text.count("Sourced on 27 September 2026<") == 1

    def test_a_chat_and_a_text_have_their_own_hours(self, client, pages, make_service):
        ways = [("phone", "0800 999 5428"), ("text", "07717 989 025"), ("webchat", "https://example.org/chat/")]
        service = make_service("line", ways=ways, hours="24/7")
        for kind, hours in (("text", "Mo-Fr 09:00-17:00"), ("webchat", "Mo-Fr 10:00-18:00; PH unknown")):
            service.contact_points.filter(kind=kind).update(hours=hours)
        text = " ".join(client.post("/support/").content.decode().split())
        card = text[text.index(">Line</a>") :].split("</li>")[0]
        assert "07717 989 025</a> <small>Monday to Friday: 9am to 5pm</small>" in card
        assert "Chat with them</span> <small>Opens another website. Monday to Friday: 10am to 6pm" in card

    def test_an_overdue_number_gives_one_thing_to_do_and_no_doubt(self, client, pages, make_service, at):
        other = make_service("talkers", ways=[("phone", "0808 157 0000")], hours="24/7", checked_on=date(2027, 11, 1))
        overdue = make_service("overdue", instead=other)
        at(datetime(2027, 11, 20, 12, tzinfo=LONDON))
        text = text_of(client, f"/support/line/{overdue.pk}/")
        assert "If nobody answers,</b>" in text and 'href="tel:08081570000"' in text
        assert not re.search("may have changed|last checked|not checked|20 November 2026", text)

    def test_a_closed_line_says_whom_to_call_until_it_opens(self, client, pages, make_service):
        other = make_service("talkers", ways=[("phone", "0808 157 0000")], hours="24/7")
        make_service("weekdays", hours="Mo-Fr 09:00-17:00", instead=other)
        card = client.post("/support/").content.decode().split("Weekdays</a>")[1].split("</li>")[0]
        assert "Opens Monday at 9am" in card and "Until then,</b>" in card and "tel:08081570000" in card

    def test_nothing_is_ever_said_of_the_age_of_101(self, client, pages, make_service):
        police = make_service("police", ways=[("phone", "101")], checked_on=None, source_date=date(2019, 1, 1))
        text = text_of(client, f"/support/line/{police.pk}/")
        assert not re.search("Checked|Sourced|If nobody answers", text)

    def test_what_has_only_a_website_is_in_a_short_list_and_is_no_empty_card(self, client, pages, make_service):
        make_service("readers", ways=[("web", "https://example.org/read")])
        text = text_of(client, pages["hub"])
        assert "Readers" in text.split("<h3>Also</h3>")[1]
        assert "being checked" not in text

    def test_what_has_ended_is_shown_nowhere_although_an_old_site_still_has_it(self, client, pages, make_service):
        from support_services.models import Service

        ended = make_service("chat", ways=[("webchat", "https://chat.example.org/")])
        Service.objects.filter(pk=ended.pk).update(name="Women's Aid Live Chat")
        ended.contact_points.update(value="https://chat.womensaid.org.uk/")
        assert "womensaid" not in text_of(client, pages["hub"])
        assert client.get(f"/support/line/{ended.pk}/").status_code == 404

    def test_forty_services_of_one_kind_are_forty_rows(self, client, pages, make_service):
        for number in range(40):
            make_service(f"line-{number}", marks=[("harm", "followed")])
        text = client.post("/support/", {"b": "b2"}).content.decode()
        assert text.count('class="tel" href="tel:0') == 40 and text.count('class="card"') == 6

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


class TestLine:
    def test_it_has_everything_a_caller_may_ask(self, client, pages):
        text = text_of(client, pages["line"])
        for words in ("They listen.", "tel:08082000247", "Day and night", "Checked 20 November",
                      "On the phone bill", "Not known", "example.org"):  # fmt: skip
            assert words in text

    @pytest.mark.parametrize(
        ("note", "words"),
        [("on itemised bills", "It does not show on itemised bills"), ("Ask first.", "It does not show. Ask first.")],
    )
    def test_what_is_known_of_the_bill_is_one_sentence(self, client, pages, make_service, note, words):
        line = make_service("quiet-line", on_bill="hidden", on_bill_note=note)
        assert words in text_of(client, f"/support/line/{line.pk}/")

    def test_its_address_is_a_number(self, client, pages):
        assert re.fullmatch(r"/support/line/\d+/", pages["line"])

    def test_a_draft_and_a_line_that_does_not_exist_are_not_there(self, client, pages, make_service):
        draft = make_service("draft", publish=False)
        assert client.get(f"/support/line/{draft.pk}/").status_code == 404
        assert client.get("/support/line/999999/").status_code == 404
        assert client.get("/support/line/99999999999999999999999/").status_code == 404


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


class TestDevice:
    def test_its_words_read_at_nine_to_eleven_like_those_of_a_topic(self, client, pages):
        main = BeautifulSoup(text_of(client, "/support/device/"), "html.parser").main
        for numbers in main.select(".call, form"):
            numbers.decompose()
        said = " ".join(" ".join(part.get_text(" ").split()) for part in main.select("p, li") if part.text.strip())
        assert 9 <= age_of(said) <= 11


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

    def test_the_panel_says_of_its_links_that_they_stay_in_the_history_and_offers_the_number(self, client, pages):
        text = " ".join(text_of(client, pages["panel"]).split())
        assert "its name will be a line in your history. If you call the number instead, the browser keeps" in text

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
        assert "0808 2000 247: Talk line: Day and night, every day\r\n" in text
        assert text.startswith("999: ")
        assert not re.search(r"safer|city|support|Always|http", text, re.IGNORECASE)

    def test_she_is_offered_the_file_herself_and_told_where_it_stays(self, client, pages):
        text = text_of(client, "/support/card/")
        assert '<a href="/support/notes/" download="notes.txt">' in text
        assert "It stays in the list of downloads, with the name of this website" in text

    def test_a_service_without_a_name_for_it_is_neither_on_the_card_nor_in_the_file(self, client, pages):
        assert "020 7606 3030" not in client.get("/support/notes/").content.decode()
