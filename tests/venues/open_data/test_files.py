"""The register as files and as an API: complete, described, and nothing that is not public."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from tests.venues.public_register import SECRETS, accredit, make_venue, make_ward, noon, once_held, year_of
from venues.models import Accreditation, Venue
from venues.open_data.datasets import CATALOGUE

SETS = {dataset.name: dataset for dataset in CATALOGUE.datasets}
pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FILES = [f"{name}.{form}" for name in SETS for form in ("csv", "json", "ndjson")] + ["venues.geojson"]
DATA, API = "/safety-thirst/open-data/", "/safety-thirst/api/v1/"


@pytest.fixture
def read(client, front_page, now):
    """The whole text at an address, which must be there."""

    def read(address: str, **asked) -> str:
        response = client.get(address, asked)
        assert response.status_code == 200, response.content
        body = b"".join(response.streaming_content) if response.streaming else response.content
        return body.decode("utf-8-sig")

    return read


@pytest.fixture
def register(db):
    """A venue with the award on hold, one whose award ended, a sample, and one without a point."""
    goose = make_venue(ward=make_ward())
    accredit(goose, 2025, level="Commended")
    accredit(goose, 2026, suspended=date(2026, 11, 2))
    accredit(make_venue("=Paper Mermaid", kind="bar"), 2024)
    hall = make_venue("Sample Hall", is_sample=True, easting=None, northing=None)
    accredit(hall, 2012, revoked=date(2012, 10, 1))
    year_of(2020, ran=False, not_run_reason="It paused.")
    return goose


class TestFiles:
    def test_json_keeps_to_its_description(self, read, register):
        description = json.loads(read(f"{DATA}openapi.json"))
        validate(description)
        for name, dataset in SETS.items():
            document = json.loads(read(f"{DATA}{name}.json"))
            schema = {"$ref": f"#/components/schemas/{name}_file", "components": description["components"]}
            OAS31Validator(schema).validate(document)
            assert len(document["items"]) == len(read(f"{DATA}{name}.ndjson").splitlines())
            rows = list(csv.reader(StringIO(read(f"{DATA}{name}.csv"), newline="")))
            assert rows[0] == [field.name for field in dataset.fields]
            assert len(rows) == len(document["items"]) + 1

    def test_what_is_true_today_is_in_it(self, read, register):
        venues = {item["name"]: item for item in json.loads(read(f"{DATA}venues.json"))["items"]}
        goose = venues["The Invented Goose"]
        assert (goose["state"], goose["state_since"], goose["state_reason"]) == (
            "suspended", "2026-11-02", "Why suspended",
        )  # fmt: skip
        assert (goose["level"], goose["certificate"]) == (None, None)
        assert venues["=Paper Mermaid"]["state"] == "expired"
        assert venues["Sample Hall"]["is_sample"]

    def test_geojson_has_a_point_for_whoever_has_one(self, read, register):
        collection = json.loads(read(f"{DATA}venues.geojson"))
        points = {feature["properties"]["name"]: feature["geometry"] for feature in collection["features"]}
        assert points["Sample Hall"] is None
        longitude, latitude = points["The Invented Goose"]["coordinates"]
        assert -0.12 < longitude < -0.07
        assert 51.5 < latitude < 51.53

    def test_no_cell_can_be_run_by_a_spreadsheet(self, read, register):
        assert "'=Paper Mermaid" in read(f"{DATA}venues.csv")

    def test_past_years_stay_in_it(self, read, register):
        items = json.loads(read(f"{DATA}accreditations.json"))["items"]
        assert [(item["year"], item["state"]) for item in items] == [
            (2025, "expired"), (2026, "suspended"), (2024, "expired"), (2012, "revoked"),
        ]  # fmt: skip

    @pytest.mark.parametrize("file", FILES)
    def test_any_site_may_read_it_and_it_is_not_sent_twice(self, client, front_page, now, register, file):
        first = client.get(DATA + file)
        assert first["Access-Control-Allow-Origin"] == "*"
        asked_again = {"If-None-Match": first["ETag"]}
        assert client.get(DATA + file, headers=asked_again).status_code == 304
        Venue.objects.first().save()
        assert client.get(DATA + file, headers=asked_again).status_code == 200

    def test_it_is_another_file_after_midnight(self, client, front_page, now, register):
        asked_again = {"If-None-Match": client.get(f"{DATA}venues.json")["ETag"]}
        now(date(2026, 11, 23))
        assert client.get(f"{DATA}venues.json", headers=asked_again).status_code == 200

    def test_what_there_is_not_is_not_found(self, client, front_page):
        assert client.get(f"{DATA}secrets.json").status_code == 404
        assert client.get(f"{DATA}years.geojson").status_code == 404


class TestApi:
    def test_pages_follow_each_other_without_a_gap(self, read, client, now):
        for number in range(7):
            once_held(f"Goose {number}")
        page, seen = json.loads(read(f"{API}venues", per_page=3)), []
        while True:
            seen += [item["id"] for item in page["items"]]
            if "next" not in page["links"]:
                break
            page = json.loads(read(page["links"]["next"].removeprefix("http://testserver")))
        assert len(seen) == len(set(seen)) == page["total"] == 7

    def test_one_venue(self, read, register, client):
        item = json.loads(read(f"{API}venues/{register.reference}"))["item"]
        assert item["ward"] == "Cheap"
        assert client.get(f"{API}venues/ST-9999").status_code == 404

    def test_what_was_modified_since_a_day_includes_what_time_itself_changed(self, read, now):
        quiet, ended = make_venue("Quiet"), make_venue("Ended")
        accredit(quiet, starts=date(2026, 1, 1), ends=date(2027, 6, 30))
        accredit(ended, starts=date(2025, 11, 20), ends=date(2026, 11, 19))
        Venue.objects.update(changed_at=noon(date(2026, 1, 1)))
        Accreditation.objects.update(changed_at=noon(date(2026, 1, 1)))
        items = json.loads(read(f"{API}venues", modified_since="2026-11-15"))["items"]
        assert [(item["name"], item["modified_at"]) for item in items] == [("Ended", "2026-11-20T00:00:00Z")]
        assert not json.loads(read(f"{API}venues", modified_since="2026-11-21"))["items"]

    def test_only_some_venues(self, read, register):
        def named(**asked):
            return [item["name"] for item in json.loads(read(f"{API}venues", **asked))["items"]]

        assert named(state="expired") == ["=Paper Mermaid"]
        assert named(kind="bar") == ["=Paper Mermaid"]
        assert named(ward="E05009298") == ["The Invented Goose"]
        assert "Sample Hall" not in named(samples="no")

    @pytest.mark.parametrize(
        "asked",
        ["page=0", "page=x", "per_page=101", "page=9999999999999", "state=drunk", "kind=castle", "samples=maybe",
         "modified_since=yesterday", "modified_since=2026-13-01", "modified_since=2026-11-22T09:00:00", "page="],
    )  # fmt: skip
    def test_what_cannot_be_answered_is_refused_in_words(self, client, front_page, asked):
        response = client.get(f"{API}venues?{asked}")
        assert response.status_code == 400
        assert json.loads(response.content)["detail"].startswith("Write ")

    @pytest.mark.parametrize(
        "moment", ["0001-01-01", "9999-12-31", "2026-05-13T09:47:25-22:33", "9999-12-31T23:59:59Z"]
    )
    def test_moments_far_away_are_answered(self, client, front_page, moment):
        assert client.get(f"{API}venues", {"modified_since": moment}).status_code in (200, 400)
        assert client.get(f"{API}changes", {"since": moment}).status_code in (200, 400)

    def test_answers_keep_to_their_description(self, read, register):
        components = json.loads(read(f"{DATA}openapi.json"))["components"]
        for name in ("venues", "changes"):
            schema = {"$ref": f"#/components/schemas/{name}_page", "components": components}
            OAS31Validator(schema).validate(json.loads(read(f"{API}{name}")))

    def test_it_may_only_be_read(self, client, front_page):
        assert client.post(f"{API}venues").status_code == 405

    def test_it_asks_the_database_ten_times_at_most(self, client, front_page, now, register):
        for address in (f"{API}venues?kind=pub", f"{API}changes", f"{API}venues/{register.reference}"):
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            assert len(queries) <= 10


def test_nothing_private_is_in_any_file_or_answer(read, register):
    addresses = [DATA + file for file in FILES]
    addresses += [f"{API}venues", f"{API}changes", f"{DATA}changes.xml", f"{API}venues/{register.reference}", DATA]
    for address in addresses:
        assert not [secret for secret in SECRETS if secret in read(address)], address


def test_the_page_explains_every_set(read):
    page = read(DATA)
    for dataset in SETS.values():
        assert f'id="{dataset.name}"' in page
        assert all(f"<code>{field.name}</code>" in page for field in dataset.fields)
