"""What readers see of a season, on any day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from campaigns.models import ChosenVenue, PackAsset
from core.script_hashes import fingerprint
from tests.first_visit import weight_of
from tests.venues.public_register import make_venue

pytestmark = pytest.mark.slow

LONDON = ZoneInfo("Europe/London")
MOST_QUERIES = 12


def page(client, edition, below="") -> str:
    answer = client.get(edition.url + below)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("moment", "word"),
    [
        (datetime(2026, 11, 15, 23, 59, 59, tzinfo=LONDON), "Coming"),
        (datetime(2026, 11, 16, 0, 0, 0, tzinfo=LONDON), "On now"),
        (datetime(2027, 1, 3, 23, 59, 59, tzinfo=LONDON), "On now"),
        (datetime(2027, 1, 4, 0, 0, 0, tzinfo=LONDON), "Ended"),
    ],
)
def test_its_state_turns_at_midnight_in_london(client, edition, at, moment, word):
    at(moment)
    assert f"{word}</b>" in page(client, edition)


@pytest.mark.parametrize(
    ("last", "still_on", "over"),
    [
        # 25 October 2026 has 25 hours, 28 March 2027 has 23: a day ends when London says so.
        (date(2026, 10, 25), "2026-10-25T23:30:00+00:00", "2026-10-26T00:00:00+00:00"),
        (date(2027, 3, 28), "2027-03-28T22:30:00+00:00", "2027-03-28T23:00:00+00:00"),
    ],
)
def test_the_last_day_is_whole_when_the_clocks_change(client, make_edition, at, last, still_on, over):
    edition = make_edition(starts_on=date(2026, 10, 1), ends_on=last)
    at(datetime.fromisoformat(still_on).astimezone(LONDON))
    assert "On now" in page(client, edition)
    at(datetime.fromisoformat(over).astimezone(LONDON))
    assert "This campaign has ended" in page(client, edition)


def test_a_past_season_stays_and_leads_to_the_one_that_counts(client, make_edition, at):
    past = make_edition("winter-2025", starts_on=date(2025, 11, 17), ends_on=date(2026, 1, 4), results="<p>Forty.</p>")
    now = make_edition("winter-2026")
    said = page(client, past)
    assert "This campaign has ended" in said and "Forty." in said
    assert f'The next season is <a href="{now.url}">' in said


def test_the_list_has_what_is_on_coming_and_past(client, index, make_edition, at):
    make_edition("winter-2025", starts_on=date(2025, 11, 17), ends_on=date(2026, 1, 4))
    make_edition("winter-2026")
    make_edition("winter-2027", starts_on=date(2027, 11, 15), ends_on=date(2028, 1, 2))
    said = client.get(index.url).content.decode()
    order = [
        said.index(words) for words in ("On now", "winter-2026<", "Coming", "winter-2027<", "Ended", "winter-2025<")
    ]
    assert order == sorted(order)


def test_the_pack_has_every_file_with_its_words_and_one_archive(client, edition):
    said = page(client, edition, "pack/")
    for words in ("Poster A4", "A door.", "SVG, 84 by 118", "Ours: free for partners", "Out tonight?", "of 280"):
        assert words in said
    assert f"/campaign-files/{edition.pk}/pack.zip" in said
    assert "http://testserver" + edition.url + "pack/" in said


def test_pages_run_the_copy_script_and_no_other(client, edition):
    answer = client.get(edition.url)
    assert f"script-src '{fingerprint('js/copy.js')}'" in answer["Content-Security-Policy"]
    assert "script-src" not in client.get("/campaigns/")["Content-Security-Policy"]


def test_a_shared_link_shows_the_card_and_its_words(client, edition):
    said = page(client, edition)
    card = f"http://testserver/campaign-files/{edition.pk}/campaign--card.png"
    assert f'<meta property="og:image" content="{card}">' in said
    assert 'og:image:alt" content="See each other home: winter-2026. A street at night."' in said
    answer = client.get(card)
    assert answer["Content-Type"] == "image/png"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


def test_pictures_were_made_ready_in_sizes_for_the_layout(client, edition):
    said = page(client, edition)
    assert "campaign--picture.320.webp 320w" in said
    for name in ("campaign--picture.320.webp", "campaign--picture.640.webp", "campaign--picture.640.png"):
        assert client.get(f"/campaign-files/{edition.pk}/{name}").status_code == 200


@pytest.mark.parametrize("below", ["", "pack/"])
@pytest.mark.parametrize("how_many", [0, 50])
def test_twelve_questions_whatever_the_number_of_files(
    client, make_edition, keep_file, below, how_many, django_assert_max_num_queries
):
    file = keep_file()
    many = [PackAsset(title=f"Poster {n}", file=file, alt_text="A door.") for n in range(how_many)]
    edition = make_edition(publish=False, assets=many, banner_words="It is on.")
    edition.chosen_venues = [ChosenVenue(venue=make_venue(f"Venue {n}")) for n in range(5)]
    edition.save_revision().publish()
    cache.clear()
    with django_assert_max_num_queries(MOST_QUERIES):
        said = page(client, edition, below)
    assert said.count("/poster-") >= min(how_many, 3)
    assert ("poster-49.svg" in said) is bool(below and how_many)


@pytest.mark.parametrize("address", ["", "calendar/"])
def test_lists_keep_to_their_questions(client, index, make_edition, address, django_assert_max_num_queries):
    for year in range(2000, 2006):
        make_edition(f"winter-{year}", starts_on=date(year, 11, 1), ends_on=date(year, 12, 1))
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(index.url + address).status_code == 200


def test_a_first_visit_is_light(client, make_edition):
    """Without its pictures, and with a notice and venues, of which many a season has none."""
    edition = make_edition(publish=False, banner_words="Plan your way home before you go out.")
    edition.chosen_venues = [ChosenVenue(venue=make_venue(f"Venue {n}")) for n in range(5)]
    edition.save_revision().publish()
    html = client.get(edition.url).content
    assert weight_of(html) <= 14_336


def test_paper_says_once_where_the_files_are(client, edition, make_edition):
    line = f"Download these at http://testserver{edition.url}pack/"
    assert page(client, edition).count(line) == page(client, edition, "pack/").count(line) == 1
    bare = make_edition("bare", assets=[], starts_on=date(2027, 2, 1), ends_on=date(2027, 3, 1))
    assert "Download these" not in page(client, bare) + page(client, bare, "pack/")


def test_a_file_whose_licence_has_ended_is_no_longer_offered(client, make_edition, keep_file, at):
    asset = PackAsset(title="Poster", file=keep_file(), alt_text="A door.", licence_ends_on=date(2027, 1, 3))
    edition = make_edition(assets=[asset])
    address = f"/campaign-files/{edition.pk}/poster.svg"
    assert client.get(address).status_code == 200
    at(date(2027, 1, 4))
    assert client.get(address).status_code == 404
    assert client.get(f"/campaign-files/{edition.pk}/pack.zip").status_code == 404
    assert "poster.svg" not in page(client, edition, "pack/")


def test_files_of_a_season_behind_a_password_are_behind_it_too(client, campaign, edition):
    PageViewRestriction.objects.create(page=campaign, restriction_type="password", password="lantern")
    for address in (f"/campaign-files/{edition.pk}/poster-a4.svg", f"/campaign-files/{edition.pk}/pack.zip"):
        assert client.get(address).status_code == 404
    assert "winter-2026" not in client.get("/campaigns/").content.decode()


def test_a_drawing_opened_by_itself_runs_nothing(client, edition):
    answer = client.get(f"/campaign-files/{edition.pk}/poster-a4.svg", HTTP_ACCEPT_ENCODING="gzip")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in answer


class TestCalendar:
    def test_the_year_is_a_picture_and_a_list(self, client, index, edition):
        said = client.get(f"{index.url}calendar/?year=2026").content.decode()
        winter = "See each other home: winter-2026: 16 November 2026 to 3 January 2027."
        assert f'aria-label="2026 at a glance. It is November now. {winter}"' in said
        assert f'<a href="{edition.url}">' in said

    def test_the_list_begins_with_this_month_and_says_so(self, client, index, edition, make_edition):
        make_edition("spring-2026", starts_on=date(2026, 3, 1), ends_on=date(2026, 4, 2))
        main = BeautifulSoup(client.get(f"{index.url}calendar/").content, "html.parser").find("main")
        rows = [" ".join(row.text.split()) for row in main.select(".acts > li")]
        days = "16 November 2026 to 3 January 2027"
        assert rows[0] == f"November 2026 NowSee each other home: winter-2026{days}"
        assert [row.split("2026")[0] for row in rows[1:]] == ["December ", "March ", "April "]
        assert [row.h3.text for row in main.select("[aria-current=date]")] == ["November 2026 Now"]
        assert main.select_one(".years [aria-current=page]").text == "2026: this year"
        season = main.select_one(".season")
        assert season.picture and season.h3.a["href"] == edition.url

    def test_another_year_has_no_month_that_is_now(self, client, index, edition):
        main = BeautifulSoup(client.get(f"{index.url}calendar/?year=2027").content, "html.parser").find("main")
        assert [row.h3.text for row in main.select(".acts > li")] == ["January 2027"]
        assert not main.select("[aria-current=date], svg .now, .season")
        assert main.select_one(".years [aria-current=page]").text == "2027"

    def test_a_year_without_anything_says_so(self, client, index):
        said = client.get(f"{index.url}calendar/?year=2030").content.decode()
        assert "Nothing is planned for this year yet." in said and "Month by month" not in said

    @pytest.mark.parametrize("year", ["x", "99999", "-1", "²"])
    def test_a_year_that_is_none_shows_this_one(self, client, index, edition, year):
        assert "Campaigns in 2026" in client.get(f"{index.url}calendar/", {"year": year}).content.decode()

    def test_calendar_programs_get_whole_days(self, client, edition):
        said = client.get("/campaigns/calendar.ics").content.decode()
        assert "DTSTART;VALUE=DATE:20261116\r\nDTEND;VALUE=DATE:20270104\r\n" in said
        assert all(len(line.encode()) <= 75 for line in said.split("\r\n"))
        assert said.count("BEGIN:VEVENT") == 1

    def test_the_feed_has_the_season(self, client, edition):
        said = client.get("/campaigns/feed.xml").content.decode()
        assert edition.title in said and edition.translation_key.urn in said
