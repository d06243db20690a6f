"""Every state of a season across both changes of the clocks: 25 October 2026 has 25 hours, 28 March 2027 has 23.

Moments are given in UTC, so that each says by itself which of two equal times on a clock in London is meant.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from campaigns.models import Alert, PackAsset
from home.models import StandardPage
from tests.campaigns.conftest import seasons_on_front

pytestmark = pytest.mark.slow

LONDON = ZoneInfo("Europe/London")
OCTOBER, MARCH = date(2026, 10, 25), date(2027, 3, 28)
# the day, its last moment before, its first, its last, the first after it
DAYS = [
    (OCTOBER, "2026-10-24T22:59:59Z", "2026-10-24T23:00:00Z", "2026-10-25T23:59:59Z", "2026-10-26T00:00:00Z"),
    (MARCH, "2027-03-27T23:59:59Z", "2027-03-28T00:00:00Z", "2027-03-28T22:59:59Z", "2027-03-28T23:00:00Z"),
]


def london(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(LONDON)


@pytest.fixture
def about(front_page, at):
    return front_page.add_child(instance=StandardPage(title="About us", slug="about"))


@pytest.fixture
def read(client, at):
    def read(address: str, moment: str) -> str:
        at(london(moment))
        return " ".join(client.get(address).content.decode().split())

    return read


@pytest.mark.parametrize(("day", "before", "first", "last", "after"), DAYS)
def test_coming_on_and_ended_turn_at_midnight_in_london(
    read, index, make_edition, front_page, day, before, first, last, after
):
    """On its own page, in the list, on the front page."""
    edition = make_edition(starts_on=day, ends_on=day)
    for moment, word in ((before, "Coming"), (first, "On now"), (last, "On now"), (after, "Ended")):
        assert f"{word}</b>" in read(edition.url, moment), moment
        assert f"{word}</b>" in read(index.url, moment), moment
        front = read(front_page.url, moment)
        assert seasons_on_front(front) == ([] if word == "Ended" else [edition.title]), moment
        assert ("The campaign ended." in front) is (word == "Ended"), moment
    assert "This campaign has ended" in read(edition.url, after)


@pytest.mark.parametrize(("day", "before", "first", "last", "after"), DAYS)
def test_its_notice_is_there_on_its_days_and_at_no_other_moment(
    read, make_edition, about, day, before, first, last, after
):
    make_edition(starts_on=day, ends_on=day, banner_words="Plan ahead.")
    seen = ["Plan ahead." in read(about.url, moment) for moment in (before, first, last, after)]
    assert seen == [False, True, True, False]


@pytest.mark.parametrize(("day", "before", "first", "last", "after"), DAYS)
def test_a_file_is_offered_to_the_end_of_the_last_day_of_its_licence(
    client, at, make_edition, keep_file, day, before, first, last, after
):
    at(date(2026, 10, 1))
    asset = PackAsset(title="Poster", file=keep_file(), alt_text="A door.", licence_ends_on=day)
    edition = make_edition(starts_on=date(2026, 10, 1), ends_on=day, assets=[asset])
    for moment, status in ((first, 200), (last, 200), (after, 404)):
        at(london(moment))
        assert client.get(f"/campaign-files/{edition.pk}/poster.svg").status_code == status


@pytest.mark.parametrize(("day", "before", "first", "last", "after"), DAYS)
def test_a_page_is_kept_until_the_midnight_at_which_it_changes(
    client, at, make_edition, day, before, first, last, after
):
    edition = make_edition(starts_on=day, ends_on=day)
    for moment, turns in ((before, first), (first, after), (last, after)):
        at(london(moment))
        assert client.get(edition.url).expires_at == london(turns)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        # half past one comes twice in that night: from the first to the second of them it shows
        ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
        # half past midnight to half past two, which is one hour on a clock that jumps over the second
        ("2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z"),
    ],
)
def test_a_notice_between_two_moments_of_such_a_night_shows_for_its_hour(read, about, starts, ends):
    Alert.objects.create(title="Bridge closed", starts_at=london(starts), ends_at=london(ends))
    minute_before = starts.replace("00:30:00", "00:29:59")
    minute_before_end = ends.replace("01:30:00", "01:29:59")
    seen = ["Bridge closed" in read(about.url, moment) for moment in (minute_before, starts, minute_before_end, ends)]
    assert seen == [False, True, True, False]


def test_a_past_season_leads_to_the_next_from_the_moment_it_ends(read, make_edition):
    past = make_edition("autumn", starts_on=date(2026, 10, 1), ends_on=OCTOBER)
    coming = make_edition("winter", starts_on=date(2026, 10, 26), ends_on=date(2026, 12, 1))
    leads = f'The next season is <a href="{coming.url}">'
    assert leads not in read(past.url, "2026-10-25T23:59:59Z")
    assert leads in read(past.url, "2026-10-26T00:00:00Z")
