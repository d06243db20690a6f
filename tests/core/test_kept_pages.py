"""Pages are kept until anything changes: fast for readers, and never a moment behind an editor."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from core.kept_pages import HERE, SIGNALS, midnight_after, renew_on_every_change
from home.models import StandardPage


@pytest.fixture
def keeping(settings, tmp_path):
    settings.GENERATION_FILE = tmp_path / "generation"
    renew_on_every_change(settings.GENERATION_FILE)
    yield settings.GENERATION_FILE
    for signal in SIGNALS:
        signal.disconnect(dispatch_uid=HERE)


@pytest.fixture
def about(keeping, front_page):
    return front_page.add_child(instance=StandardPage(title="About us", slug="about", show_in_menus=True))


def test_the_second_reader_costs_no_query(client, about, django_assert_num_queries):
    first = client.get("/about/")
    with django_assert_num_queries(0):
        second = client.get("/about/")
    assert second.content == first.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_a_change_is_seen_by_the_next_reader(client, about):
    client.get("/about/")
    about.title = "All about us"
    about.save_revision().publish()
    assert "All about us" in client.get("/about/").content.decode()


def test_a_change_elsewhere_is_seen_in_the_menu(client, front_page, about):
    client.get("/")
    front_page.add_child(instance=StandardPage(title="New here", slug="new", show_in_menus=True))
    assert "New here" in client.get("/").content.decode()


def test_a_withdrawn_page_is_gone_at_once(client, about):
    client.get("/about/")
    about.unpublish()
    assert client.get("/about/").status_code == 404


def test_a_page_made_private_is_gone_at_once(client, about):
    client.get("/about/")
    about.view_restrictions.create(restriction_type="login")
    assert client.get("/about/").status_code == 302


def test_another_process_that_renews_is_heard(client, about, keeping, django_assert_max_num_queries):
    client.get("/about/")
    StandardPage.objects.filter(pk=about.pk).update(title="Changed elsewhere")
    keeping.with_name("other").write_text("")
    keeping.with_name("other").replace(keeping)
    assert "Changed elsewhere" in client.get("/about/").content.decode()


def test_nothing_is_kept_with_a_query_or_for_somebody_with_a_cookie(client, about, django_assert_max_num_queries):
    client.get("/about/")
    client.cookies["anything"] = "x"
    StandardPage.objects.filter(pk=about.pk).update(title="Straight from the database")
    assert "Straight from the database" in client.get("/about/").content.decode()


def test_a_day_ends_at_midnight_in_london_also_when_the_clock_changes():
    london = ZoneInfo("Europe/London")
    before_change = datetime(2026, 10, 24, 23, 30, tzinfo=london)
    assert midnight_after(before_change) == datetime(2026, 10, 25, 0, 0, tzinfo=london)
    assert midnight_after(datetime(2026, 10, 25, 12, tzinfo=london)) == datetime(2026, 10, 26, tzinfo=london)
