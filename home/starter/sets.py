"""The sets that a site can begin with, and the parts of one that are loaded alone."""

from collections.abc import Callable, Container
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model

from home.content_sets.kinds import fields_of, relations_of
from home.content_sets.loader import Choice
from home.content_sets.row_values import RowBuilder
from home.content_sets.set_files import ContentItem, is_needed, is_page_model
from home.content_sets.yaml_reader import LinedList, LinedMapping
from support_services.models import Service
from venues.places.loading import load_landmarks, load_wards

SETS = Path(settings.BASE_DIR) / "starter"
CITY, SAMPLES = "city-of-london", "samples"  # the second has no folder yet
CITYS_SET = SETS / CITY


def sets_there_are() -> list[str]:
    return sorted(path.parent.name for path in SETS.glob("*/set.yaml"))


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


def leave_out_pages_gone(city: RowBuilder, only: Choice) -> None:
    """From what is chosen take out what names a page that neither is chosen nor stands on this site."""

    def is_gone(value: str) -> bool:
        page = city.found.pages.get(value.partition("#")[0])
        return page is None or not (page.made or only(page))

    for item in filter(only, city.found.items):
        forget(item.given, item.model, is_gone)


def forget(given: LinedMapping, model: type[Model], is_gone: Callable[[str], bool]) -> bool:
    """Takes out fields that name such a page, and rows that cannot be without one. Returns whether `given` can be."""
    for name, column in fields_of(model).items():
        target: Any = column.related_model
        if name in given and target and is_page_model(target) and is_gone(str(given[name])):
            if is_needed(column):
                return False
            del given[name]
    for name, related in relations_of(model).items():
        if name in given:
            given[name][:] = [each for each in given[name] if forget(each, related, is_gone)]
    return True


def load_city_wards() -> int:
    return load_wards((CITYS_SET / "wards.geojson").read_text(encoding="utf-8"))


def load_city_stations() -> int:
    return load_landmarks((CITYS_SET / "stations.geojson").read_text(encoding="utf-8"))
