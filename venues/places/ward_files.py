"""Files of wards and places: GeoJSON (RFC 7946), read and checked. Pure, so that a process of its own can read one."""

import json
import re
from itertools import combinations
from typing import Any

from venues.places.shapes import NotAShape, Ring, overlap, rings_from

CODE = re.compile(r"(WD\d\d)?(CD|code)", re.IGNORECASE)
NAME = re.compile(r"(WD\d\d)?(NM|name)", re.IGNORECASE)


class NothingLoaded(ValueError):
    """Nothing was changed; the message says why and what to do."""


def shapes_in(content: bytes) -> dict[str, tuple[str, list[Ring]]]:
    """What `shapes_from` says of a file as it was sent. Raises NothingLoaded."""
    try:
        return shapes_from(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NothingLoaded("The file is not saved as UTF-8. Save the wards as GeoJSON.") from None


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
    for (name, rings), (other, its_rings) in combinations(shapes.values(), 2):
        if overlap(rings, its_rings):
            raise NothingLoaded(f"The shapes of {name} and {other} lie on each other. Each place is in one ward.")
    return shapes


def features_of(text: str) -> list[Any]:
    try:
        found: list[Any] = json.loads(text)["features"]
    except (ValueError, KeyError, TypeError) as problem:
        raise NothingLoaded("The file is no GeoJSON with features. Save the wards as GeoJSON in WGS84.") from problem
    return found


def _property(properties: dict[str, Any], wanted: re.Pattern[str]) -> str:
    found = next((value for key, value in properties.items() if wanted.fullmatch(key) and value), "")
    return str(found).strip()
