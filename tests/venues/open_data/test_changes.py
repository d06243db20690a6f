"""What changed in the register, told from its dates."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.venues.public_register import accredit, make_venue, noon
from venues.models import Venue, VenueChange
from venues.open_data.changes import expired_on, public_changes
from venues.open_data.selectors import with_history
from venues.status import AwardEvent, AwardEventKind, AwardFacts

pytestmark = pytest.mark.django_db

CHANGES = "/safety-thirst/api/v1/changes"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def told(client, front_page, now):
    def read(**asked) -> list[tuple]:
        response = client.get(CHANGES, {"since": "2026-01-01", **asked})
        assert response.status_code == 200, response.content
        return [(item["on"], item["kind"], item["venue_name"]) for item in json.loads(response.content)["items"]]

    return read


def test_every_kind_of_change_is_told_the_newest_first(told):
    goose, otter, mermaid = make_venue("Goose"), make_venue("Otter"), make_venue("Mermaid")
    accredit(goose, 2025, level="Pass", starts=date(2025, 2, 1), ends=date(2026, 1, 31))
    accredit(goose, 2026, level="Commended", starts=date(2026, 2, 1), ends=date(2027, 1, 31),
             suspended=date(2026, 3, 1), reinstated=date(2026, 4, 1), revoked=date(2026, 5, 1))  # fmt: skip
    accredit(otter, 2025, starts=date(2025, 6, 1), ends=date(2026, 5, 31))
    accredit(otter, 2026, starts=date(2026, 6, 1), ends=date(2027, 5, 31), withdrawn=date(2026, 7, 1))
    accredit(mermaid, 2025, starts=date(2025, 8, 1), ends=date(2026, 7, 31))
    VenueChange.objects.create(venue=mermaid, kind="renamed", on=date(2026, 9, 1), was="Fish", became="Mermaid")
    VenueChange.objects.create(venue=mermaid, kind="moved", on=date(2026, 9, 2), was="1 Lane", became="2 Lane")
    assert told() == [
        ("2026-09-02", "moved", "Mermaid"),
        ("2026-09-01", "renamed", "Mermaid"),
        ("2026-08-01", "expired", "Mermaid"),
        ("2026-07-01", "withdrawn", "Otter"),
        ("2026-06-01", "renewed", "Otter"),
        ("2026-05-01", "revoked", "Goose"),
        ("2026-04-01", "reinstated", "Goose"),
        ("2026-03-01", "suspended", "Goose"),
        ("2026-02-01", "level changed", "Goose"),
    ]
    assert told(since="2026-08-15") == [("2026-09-02", "moved", "Mermaid"), ("2026-09-01", "renamed", "Mermaid")]


def test_nothing_to_come_is_told(told, now):
    accredit(make_venue("Goose"), 2026, starts=date(2026, 1, 1), ends=date(2026, 11, 30), revoked=date(2026, 11, 25))
    assert [kind for _, kind, _ in told()] == ["issued"]
    now(date(2026, 11, 26))
    assert [kind for _, kind, _ in told()] == ["revoked", "issued"]


def test_a_change_written_down_later_is_told_to_whoever_asked_in_between(told):
    accreditation = accredit(make_venue("Goose"), 2026, starts=date(2026, 1, 1), suspended=date(2026, 3, 1))
    accreditation.events.filter(kind="suspended").update(recorded_at=noon(date(2026, 10, 1)))
    assert [kind for _, kind, _ in told(since="2026-09-01")] == ["suspended"]


def test_more_than_a_year_is_refused(client, front_page, now):
    response = client.get(CHANGES, {"since": "2020-01-01"})
    assert response.status_code == 400
    assert "no more than a year" in json.loads(response.content)["detail"]


def test_the_feed_says_the_same_for_people(client, front_page, now):
    accredit(make_venue("Goose & Otter", is_sample=True), suspended=date(2026, 11, 1))
    response = client.get("/safety-thirst/open-data/changes.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    entries = list(ElementTree.fromstring(response.content).iter(f"{ATOM}entry"))
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Sample: Goose & Otter has its award on hold",
        "Sample: Goose & Otter got the award",
    ]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2


def test_an_award_that_goes_on_does_not_expire():
    first = AwardFacts(date(2025, 1, 1), date(2025, 12, 31))
    assert expired_on(first, [first]) == date(2026, 1, 1)
    assert expired_on(first, [first, AwardFacts(date(2026, 1, 1), date(2026, 12, 31))]) is None
    revoked = AwardFacts(date(2025, 1, 1), date(2025, 12, 31), (AwardEvent(AwardEventKind.REVOKED, date(2025, 6, 1)),))
    assert expired_on(revoked, [revoked]) is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2026, 1, 1), date(2026, 12, 31)), since=st.dates(date(2025, 12, 31), date(2026, 12, 31)))
def test_asking_in_two_parts_tells_the_same_as_asking_once(db, day, since):
    if not Venue.objects.exists():
        goose = make_venue("Goose")
        accredit(goose, 2025, starts=date(2025, 6, 1), ends=date(2026, 5, 31), suspended=date(2026, 2, 1))
        accredit(goose, 2026, starts=date(2026, 6, 15), ends=date(2026, 11, 30))
    venues = list(with_history(Venue.objects.all()).prefetch_related("changes"))
    whole = public_changes(venues, noon(date(2025, 12, 1)), noon(day))
    later = public_changes(venues, noon(since), noon(day))
    assert later == [change for change in whole if change.published_at >= noon(since)]
