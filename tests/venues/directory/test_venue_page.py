"""The page of one venue: what is true today, every year, and nothing that is not public."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.venues.public_register import SECRETS, TODAY, accredit, make_venue, make_ward, noon, once_held, year_of
from venues.directory.scheme_views import compared
from venues.models import Certificate, Criterion, FormerName

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, front_page, now):
    def read(venue) -> BeautifulSoup:
        response = client.get(f"/safety-thirst/venues/{venue.reference}/")
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return read


def plaque(page) -> str:
    return " ".join(page.select_one(".plaque").get_text(" ", strip=True).split())


def test_the_state_is_said_as_of_a_time_and_changes_at_midnight_by_itself(page, now):
    venue = make_venue()
    accredit(venue, level="Commended", starts=date(2025, 12, 1), ends=date(2026, 11, 30), year=2025)
    assert plaque(page(venue)).startswith("Expires soon Commended Until 30 November 2026")
    assert "on Sunday 22 November 2026" in plaque(page(venue))
    now(date(2026, 12, 1))
    assert plaque(page(venue)).startswith("Expired Ended 30 November 2026")


def test_it_says_why_an_award_is_on_hold(page):
    venue = make_venue()
    accredit(venue, suspended=date(2026, 11, 2))
    read = page(venue)
    assert plaque(read).startswith("Suspended Since 2 November 2026")
    assert "Why suspended" in read.get_text()
    assert not [secret for secret in SECRETS if secret in str(read)]


def test_every_year_is_told(page):
    venue = make_venue()
    FormerName.objects.create(venue=venue, name="The Made-Up Gander", until=date(2019, 1, 1))
    accredit(venue, 2018)
    accredit(venue, 2026)
    for year in (2020, 2021, 2022):
        year_of(year, ran=False, not_run_reason="It paused.")
    for year in (2019, 2024, 2025):
        year_of(year)
    rows = [row.get_text(" ", strip=True) for row in page(venue).select("tbody tr")]
    assert rows[0].startswith("2026 Pass")
    assert rows[1] == "2024 to 2025 Not in the scheme"
    assert rows[2] == "2020 to 2022 The scheme did not run. It paused."
    assert rows[3] == "2019 Not in the scheme"
    assert rows[4].startswith("2018 Pass , as The Made-Up Gander")


def test_a_closed_venue_keeps_its_address_and_passes_nothing_on(page):
    new = once_held("The New Goose")
    old = make_venue("The Old Goose", closed_on=date(2026, 5, 1), successor=new)
    accredit(old, 2025)
    assert "closed on 1 May 2026" in page(old).select_one(".ended").get_text()
    assert "The award did not pass to it" in page(old).get_text()
    assert plaque(page(new)).startswith("Expired")
    assert "The Old Goose" in page(new).get_text()


def test_its_own_words_stand_there_once_approved(page):
    venue = once_held(statement="We train everybody now.")
    assert "We train everybody now" not in str(page(venue))
    venue.statement_approved_on = date(2026, 11, 1)
    venue.save()
    assert page(venue).select_one("blockquote").get_text(strip=True) == "We train everybody now."


def test_machines_are_told_of_it_only_while_it_holds(page, now):
    venue = make_venue()
    number = accredit(venue).number
    assert page(venue).find(itemprop="certificationIdentification")["content"] == number
    now(date(2027, 9, 15))
    assert not page(venue).select("[itemscope]")


def test_what_the_award_does_not_mean_is_on_every_page(page):
    assert "not a guarantee" in page(once_held()).get_text()


def test_an_address_in_small_letters_leads_to_the_right_one(client, front_page):
    venue = make_venue()
    response = client.get(f"/safety-thirst/venues/{venue.reference.lower()}/")
    assert response["Location"] == f"/safety-thirst/venues/{venue.reference}/"
    assert client.get("/safety-thirst/venues/ST-9999/").status_code == 404


def test_it_asks_the_database_ten_times_at_most(client, front_page, now):
    venue = make_venue(ward=make_ward())
    FormerName.objects.create(venue=venue, name="The Made-Up Gander")
    for year in range(2015, 2027):
        accredit(venue, year)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/safety-thirst/venues/{venue.reference}/")
    assert len(queries) <= 10


class TestForVenues:
    def test_what_is_new_is_marked_and_what_is_gone_is_told(self):
        def criterion(text, section="Drinks", is_new=False):
            return Criterion(section=section, text=text, is_new=is_new)

        sections = compared(
            [criterion("Covers"), criterion("Testing kits"), criterion("Ask for Angela", "Women", is_new=True)],
            [criterion("Covers"), criterion("A sign", "Noise")],
        )
        told = {
            section.name: ([(each.text, each.is_new) for each in section.now], section.gone) for section in sections
        }
        assert told["Drinks"] == ([("Covers", False), ("Testing kits", True)], ())
        assert told["Women"] == ([("Ask for Angela", True)], ())
        assert told["Noise"] == ([], ("A sign",))

    def test_a_first_year_has_nothing_new(self):
        assert not compared([Criterion(section="Drinks", text="Covers")], [])[0].now[0].is_new

    def test_the_self_check_can_send_nothing_and_the_numbers_are_told_as_known(self, client, front_page, now):
        year = year_of(2026)
        Criterion.objects.create(scheme_year=year, section="Drinks", text="You offer covers.")
        year_of(2018, accredited_reported=57, source_note="Morning Advertiser")
        year_of(2020, ran=False, not_run_reason="It paused.")
        page = BeautifulSoup(client.get("/safety-thirst/for-venues/").content, "html.parser")
        form = page.select_one("form.ticks")
        assert not form.has_attr("action")
        assert not form.select("[name], button")
        cells = [row.get_text(" ", strip=True) for row in page.select("figure tbody tr")]
        assert cells == ["2018 57", "2020 Did not run", "2026 Not known"]
        assert "4711" not in str(page)


def test_it_leads_to_a_certificate_only_where_one_was_issued(page):
    venue = make_venue()
    held = accredit(venue)
    certificate = 'a[href$=".pdf"]:not([href$="sticker.pdf"])'
    assert not page(venue).select(certificate)
    Certificate.objects.create(accreditation=held, kid="one", token="two", issued_at=noon(TODAY))
    assert page(venue).select_one(certificate)["href"].endswith(f"{held.number}.pdf")
