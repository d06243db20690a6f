"""The register's numbers by ward and year, drawn on the page of open data."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.venues.public_register import accredit, make_venue, make_ward, year_of
from venues.open_data.by_ward import awards_by_ward

pytestmark = [pytest.mark.django_db, pytest.mark.databases]
TODAY = date(2026, 11, 22)


def test_it_counts_each_venue_once_a_year_in_its_ward_and_no_sample_nor_what_begins_later():
    cheap, tower = make_ward(), make_ward("Tower", "E05009310")
    goose, duck = make_venue("Goose", ward=cheap), make_venue("Duck", ward=tower)
    accredit(goose, 2025, ends=date(2025, 12, 31))
    accredit(goose, 2025, starts=date(2026, 1, 1), ends=date(2026, 9, 14))
    accredit(goose, 2026)
    accredit(duck, 2026)
    accredit(make_venue("No ward"), 2026)
    accredit(make_venue("Sample", ward=cheap, is_sample=True), 2026)
    accredit(duck, 2027)
    accredit(make_venue("Later", ward=tower), 2026, starts=date(2026, 12, 1), ends=date(2027, 1, 1))
    year_of(2024, ran=False, not_run_reason="A pandemic.")
    year_of(2023)
    gaps = [("2023", "No list of venues is held"), ("2024", "The scheme did not run")]
    assert awards_by_ward(TODAY).rows == [
        ("Cheap", [*gaps, ("2025", "1"), ("2026", "1")]),
        ("Tower", [*gaps, ("2025", "0"), ("2026", "1")]),
        ("Ward not known", [*gaps, ("2025", "0"), ("2026", "1")]),
    ]


def test_the_page_draws_them_in_words_and_as_a_table_and_says_so_when_there_is_nothing(client, front_page, now):
    page = client.get("/safety-thirst/open-data/").content.decode()
    assert "holds no award yet" in page and "<figure" not in page
    accredit(make_venue("Goose", ward=make_ward()), 2026)
    chart = BeautifulSoup(client.get("/safety-thirst/open-data/").content, "html.parser").figure
    assert chart.svg.title.get_text() == "Venues with the award, by ward and year: 2026"
    assert chart.svg.desc.get_text() == "Venues: Cheap 1."
    assert chart.svg["aria-labelledby"] == chart.svg.title["id"]
    assert chart.table.tbody.get_text(" ", strip=True) == "Cheap 1"
    assert not chart.select("[style]")
