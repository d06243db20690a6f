"""When a venue closes, its award ends with it, wherever one looks."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse

from delivery.clock import london_now
from tests.venues.desk.test_officers_year import edit_form
from venues.models import Accreditation, StatusEvent, Venue

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = london_now().date()


@pytest.fixture
def held(year):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    days = {"valid_from": TODAY - timedelta(days=100), "valid_to": TODAY + timedelta(days=100)}
    held = Accreditation.objects.create(venue=venue, scheme_year=year, level=year.levels.first(), **days)
    StatusEvent.objects.create(accreditation=held, kind="issued", on=held.valid_from)
    return held


@pytest.fixture
def close(desk, held):
    def close(on: date | None):
        venue = Venue.objects.get()
        address = reverse("venues_venue_modeladmin_edit", args=[venue.pk])
        return desk.post(address, edit_form(venue, closed_on=on.isoformat() if on else ""))

    return close


def test_no_public_page_says_that_it_may_still_be_shown(close, client, held):
    found = client.get("/safety-thirst/", {"state": "today"}).content.decode()
    assert "The Paper Lantern" in found
    assert close(TODAY - timedelta(days=3)).status_code == 302
    reference = held.venue.reference
    page = client.get(f"/safety-thirst/venues/{reference}/").content.decode()
    assert "Closed</b>" in page and "The venue closed." in page and "itemscope" not in page
    assert "this venue has closed" in client.get(f"/st/{held.number}").content.decode()
    item = client.get(f"/safety-thirst/api/v1/venues/{reference}").json()["item"]
    assert (item["state"], item["certificate"], item["level"]) == ("withdrawn", None, None)
    whole = b"".join(client.get("/safety-thirst/open-data/accreditations.json").streaming_content)
    assert json.loads(whole)["items"][0]["state"] == "withdrawn"
    assert "Not accredited" in client.get(f"/safety-thirst/badges/{reference}.svg").content.decode()
    may_show = " ".join(client.get("/safety-thirst/", {"state": "today"}).content.decode().split())
    assert "We found no venue like that" in may_show and "The Paper Lantern" not in may_show
    assert "The Paper Lantern" in client.get("/safety-thirst/", {"state": "withdrawn"}).content.decode()


def test_a_wrong_day_can_be_taken_out_again(close, client, held):
    close(TODAY - timedelta(days=3))
    close(None)
    assert "Accredited today" in client.get(f"/st/{held.number}").content.decode()


def test_a_day_to_come_is_refused(close):
    answer = close(TODAY + timedelta(days=1))
    assert "still to come" in answer.context["form"].errors["closed_on"][0]
