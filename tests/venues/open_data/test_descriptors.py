"""What is said of the CSV files for programs is what the files hold."""

import csv
from io import StringIO

import pytest

from tests.venues.public_register import accredit, make_venue

DATA = "/safety-thirst/open-data/"


@pytest.fixture
def read(client, front_page, now, db):
    accredit(make_venue("The Tin Kettle"), 2026)
    return lambda name: client.get(f"{DATA}{name}")


def headings(read, name: str) -> list[str]:
    body = b"".join(read(name).streaming_content).decode("utf-8-sig")
    return next(csv.reader(StringIO(body)))


def test_a_data_package_names_every_file_with_its_columns(read):
    package = read("datapackage.json").json()
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert [each["path"] for each in package["resources"]] == ["venues.csv", "accreditations.csv", "years.csv"]
    for each in package["resources"]:
        assert [field["name"] for field in each["schema"]["fields"]] == headings(read, each["path"])
    venues = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert venues["closed_on"]["type"] == "date"
    assert venues["is_sample"]["constraints"] == {"required": True}
    assert "accredited" in venues["state"]["constraints"]["enum"]
    assert package["resources"][0]["schema"]["primaryKey"] == "id"


@pytest.mark.parametrize("name", ["venues", "accreditations", "years"])
def test_beside_each_csv_file_stands_what_its_columns_are(read, name):
    answer = read(f"{name}.csv-metadata.json")
    assert answer["Content-Type"] == "application/csvm+json"
    described = answer.json()
    assert described["url"] == f"{name}.csv"
    assert [column["titles"] for column in described["tableSchema"]["columns"]] == headings(read, f"{name}.csv")


def test_of_no_file_there_is_no_description(read):
    assert read("nothing.csv-metadata.json").status_code == 404
