"""The sets that a site can begin with, and the parts of one that are loaded alone."""

from collections.abc import Container
from functools import cache
from pathlib import Path

from django.conf import settings

from home.content_sets.set_files import Choice, ContentItem
from home.content_sets.yaml_reader import LinedList
from support_services.models import Service
from venues.places.loading import load_landmarks, load_wards
from venues.places.ward_files import shapes_from

SETS = Path(settings.BASE_DIR) / "starter"
CITY, SAMPLES = "city-of-london", "samples"
CITYS_SET, SAMPLES_SET = SETS / CITY, SETS / SAMPLES


def sets_there_are() -> list[str]:
    """Those that a site can begin with."""
    return sorted(path.parent.name for path in SETS.glob("*/set.yaml") if path.parent != SAMPLES_SET)


def pages_at(*addresses: str) -> Choice:
    return lambda item: item.is_page and item.name in addresses


def pages_from(address: str) -> Choice:
    """A page and those below it."""
    return lambda item: item.is_page and item.name.startswith(address)


def rows_of(kind: str, without: Container[str] = ()) -> Choice:
    """The rows of one file, but those that are called so in `without`."""
    return lambda item: is_row_of(item, kind) and item.name not in without


def is_row_of(item: ContentItem, kind: str) -> bool:
    return item.kind is not None and item.kind.name == kind


def leave_out_services_gone(item: ContentItem, rows: str) -> None:
    """From the rows of a page or answer those that name a service which this site does not have."""
    known = set(Service.objects.values_list("reference", flat=True))
    given = item.given.get(rows)
    if isinstance(given, LinedList):
        given[:] = [each for each in given if str(each["service"]) in known]


@cache
def city_ward_codes() -> frozenset[str]:
    return frozenset(shapes_from((CITYS_SET / "wards.geojson").read_text(encoding="utf-8")))


def load_city_wards() -> int:
    return load_wards((CITYS_SET / "wards.geojson").read_text(encoding="utf-8"))


def load_city_stations() -> int:
    return load_landmarks((CITYS_SET / "stations.geojson").read_text(encoding="utf-8"))
