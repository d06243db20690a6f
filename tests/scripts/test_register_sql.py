"""What the bench of the register asks by hand is what the pages show: otherwise it compares two different things."""

import importlib
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection

from tests.venues.public_register import TODAY, accredit, make_venue, make_ward, noon

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def by_hand(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "script" / "parts"))
    return importlib.import_module("register_sql")


@pytest.fixture
def register(monkeypatch):
    from delivery import clock

    monkeypatch.setattr(clock.timezone, "localtime", lambda *args: noon(TODAY))
    cheap = make_ward()
    accredit(make_venue("A goose", ward=cheap), level="Commended")
    accredit(make_venue("B goose", kind="bar"), suspended=date(2026, 11, 1))
    accredit(make_venue("C", kind="club"), 2024)
    make_venue("D")


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ({}, "1 = 1"),
        ({"q": "goose"}, "lower(v.name) LIKE '%%goose%%'"),
        ({"ward": "E05009298"}, "w.code = 'E05009298'"),
        ({"level": "Commended"}, "l.name = 'Commended'"),
        ({"state": "today"}, "a.id IS NOT NULL"),
        ({"state": "expired"}, None),
    ],
)
def test_the_list_and_the_question_by_hand_give_the_same_venues(client, front_page, register, by_hand, asked, where):
    where = where or f"{by_hand.ENDED} AND v.kind <> 'bar'"  # the one on hold has not ended
    page = BeautifulSoup(client.get("/safety-thirst/", asked).content, "html.parser")
    shown = [link.get_text(strip=True).split(".")[-1] for link in page.select(".vens h3 a")]
    counts, rows = by_hand.listed(where)
    given = {"day": TODAY.isoformat(), "skip": 0}
    with connection.cursor() as cursor:
        cursor.execute(rows, given)
        assert [row[1] for row in cursor.fetchall()] == shown
        cursor.execute(counts, given)
        total = sum(row[1] for row in cursor.fetchall())
    assert page.find("h2").get_text().split()[0] == str(total)
