"""Whole files are sent piece by piece: what is read first is on its way before the rest is read."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.venues.public_register import accredit, make_venue
from venues.open_data import selectors, streaming

pytestmark = pytest.mark.django_db
GEOJSON = "/safety-thirst/open-data/venues.geojson"


@pytest.fixture
def portions(monkeypatch):
    """Ten venues, of which two are read and sent at once."""
    monkeypatch.setattr(selectors, "PORTION", 2)
    monkeypatch.setattr(streaming, "GATHERED", 2)
    for number in range(10):
        accredit(make_venue(f"Goose {number}"))


def test_geojson_is_read_while_it_is_sent(client, front_page, now, portions):
    response = client.get(GEOJSON)
    assert response.streaming
    pieces = iter(response.streaming_content)
    with CaptureQueriesContext(connection) as first:
        sent = [next(pieces), next(pieces)]
    with CaptureQueriesContext(connection) as later:
        sent += pieces
    assert len(sent) >= 5
    assert len(later) > len(first)
    assert len(json.loads(b"".join(sent))["features"]) == 10


def test_a_file_that_is_streamed_says_what_a_whole_one_does(client, front_page, now, portions):
    response = client.get(GEOJSON)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"] == "application/geo+json"
    assert "Content-Length" not in response
    again = client.get(GEOJSON, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
