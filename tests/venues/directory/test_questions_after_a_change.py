"""What the list of venues asks the database once somebody has changed a venue: nothing twice, ten things at most."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from venues.models import Accreditation, Level, Postcode, SchemeYear, StatusEvent, Venue, Ward


@pytest.fixture
def venue(remembering_site):
    ward = Ward.objects.create(code="E0", name="Invented")
    Postcode.objects.create(postcode="EC0A1AA", easting=532000, northing=181000, ward=ward)
    year = SchemeYear.objects.create(year=2025)
    level = Level.objects.create(scheme_year=year, name="Commended", rank=1)
    venue = Venue.objects.create(name="The Goose", address_line_1="1 Example Lane", postcode="EC0A 1AA", ward=ward)
    days = {"valid_from": date(2025, 9, 15), "valid_to": date(2026, 9, 14)}
    held = Accreditation.objects.create(venue=venue, scheme_year=year, level=level, **days)
    StatusEvent.objects.create(accreditation=held, kind="suspended", on=date(2026, 1, 1), public_reason="A reason.")
    return venue


@pytest.mark.parametrize("asked", ["", "?q=goose", "?q=EC0A+1AA", "?ward=E0"])
def test_nothing_is_asked_twice_and_at_most_ten_things(client, venue, asked):
    client.get(f"/safety-thirst/{asked}")
    venue.name = "The Grey Goose"
    venue.save()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/safety-thirst/{asked}")
    assert "Grey Goose" in response.content.decode()
    said = [each["sql"] for each in queries.captured_queries]
    assert len(said) == len(set(said))
    assert len(said) <= 10
