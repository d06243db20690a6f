"""What of a running site is public beside its pages and rows, as files of a set; and what papers no longer show."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from core.partial_dates import Precision
from plans.models import ReportPage
from plans.presentation.reports import private_words, without
from support_services.choices import FinderFacet
from support_services.models import Service
from venues.models import Ward
from venues.places.grid import longitude_latitude
from venues.places.loading import is_true_to_life
from venues.places.shapes import Ring, is_inside

TEXTS = (
    "reference", "name", "organisation", "what_it_does", "for_whom", "discreet_name", "area", "hours", "hours_note",
    "cost", "on_bill", "on_bill_note", "source_url", "source_words",
)  # fmt: skip
LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7}
DEGREES = 7  # decimals: a centimetre
OF_A_PERSON = ("name", "phone", "email")


# Services


def services_file() -> str:
    """Those that readers see, without the notes of those who check them. Empty if there are none."""
    services = Service.objects.filter(live=True).select_related("instead").order_by("pk")
    told = [service_told(service) for service in services.prefetch_related("contact_points", "marks")]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n" if told else ""


def service_told(service: Service) -> dict[str, Any]:
    told = {name: getattr(service, name) for name in TEXTS if getattr(service, name)}
    if service.is_emergency:
        told["is_emergency"] = True
    if service.source_date:
        told["source_date"] = as_exact(service.source_date, service.source_precision)
    if service.checked_on and service.numbers <= set(service.checked_numbers.split()):
        told["checked_on"] = as_exact(service.checked_on, service.checked_precision)
    if service.instead and service.instead.live:
        told["instead"] = service.instead.reference
    points = sorted(service.contact_points.all(), key=lambda point: (point.sort_order or 0, point.pk))
    told["ways"] = [[point.kind, point.value, point.label, point.hours] for point in points]
    told["marks"] = {facet.value: marks for facet in FinderFacet if (marks := service.marks_of(facet))}
    return told


def as_exact(day, precision: str) -> str:
    return str(day)[: LENGTHS.get(Precision(precision), 10)]


# The map of venues


def wards_file() -> str:
    """The shapes that an operator loaded. Empty where the site has none, or sketches of its own."""
    wards: Iterable[Any] = filter(is_true_to_life, Ward.objects.order_by("code"))
    return features([({"code": ward.code, "name": ward.name}, geometry(ward.shape["rings"])) for ward in wards])


def stations_file() -> str:
    points = [point for ward in Ward.objects.order_by("code") for point in ward.landmarks]
    return features([({"name": name}, {"type": "Point", "coordinates": degrees(at)}) for name, *at in points])


def features(found: list[tuple[dict, dict]]) -> str:
    told = [{"type": "Feature", "properties": properties, "geometry": shape} for properties, shape in found]
    return json.dumps({"type": "FeatureCollection", "features": told}, ensure_ascii=False) + "\n" if told else ""


def geometry(rings: list[Ring]) -> dict:
    """A MultiPolygon: each outer ring with its holes, which are the rings inside it."""
    outer = [ring for ring in rings if not any(is_inside(ring[0], [other]) for other in rings if other is not ring)]
    polygons = [[one, *(ring for ring in rings if ring not in outer and is_inside(ring[0], [one]))] for one in outer]
    closed = [[[degrees(point) for point in (*ring, ring[0])] for ring in polygon] for polygon in polygons]
    return {"type": "MultiPolygon", "coordinates": closed}


def degrees(point: list[int]) -> list[float]:
    return [round(each, DEGREES) for each in longitude_latitude(*point)]


# Papers


def without_people(told: dict[str, Any], paper: ReportPage, moment: datetime, years: int) -> dict[str, Any]:
    """What readers see of a paper: after so many years its officers are told by their posts alone."""
    if paper.names_people_on(moment.date(), years):
        return told
    words = private_words(paper, paper.contacts.all())
    told = {name: value for name, value in told.items() if name not in ("report_of_person", "author_person")}
    contacts = [
        {name: said for name, said in row.items() if name not in OF_A_PERSON} for row in told.pop("contacts", [])
    ]
    return covered(told, words) | ({"contacts": posts} if (posts := [row for row in contacts if row]) else {})


def covered(said: Any, words: list[str]) -> Any:
    if isinstance(said, dict):
        return {name: covered(value, words) for name, value in said.items()}
    if isinstance(said, list):
        return type(said)(covered(value, words) for value in said)
    return without(words, said) if isinstance(said, str) and words else said
