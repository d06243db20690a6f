"""Files of wards and places: GeoJSON (RFC 7946) or KML, read and checked. Pure: a process of its own can read one."""

import json
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from venues.places.kml import NotKml, features_of_kml
from venues.places.shapes import NotAShape, Ring, overlap, rings_from

# How those who publish wards call the two: the Office for National Statistics, MapIt and councils.
CODES = (re.compile(r"WD\d\d_?CD", re.I), re.compile(r"((ward|area|ons|gss)[ _]?)?(code|cd|gss)|gss", re.I))
NAMES = (re.compile(r"WD\d\d_?NM", re.I), re.compile(r"((ward|area)[ _]?)?(name|nm)", re.I), re.compile("ward", re.I))
ONS_WARD = re.compile(r"[EW]05\d{6}", re.ASCII)
LONGEST_CODE, LONGEST_NAME = 12, 60  # characters, as the register keeps them
AS_GEOJSON = "Save the wards as GeoJSON in WGS84."
NO_FEATURES = f"The file is no GeoJSON with features. {AS_GEOJSON}"
IN_QGIS = "Open it in a map program such as QGIS, and save it as GeoJSON."
OTHER_FILES = (
    (b"PK", f"The file is a zip, such as one with a shapefile in it. {IN_QGIS}"),
    (b"\x00\x00\x27\x0a", f"The file is a shapefile, which keeps its names in another file. {IN_QGIS}"),
    (b"SQLite format 3", f"The file is a GeoPackage or another database. {IN_QGIS}"),
)


class NothingLoaded(ValueError):
    """Nothing was changed; the message says why and what to do."""


def shapes_in(content: bytes) -> dict[str, tuple[str, list[Ring]]]:
    """What `shapes_from` says of a file as it was sent. Raises NothingLoaded."""
    for begins, said in OTHER_FILES:
        if content.startswith(begins):
            raise NothingLoaded(said)
    try:
        return shapes_from(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NothingLoaded("The file is not saved as UTF-8. Save the wards as GeoJSON.") from None


def shapes_from(text: str) -> dict[str, tuple[str, list[Ring]]]:
    """Name and rings of each ward in the file, by code. Raises NothingLoaded with the first thing that is wrong.

    Where a file has names alone, the code of each is made of its name, the same every time.
    """
    shapes: dict[str, tuple[str, list[Ring]]] = {}
    for number, feature in enumerate(features_of(text), 1):
        code, name = named_by(feature, number)
        if code in shapes:
            raise NothingLoaded(
                f"The ward {code} is in the file twice, as {shapes[code][0]} and as {name}. Join its parts as one "
                "MultiPolygon, or give each a code (WD24CD)."
            )
        try:
            shapes[code] = name, rings_from(feature.get("geometry"))
        except NotAShape as problem:
            raise NothingLoaded(f"The shape of {name} cannot be used: {problem}") from problem
    if not shapes:
        raise NothingLoaded("The file has no wards in it.")
    for (name, rings), (other, its_rings) in combinations(shapes.values(), 2):
        if overlap(rings, its_rings):
            raise NothingLoaded(f"The shapes of {name} and {other} lie on each other. Each place is in one ward.")
    return shapes


def named_by(feature: Any, number: int) -> tuple[str, str]:
    """Code and name of a feature. Raises NothingLoaded."""
    told = list(told_of(feature.get("properties") if isinstance(feature, dict) else None))
    name = first_of(told, NAMES)
    code = first_of(told, CODES) or next((value for _, value in told if ONS_WARD.fullmatch(value)), "")
    code = code or re.sub(r"[^A-Z0-9]", "", name.upper())[:LONGEST_CODE]
    if not (code and name):
        raise NothingLoaded(f"Feature {number} has no name. Call it name or WD24NM, and its code code or WD24CD.")
    if len(code) > LONGEST_CODE or len(name) > LONGEST_NAME:
        most = f"{LONGEST_CODE} characters, a name at most {LONGEST_NAME}"
        raise NothingLoaded(f"Feature {number} ({name[:LONGEST_NAME]}): a code has at most {most}. Shorten it.")
    return code, name


def told_of(properties: Any) -> Iterator[tuple[str, str]]:
    """What is said of a feature; of a list of codes each code."""
    for key, value in (properties if isinstance(properties, dict) else {}).items():
        if isinstance(value, dict):
            yield from told_of(value)
        elif value is not None:
            yield str(key).strip(), str(value).strip()


def first_of(told: list[tuple[str, str]], wanted: tuple[re.Pattern[str], ...]) -> str:
    return next((value for each in wanted for key, value in told if value and each.fullmatch(key)), "")


def features_of(text: str) -> list[Any]:
    """Of GeoJSON or KML. Raises NothingLoaded."""
    try:
        if text.lstrip().startswith("<"):
            return features_of_kml(text)
        found = json.loads(text)
    except NotKml as problem:
        raise NothingLoaded(f"{problem} {AS_GEOJSON}") from problem
    except (ValueError, RecursionError) as problem:
        raise NothingLoaded(NO_FEATURES) from problem
    if isinstance(found, dict) and found.get("type") == "Topology":
        raise NothingLoaded("The file is TopoJSON. Save it as GeoJSON, for example at mapshaper.org.")
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list):
        raise NothingLoaded(NO_FEATURES)
    return features
