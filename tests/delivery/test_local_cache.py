"""Who gets past what is kept gets the same page, made from what this process remembers, and never an old one."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import PageViewRestriction

from core import navigation
from delivery import fragments
from delivery.local_cache import generation_now
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


def place_with(words: str) -> fragments.FragmentStore:
    return fragments.FragmentStore(("http://localhost", "/about/"), generation_now(), {"main": words})


def test_at_the_moment_it_reads_differently_it_is_made_anew(about):
    now = datetime(2026, 11, 21, 23, 59, tzinfo=ZoneInfo("Europe/London"))
    place = place_with("<p>Today</p>")
    place.keep(now + timedelta(minutes=1))
    assert place.recall(now) == {"main": "<p>Today</p>"}
    assert place.recall(now + timedelta(minutes=1)) is None


def test_what_was_read_before_a_change_is_not_remembered_after_it(about):
    now = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("Europe/London"))
    place = place_with("<p>Old</p>")
    about.save()
    place.keep(now + timedelta(hours=1))
    assert place.recall(now) is None


def test_where_no_pages_are_kept_nothing_is_remembered(client, about, settings):
    settings.PAGE_STORE = None
    client.get("/about/")
    StandardPage.objects.update(lead="<p>We meet every month.</p>")  # tells nobody
    assert "every month" in client.get("/about/").text


@pytest.mark.slow
def test_many_addresses_take_no_more_than_their_share_of_memory(client, about):
    for number in range(navigation.MOST_WAYS + 20):
        client.get(f"/about/nowhere-{number}/")
    assert len(navigation.known_pages.held) == navigation.MOST_WAYS
