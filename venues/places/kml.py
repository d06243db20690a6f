"""KML, as map programs save it (OGC 12-007r2), as the features that a GeoJSON file would have. Pure."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring


class NotKml(ValueError):
    """What is wrong with the file, in a sentence."""


def features_of_kml(text: str) -> list[dict[str, Any]]:
    """Each Placemark with its areas. Raises NotKml, and ValueError where a corner is no number; places and lines have
    no area.
    """
    try:
        root = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as problem:
        raise NotKml("The file is no sound KML. Export it again.") from problem
    return [
        {
            "properties": properties_of(place),
            "geometry": {"type": "MultiPolygon", "coordinates": [rings_of(area) for area in named(place, "Polygon")]},
        }
        for place in named(root, "Placemark")
    ]


def properties_of(place: Element) -> dict[str, str]:
    """What its data says, and its name where the data has none."""
    told = {"name": said(next((each for each in place if tag_of(each) == "name"), None))}
    told |= {each.get("name", ""): said(each) for each in named(place, "SimpleData")}
    return told | {each.get("name", ""): said(next(named(each, "value"), None)) for each in named(place, "Data")}


def rings_of(area: Element) -> list[list[list[float]]]:
    return [
        [[float(number) for number in point.split(",")] for point in said(line).split()]
        for line in named(area, "coordinates")
    ]


def named(element: Element, tag: str) -> Iterator[Element]:
    """All of that name below it, whatever their namespace."""
    return (each for each in element.iter() if tag_of(each) == tag)


def tag_of(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def said(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""
