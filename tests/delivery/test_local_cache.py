"""Who gets past what is kept gets the same page, made from what this process remembers, and never an old one."""

from datetime import datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import PageViewRestriction, Site

from campaigns.models import Alert
from core.models import PartnershipSettings
from delivery import fragments
from delivery.local_cache import LocalCache, current_generation, known_in
from delivery.query_trace import QueryTrace
from home.models import StandardPage

pytestmark = pytest.mark.django_db
LEAD = "<p>We meet four times a year.</p>"


@pytest.fixture
def about(remembering_site, front_page):
    return front_page.add_child(instance=StandardPage(title="About us", slug="about", lead=LEAD))


def test_the_second_time_it_is_the_same_page_and_asks_the_database_nothing(client, about, django_assert_num_queries):
    first = client.get("/about/").content
    with django_assert_num_queries(0):
        assert client.get("/about/").content == first
    assert b"four times a year" in first


def test_what_stands_behind_the_question_mark_changes_nothing(client, about, django_assert_num_queries):
    first = client.get("/about/").content
    with django_assert_num_queries(0):
        assert client.get("/about/?utm_source=newsletter").content == first


def test_a_change_is_seen_at_once(client, about):
    client.get("/about/")
    about.lead = "<p>We meet every month.</p>"
    about.save_revision().publish()
    assert "every month" in client.get("/about/").text


def test_a_new_page_is_in_the_menu_at_once(client, about, front_page):
    client.get("/about/")
    front_page.add_child(instance=StandardPage(title="New here", slug="new", show_in_menus=True))
    assert "New here" in client.get("/about/").text


def test_a_withdrawn_page_is_gone(client, about):
    client.get("/about/")
    about.unpublish()
    assert client.get("/about/").status_code == 404


def test_a_page_that_became_private_is_nobodys(client, about):
    client.get("/about/")
    PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/about/").status_code == 302


def test_two_names_of_the_site_do_not_share_a_page(client, about, settings):
    settings.ALLOWED_HOSTS = ["localhost", "example.org"]
    client.get("/about/", HTTP_HOST="localhost")
    assert "http://example.org/about/" in client.get("/about/", HTTP_HOST="example.org").text


def test_at_the_moment_it_reads_differently_it_is_made_anew(remembering_site):
    now = datetime(2026, 11, 21, 23, 59, tzinfo=ZoneInfo("Europe/London"))
    cache = LocalCache("test")
    cache.set("key", "Today", QueryTrace(), current_generation(), now + timedelta(minutes=1))
    assert cache.get("key", now).value == "Today"
    assert cache.get("key", now + timedelta(minutes=1)) is None


def test_where_no_pages_are_kept_nothing_is_remembered(client, about, settings):
    settings.PAGE_STORE = None
    client.get("/about/")
    StandardPage.objects.update(lead="<p>We meet every month.</p>")  # tells nobody
    assert "every month" in client.get("/about/").text


def test_many_things_take_no_more_than_their_share_of_memory(remembering_site):
    cache = LocalCache("test")
    for number in range(1_100):
        cache.set(number, "thing", QueryTrace(), current_generation())
    assert [number for number in range(1_100) if cache.get(number)] == list(range(100, 1_100))


class TestAfterAChangeElsewhere:
    """Whoever asks for a page that the change did not touch gets it without its being made again."""

    @pytest.fixture
    def contact(self, about, front_page):
        lead = "<p>Write to us.</p>"
        return front_page.add_child(instance=StandardPage(title="Contact", slug="contact", lead=lead))

    def made_again(self, client, path: str) -> bool:
        with patch.object(fragments.FragmentStore, "save") as save:
            client.get(path)
        return save.called

    def test_what_was_not_touched_is_not_made_again(self, client, about, contact):
        client.get("/about/")
        contact.lead = "<p>Ring us.</p>"
        contact.save_revision().publish()
        assert not self.made_again(client, "/about/")
        assert "Ring us" in client.get("/contact/").text

    def test_what_was_touched_past_the_models_is_found_too(self, client, about, contact):
        client.get("/about/")
        StandardPage.objects.filter(pk=about.pk).update(lead="<p>We meet at night.</p>")
        contact.save()
        assert "We meet at night" in client.get("/about/").text

    def test_a_setting_that_every_page_shows_is_seen_on_every_page(self, client, about):
        client.get("/about/")
        PartnershipSettings.objects.update_or_create(site=Site.objects.get(), defaults={"name": "Safer Anywhere"})
        assert "Safer Anywhere" in client.get("/about/").text

    def test_what_comes_to_its_end_sooner_now_is_not_held_longer(self, client, about):
        first = client.get("/about/").expires_at
        ends = first - timedelta(minutes=1)
        Alert.objects.create(title="Soon over", starts_at=ends - timedelta(days=2), ends_at=ends)
        assert client.get("/about/").expires_at == ends


def test_questions_that_strangers_think_up_take_no_more_than_their_share_of_memory(remembering_site):
    for number in range(10_002):
        known_in(b"now")[f"SELECT {number}", "()"] = b"digest"
    assert len(known_in(b"now")) <= 10_001
