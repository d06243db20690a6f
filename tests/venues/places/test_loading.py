"""Postcodes and wards are loaded whole or not at all, and what is wrong is said in words."""

import json

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from core.models import PartnershipSettings
from home.starter.sets import load_city_wards
from venues.models import Postcode, Ward
from venues.places.grid import longitude_latitude
from venues.places.loading import NothingLoaded, load_landmarks

pytestmark = pytest.mark.django_db


def square(west, south, code="E05000001", name="Cheap", **given):
    corners = [(west, south), (west + 900, south), (west + 900, south + 900), (west, south + 900), (west, south)]
    ring = [list(longitude_latitude(*corner)) for corner in corners]
    properties = {"WD13CD": code, "WD13NM": name, "WD13CDO": "00AAGC", "WD13NMW": None}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}} | given


@pytest.fixture
def load(tmp_path):
    def load(*features, text=None):
        file = tmp_path / "wards.geojson"
        file.write_text(text or json.dumps({"type": "FeatureCollection", "features": features}))
        call_command("load_wards", file)

    return load


@pytest.mark.slow
def test_postcodes_are_those_of_the_districts_in_the_settings_and_wards_are_sketched(load):
    with pytest.raises(CommandError, match="Give under Settings, The partnership, the codes of your districts"):
        call_command("load_postcodes")
    name_districts()
    load_city_wards()
    Ward.objects.update(shape=None)
    call_command("load_postcodes")
    assert Postcode.objects.count() > 6500
    assert all(ward.shape["sketch"] and ward.shape["rings"] for ward in Ward.objects.all())
    middle = min(Postcode.objects.all(), key=lambda row: abs(row.easting - 532438) + abs(row.northing - 181500))
    assert middle.ward.name == "Bassishaw"
    assert Postcode.objects.filter(ward=None).exists(), "where two wards could be meant, none is suggested"

    load(square(532000, 181000, "E05009298", "Cheap"))
    assert not Ward.objects.get(name="Cheap").shape["sketch"]
    call_command("load_postcodes")
    assert not Ward.objects.get(name="Cheap").shape["sketch"], "an operator's shape stays"


def name_districts() -> None:
    site = Site.objects.get(is_default_site=True)
    PartnershipSettings.objects.create(site=site, districts="E09000001", postcode_areas="EC WC E")


def test_wards_that_lie_on_each_other_are_told_and_none_is_loaded(load):
    with pytest.raises(CommandError, match="The shapes of One and Two lie on each other."):
        load(square(532000, 181000, "E1", "One"), square(532300, 181200, "E2", "Two"))
    assert not Ward.objects.exists()
    load(square(532000, 181000, "E1", "One"), square(532900, 181000, "E2", "Two"))
    assert Ward.objects.count() == 2  # neighbours share a line


def test_stations_are_put_into_the_wards_where_they_are(load):
    load(square(532000, 181000))
    points = [("Old Halt", 532400, 181400), ("Far Halt", 539000, 181400)]
    features = [
        {"properties": {"name": name}, "geometry": {"type": "Point", "coordinates": longitude_latitude(*at)}}
        for name, *at in points
    ]
    assert load_landmarks(json.dumps({"features": features})) == 1
    assert Ward.objects.get().landmarks == [["Old Halt", 532400, 181400]]
    with pytest.raises(NothingLoaded, match="Feature 1 has no name"):
        load_landmarks('{"features": [{}]}')


def test_a_postcode_is_in_the_ward_whose_shape_it_is_in(load):
    Postcode.objects.create(postcode="EC2V7HH", easting=532500, northing=181500)
    load(square(532000, 181000), square(533000, 181000, "E05000002", "Aldgate"))
    assert Postcode.objects.get().ward.name == "Cheap"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not json", "no GeoJSON"),
        ('{"features": []}', "no wards in it"),
        ('{"features": [{"properties": {"name": "Cheap"}}]}', "Feature 1 has no code and name"),
        (json.dumps({"features": [square(532000, 181000, geometry={})]}), "shape of Cheap cannot be used"),
        (json.dumps({"features": [square(532000, 181000)] * 2}), "in the file twice"),
    ],
)
def test_a_file_that_is_wrong_changes_nothing(load, text, said):
    with pytest.raises(CommandError, match=said):
        load(text=text)
    assert not Ward.objects.exists()


def test_a_file_that_is_not_there_is_said_so():
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_wards", "nowhere.geojson")
