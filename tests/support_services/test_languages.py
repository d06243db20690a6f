"""Support pages in another language: how one begins, what a reader gets, and what says that it is out of date."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import translation

from core.publishing import PublishingRefused
from home.desk.due_items import due_for
from home.search.text import folded
from support_services.models import Service, SupportHubPage, SupportTopicPage
from support_services.translating.drafts import CannotTranslate, begin, pairs_of, take_in
from support_services.translating.pieces import pieces_of
from tests.starter_site import put_starter_site
from tests.support_services.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ARABIC = {"Get support": "احصل على الدعم", "Out of doors": "في الخارج", "It is not your fault.": "هذا ليس ذنبك."}


def latest(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def publish(page) -> None:
    page = latest(page)
    page.checked_by_speaker_on = date(2026, 11, 20)
    page.save_revision().publish()


@pytest.fixture
def arabic(pages) -> dict[str, str]:
    """The addresses of `pages` in Arabic, where anybody may read them."""
    topic = begin(SupportTopicPage.objects.get(), "ar")
    hub = SupportHubPage.objects.get(slug="ar")
    for page in (hub, topic):
        take_in(latest(page), ARABIC)
        publish(page)
    return {
        name: address.replace("/support/", "/support/ar/") for name, address in pages.items() if name != "employers"
    }


def soup_of(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(text_of(client, address), "html.parser")


class TestAReaderInArabic:
    def test_every_page_is_in_arabic_from_right_to_left_with_the_numbers_first(self, client, arabic):
        for address in arabic.values():
            soup = soup_of(client, address)
            assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl"), address
            numbers = soup.select("main a.tel")
            assert [number["href"] for number in numbers[:2]] == ["tel:999", "tel:999"], address
            assert "هل أنت في خطر الآن؟" in numbers[0].find_previous("h2").text, address

    def test_the_title_of_the_tab_says_nothing(self, client, arabic):
        assert soup_of(client, arabic["topic"]).title.text == "خدمات محلية"

    def test_numbers_and_hours_are_those_of_the_source(self, client, arabic, pages):
        soup = soup_of(client, arabic["topic"])
        assert soup.select_one(".card a.tel")["href"] == "tel:08082000247"
        assert "ليلاً ونهاراً، كل يوم" in soup.select_one(".card").text
        topic = SupportTopicPage.objects.get(slug="outside", translated_from=[])
        topic.named_services.all().delete()
        assert not soup_of(client, arabic["topic"]).select(".card")

    def test_each_language_is_offered_by_its_own_name_before_the_numbers(self, client, arabic, pages):
        for english, other in ((pages["topic"], arabic["topic"]), (pages["line"], arabic["line"])):
            nav = soup_of(client, english).select_one("main > nav")
            offered = [(link.text, link["href"], link["lang"], link["dir"]) for link in nav.select("a")]
            assert offered == [("English", english, "en-gb", "ltr"), ("العربيّة", other, "ar", "rtl")]

    def test_a_page_without_a_translation_offers_the_hub_of_the_language(self, client, arabic, pages):
        links = [link["href"] for link in soup_of(client, pages["employers"]).select("main > nav:first-child a")]
        assert links == [pages["employers"], "/support/ar/"]

    def test_it_is_as_private_as_the_english_page(self, client, arabic):
        for address in arabic.values():
            response = client.get(address)
            assert response["Cache-Control"] == "no-store" and not response.cookies, address

    def test_the_quiet_way_knows_that_all_languages_are_one_part(self, client, arabic, pages):
        for address in (pages["topic"], arabic["topic"], arabic["hub"]):
            assert soup_of(client, address).select_one(".mode")["data-part"] == "/support/"

    def test_the_panel_for_employers_leads_nowhere(self, client, arabic):
        assert not soup_of(client, arabic["panel"]).select("a[hreflang]")

    def test_the_finder_answers_in_arabic(self, client, arabic):
        text = client.post(arabic["hub"], {"b": "b1"}).content.decode()
        assert "أذى أو خوف أو تحكم في البيت" in text and "هؤلاء يمكنهم المساعدة" in text

    def test_english_lists_no_page_of_another_language(self, client, arabic, pages):
        assert "في الخارج" not in text_of(client, pages["employers"])


def test_a_site_in_one_language_offers_none(client, pages):
    for address in pages.values():
        assert not soup_of(client, address).select("a[hreflang]"), address


class TestATranslationWhoseSourceChanged:
    def change(self, **fields) -> None:
        source = SupportTopicPage.objects.get(translated_from=[])
        for name, value in fields.items():
            setattr(source, name, value)
        source.save_revision().publish()

    def test_it_says_so_by_itself_and_leads_to_the_english(self, client, arabic, pages):
        assert "تغيّرت الصفحة الإنجليزية" not in text_of(client, arabic["topic"])
        self.change(lead="<p>You did nothing wrong.</p>")
        text = text_of(client, arabic["topic"])
        assert "تغيّرت الصفحة الإنجليزية" in text and f'href="{pages["topic"]}"' in text

    def test_editors_find_it_on_their_first_screen_until_it_is_published_again(self, arabic, admin_user):
        def listed() -> list[str]:
            return [item.why for item in due_for(admin_user, date(2026, 11, 20)) if "في الخارج" in item.what]

        assert listed() == []
        self.change(lead="<p>You did nothing wrong.</p>")
        assert listed()[0].endswith("Translate the pieces that wait.")
        page = latest(SupportTopicPage.objects.exclude(translated_from=[]).get())
        take_in(page, {"You did nothing wrong.": "لم ترتكب خطأ."})
        assert listed()[0].endswith("let a speaker read it, and publish it.")
        publish(page)
        assert listed() == []

    def test_only_the_changed_piece_waits_when_it_is_translated_again(self, arabic):
        self.change(lead="<p>You did nothing wrong.</p>")
        page = latest(SupportTopicPage.objects.exclude(translated_from=[]).get())
        assert [piece for piece, words in pairs_of(page) if not words] == ["You did nothing wrong."]
        take_in(page, {"You did nothing wrong.": "لم ترتكب خطأ."})
        publish(page)
        assert not SupportTopicPage.objects.get(pk=page.pk).is_stale

    def test_services_that_change_make_no_translation_stale(self, client, arabic, make_service):
        make_service("another")
        assert "تغيّرت الصفحة الإنجليزية" not in text_of(client, arabic["topic"])


class TestWhatServicesSay:
    def test_it_is_translated_with_the_hub_and_shown_on_every_page_of_the_language(self, client, arabic):
        hub = latest(SupportHubPage.objects.get(slug="ar"))
        assert "They listen." in dict(pairs_of(hub))
        assert '<span lang="en" dir="ltr">They listen.</span>' in text_of(client, arabic["line"])
        take_in(hub, {"They listen.": "إنهم يستمعون."})
        publish(hub)
        for name in ("line", "topic"):
            assert "إنهم يستمعون." in text_of(client, arabic[name])

    def test_a_sentence_that_changed_is_in_english_until_it_is_translated_again(self, client, arabic):
        hub = latest(SupportHubPage.objects.get(slug="ar"))
        take_in(hub, {"They listen.": "إنهم يستمعون."})
        publish(hub)
        Service.objects.update(what_it_does="They listen, and help.")
        assert '<span lang="en" dir="ltr">They listen, and help.</span>' in text_of(client, arabic["line"])


class TestBeginning:
    def test_it_makes_drafts_that_no_reader_sees(self, client, pages):
        begin(SupportTopicPage.objects.get(), "bn")
        assert client.get("/support/bn/").status_code == 404
        assert client.get("/support/bn/outside/").status_code == 404

    def test_it_keeps_the_neutral_address_of_its_source(self, pages):
        page = begin(SupportTopicPage.objects.get(), "bn")
        assert page.url_path.endswith("/support/bn/outside/")

    @pytest.mark.parametrize(
        ("code", "said"), [("xx", "no language that is known"), ("en-gb", "already"), ("not a code", "no language")]
    )
    def test_what_cannot_be_is_said_in_a_sentence(self, pages, code, said):
        with pytest.raises(CannotTranslate, match=said):
            begin(SupportTopicPage.objects.get(), code)
        assert SupportHubPage.objects.count() == 1

    def test_a_second_one_in_the_same_language_is_refused(self, pages):
        topic = SupportTopicPage.objects.get()
        begin(topic, "bn")
        with pytest.raises(CannotTranslate, match="already"):
            begin(topic, "bn")

    def test_an_address_that_is_taken_is_refused_and_nothing_is_half_made(self, pages, hub):
        old = hub.add_child(instance=SupportTopicPage(title="Old", slug="old", lead="<p>Old.</p>"))
        SupportTopicPage.objects.filter(pk=old.pk).update(slug="bn")  # as a site may have it that is older
        with pytest.raises(CannotTranslate, match="“bn” below “Get support” is taken"):
            begin(SupportTopicPage.objects.get(slug="outside"), "bn")
        assert SupportTopicPage.objects.count() == 2


class TestPublishing:
    def test_a_half_translated_topic_is_refused_with_what_is_missing(self, pages):
        page = begin(SupportTopicPage.objects.get(), "ar")
        take_in(latest(page), {"Out of doors": "في الخارج"})
        with pytest.raises(PublishingRefused, match="1 of 2 pieces"):
            publish(page)

    def test_one_that_no_speaker_has_read_is_refused(self, pages):
        hub = begin(SupportHubPage.objects.get(), "ar")
        take_in(latest(hub), ARABIC)
        with pytest.raises(PublishingRefused, match="Not yet checked by a speaker"):
            latest(hub).save_revision().publish()

    def test_a_topic_waits_for_its_hub(self, pages):
        page = begin(SupportTopicPage.objects.get(), "ar")
        take_in(latest(page), ARABIC)
        with pytest.raises(PublishingRefused, match="first"):
            publish(page)

    def test_new_words_have_to_be_read_again(self, arabic):
        page = latest(SupportTopicPage.objects.exclude(translated_from=[]).get())
        take_in(page, {"Out of doors": "خارج البيت"})
        with pytest.raises(PublishingRefused, match="Not yet checked by a speaker"):
            latest(page).save_revision().publish()

    def test_a_draft_says_in_its_preview_that_no_speaker_has_checked_it(self, pages, admin_client):
        page = begin(SupportTopicPage.objects.get(), "ar")
        take_in(latest(page), ARABIC)
        text = text_of(admin_client, f"/admin/pages/{page.pk}/view_draft/")
        assert "مسودة: لم يراجعها بعد متحدث باللغة." in text and 'dir="rtl"' in text


def test_the_sitemap_says_which_pages_are_the_same_in_another_language(client, arabic, pages):
    told = BeautifulSoup(client.get("/sitemap.xml").content, "xml")
    by_address = {urlsplit(url.loc.text).path: url for url in told.find_all("url")}
    for address in (pages["topic"], arabic["topic"]):
        links = [(link["hreflang"], urlsplit(link["href"]).path) for link in by_address[address].find_all("xhtml:link")]
        assert links == [("en-gb", pages["topic"]), ("ar", arabic["topic"])]
    assert not by_address["/"].find_all("xhtml:link")


def test_what_stands_in_english_on_an_arabic_page_says_so(client, arabic):
    """Two words of English or more, other than names of people's programs, are marked for screen readers."""
    unmarked = []
    for address in arabic.values():
        for text in soup_of(client, address).body.find_all(string=re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")):
            language = next(parent["lang"] for parent in text.parents if parent.has_attr("lang"))
            if not language.startswith("en") and not text.find_parent(["script", "style", "template"]):
                unmarked.append((address, text.strip()))
    assert not unmarked, "\n".join(map(str, unmarked))


def test_search_finds_a_page_in_either_language(client, arabic):
    assert arabic["topic"] in client.get("/search/", {"q": "في الخارج"}).content.decode()
    assert "/support/outside/" in client.get("/search/", {"q": "out of doors"}).content.decode()


@pytest.mark.parametrize(("words", "count"), [("সাহায্য নিন", 2), ("हिंदी में मदद", 3), ("احصل على الدعم", 3), ("Żółć", 1)])
def test_search_cuts_no_word_in_two(words, count):
    assert len(folded(words).split()) == count


def test_words_that_an_editor_changed_are_shown_as_they_are():
    from core.models import EmergencyWords

    with translation.override("ar"):
        words = EmergencyWords(danger_words="Help now?").in_language()
    assert words.danger_words == "Help now?" and words.not_urgent_words == "ليس الأمر عاجلاً؟"


@pytest.mark.databases
def test_drafts_of_three_languages_can_be_tried(client, capsys):
    put_starter_site()
    call_command("draft_translations")
    made = SupportTopicPage.objects.exclude(translated_from=[])
    assert {page.locale.language_code for page in made} == {"ar", "bn", "pl"}
    for page in map(latest, made):
        assert page.waiting == 0 and not page.live
        assert len(pieces_of(page)) == len(pieces_of(page.source))
    assert client.get("/support/bn/").status_code == 404
    assert re.findall(r"a draft, 0 pieces wait", capsys.readouterr().out) == ["a draft, 0 pieces wait"] * 6
