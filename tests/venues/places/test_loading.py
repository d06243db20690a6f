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
from venues.places.ward_files import shapes_in

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
        (
            '{"features": [{"properties": {"LSOA11CD": "E01007823", "LSOA11NM": "Sheffield 069A"}}]}',
            "Feature 1 has no name",
        ),
        ('{"type": "Topology", "objects": {}}', "The file is TopoJSON"),
        ("[" * 100_000, "no GeoJSON"),
        ('<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>', "no sound KML"),
        (json.dumps({"features": [square(532000, 181000, name="x" * 61)]}), "a name at most 60. Shorten it"),
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


def ways_of_naming() -> list[tuple[dict, str]]:
    """As wards are published: by the ONS, by MapIt, by councils, by nobody with a code. With the code that is read."""
    return [
        ({"WD24CD": "E05004566", "WD24NM": "Mill Side", "WD24NMW": None, "LAD24CD": "E07000090"}, "E05004566"),
        ({"ward_code": "E05004566", "ward_name": "Mill Side", "OBJECTID": 4}, "E05004566"),
        ({"codes": {"ons": "00CJGY", "gss": "E05004566"}, "name": "Mill Side", "type": "MTW", "id": 9151}, "E05004566"),
        ({"Ward": "Mill Side", "LAU216CD": "E05004566"}, "E05004566"),
        ({"name": "Mill Side", "url": "https://mill.example/"}, "MILLSIDE"),
    ]


@pytest.mark.parametrize(("properties", "code"), ways_of_naming())
def test_wards_are_read_however_a_publisher_names_them(load, properties, code):
    load(square(532000, 181000, properties=properties))
    assert list(Ward.objects.values_list("code", "name")) == [(code, "Mill Side")]


def test_a_file_with_codes_is_for_the_wards_that_came_without(load):
    load(square(532000, 181000, properties={"name": "Mill Side"}))
    load(square(532000, 181000, "E05004566", "Mill Side"))
    assert Ward.objects.get().code == "E05004566"


def test_metres_of_the_national_grid_are_taken_as_they_are(load):
    ring = [[532000, 181000, 12.5], [532900, 181000, 12.5], [532900, 181900, 0], [532000, 181000, 12.5]]  # with heights
    load(square(0, 0, geometry={"type": "MultiPolygon", "coordinates": [[ring]]}))
    assert Ward.objects.get().shape["rings"] == [[[532000, 181000], [532900, 181000], [532900, 181900]]]


def test_degrees_the_wrong_way_round_are_told(load):
    wrong = [[[52.16, -0.45], [52.17, -0.45], [52.17, -0.44], [52.16, -0.45]]]
    with pytest.raises(CommandError, match="the latitude stands first"):
        load(square(0, 0, geometry={"type": "Polygon", "coordinates": wrong}))


def test_a_survey_with_a_corner_for_every_kerb_is_drawn_with_fewer(load):
    round_about = [[532000 + step, 181000 + step % 2] for step in range(2000)]
    load(
        square(0, 0, geometry={"type": "Polygon", "coordinates": [[*round_about, [533999, 182000], [532000, 182000]]]})
    )
    [ring] = Ward.objects.get().shape["rings"]
    assert 200 < len(ring) < 300


KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
<name>kml_1</name><ExtendedData><SchemaData><SimpleData name="WD13NM">Mill Side</SimpleData><SimpleData name="WD13CD">
E05004566</SimpleData></SchemaData></ExtendedData><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>
-0.45,52.16,0 -0.44,52.16,0 -0.44,52.17,0 -0.45,52.16,0</coordinates></LinearRing></outerBoundaryIs></Polygon>
</MultiGeometry></Placemark></Document></kml>"""


def test_a_map_programs_kml_is_read(load):
    load(text=KML)
    ward = Ward.objects.get()
    assert (ward.code, ward.name, len(ward.shape["rings"][0])) == ("E05004566", "Mill Side", 3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "a zip, such as one with a shapefile"), (b"\x00\x00\x27\x0a", "The file is a shapefile"),
        (b"SQLite format 3\x00", "a GeoPackage"), ("{}".encode("utf-16"), "not saved as UTF-8"),
    ],
)  # fmt: skip
def test_other_files_of_map_programs_are_told_apart(content, said):
    with pytest.raises(NothingLoaded, match=said):
        shapes_in(content)
