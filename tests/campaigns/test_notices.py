"""Notices at the top of pages: between two moments, in their part of the site, and never in the way."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from campaigns.models import Alert
from home.models import StandardPage
from support_services.models import SupportHubPage
from tests.campaigns.conftest import seasons_on_front

pytestmark = pytest.mark.slow  # it makes many pages

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 22, 12, tzinfo=LONDON)
HOUR = timedelta(hours=1)


@pytest.fixture
def about(front_page, at):
    return front_page.add_child(instance=StandardPage(title="About us", slug="about"))


@pytest.fixture
def hub(front_page, at):
    return front_page.add_child(instance=SupportHubPage(title="Get support", slug="support"))


@pytest.fixture
def make_alert(db):
    def make(title="Streets are icy", **fields) -> Alert:
        return Alert.objects.create(title=title, **{"starts_at": NOON - HOUR, "ends_at": NOON + HOUR} | fields)

    return make


def said(client, page) -> str:
    return client.get(page.url).content.decode()


def test_it_comes_and_goes_by_itself(client, about, at, make_alert):
    make_alert()
    for moment, is_there in ((NOON - HOUR, True), (NOON - HOUR - HOUR / 60, False), (NOON + HOUR, False)):
        at(moment)
        assert ("Streets are icy" in said(client, about)) is is_there


def test_no_page_is_kept_past_its_end_or_its_beginning(client, about, at, make_alert):
    make_alert(starts_at=NOON + HOUR, ends_at=NOON + 2 * HOUR)
    assert client.get(about.url).expires_at == NOON + HOUR
    at(NOON + HOUR)
    assert client.get(about.url).expires_at == NOON + 2 * HOUR


def test_a_draft_of_one_does_not_show(client, about, make_alert):
    make_alert(live=False)
    assert "Streets are icy" not in said(client, about)


def test_it_can_be_for_a_part_of_the_site(client, about, front_page, make_alert):
    below = about.add_child(instance=StandardPage(title="More", slug="more"))
    beside = front_page.add_child(instance=StandardPage(title="Beside", slug="beside"))
    make_alert(part=about)
    assert [("Streets are icy" in said(client, page)) for page in (about, below, beside, front_page)] == [
        True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(("level", "can_be_closed"), [("information", True), ("warning", True), ("emergency", False)])
def test_it_can_be_closed_only_below_an_emergency(client, about, make_alert, level, can_be_closed):
    make_alert(level=level)
    assert (f'<details class="notice {level}" open>' in said(client, about)) is can_be_closed


def test_the_gravest_stands_first_and_every_emergency_shows(client, about, make_alert):
    for number in range(3):
        make_alert(title=f"Small {number}")
        make_alert(title=f"Grave {number}", level="emergency")
    text = said(client, about)
    assert "Small" not in text
    assert text.count("Grave") == 3


@pytest.mark.parametrize("is_about_safety", [True, False])
def test_support_pages_show_only_what_is_about_safety(client, hub, make_alert, is_about_safety):
    make_alert(level="emergency", is_about_safety=is_about_safety)
    assert ("Streets are icy" in said(client, hub)) is is_about_safety


def test_on_a_support_page_the_way_out_comes_before_it(client, hub, make_alert):
    make_alert(level="emergency", is_about_safety=True)
    text = said(client, hub)
    assert text.index('class="exit"') < text.index("Streets are icy")
    assert client.get(hub.url)["Cache-Control"] == "no-store"


def test_a_season_never_shows_on_support_pages(client, hub, make_edition):
    make_edition(banner_words="Look up your way home.")
    assert "Look up your way home." not in said(client, hub)


def test_a_season_shows_while_it_is_on(client, about, make_edition, at):
    make_edition(banner_words="Plan ahead.")
    for day, is_there in ((date(2026, 11, 15), False), (date(2026, 11, 16), True), (date(2027, 1, 3), True),
                          (date(2027, 1, 4), False)):  # fmt: skip
        at(day)
        assert ("Plan ahead." in said(client, about)) is is_there


def test_a_season_can_name_its_own_moments_but_not_outlive_itself(client, about, make_edition, at):
    make_edition(banner_words="Plan ahead.", banner_from=NOON + HOUR, banner_until=NOON + timedelta(days=300))
    for moment, is_there in ((NOON, False), (NOON + HOUR, True), (datetime(2027, 1, 4, tzinfo=LONDON), False)):
        at(moment)
        assert ("Plan ahead." in said(client, about)) is is_there


def test_the_front_page_has_what_is_on_and_what_comes_within_four_weeks(client, front_page, make_edition, at):
    make_edition()
    for day, is_there in ((date(2026, 10, 18), False), (date(2026, 10, 19), True), (date(2026, 12, 1), True),
                          (date(2027, 1, 4), False)):  # fmt: skip
        at(day)
        assert seasons_on_front(said(client, front_page)) == (["See each other home: winter-2026"] if is_there else [])
