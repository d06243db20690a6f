"""Shapes on the National Grid, such as a ward: rings of whole metres. Pure.

A ring is a list of [easting, northing]; the first is not repeated at the end. A ring inside another is a hole.
"""

from collections.abc import Callable, Iterable, Sequence
from math import hypot
from typing import Any

from venues.places.grid import GridPoint, grid_point

Ring = list[list[int]]

POLYGONS: dict[object, Callable[[list[Any]], list[Any]]] = {
    "Polygon": lambda coordinates: [coordinates],
    "MultiPolygon": lambda coordinates: coordinates,
}
DRAWN_WITHIN = 15  # metres: generalised shapes of neighbours differ by so much along the line they share
MOST_CORNERS = 300  # of a ring; of one with more,
NEAR = 8  # corners that are so many metres from the last are left out: a survey has one for every kerb
LOOKED_AT = 10  # places in each direction, when looking whether two shapes overlap
STEPS = 24  # in each direction, when looking for the middle of a shape


class NotAShape(Exception):
    """The geometry is none that a ward can have; the message says what is wrong."""


def rings_from(geometry: dict[str, Any]) -> list[Ring]:
    """The rings of a GeoJSON polygon (RFC 7946, longitude first). Raises NotAShape."""
    as_polygons = POLYGONS.get((geometry or {}).get("type"))
    if as_polygons is None:
        raise NotAShape("it has no Polygon or MultiPolygon.")
    try:
        rings = [_ring(ring) for polygon in as_polygons(geometry["coordinates"]) for ring in polygon]
    except (KeyError, TypeError, ValueError) as problem:
        raise NotAShape("its coordinates are not pairs of numbers.") from problem
    if not rings or min(map(len, rings)) < 3:
        raise NotAShape("a ring has fewer than three corners.")
    return rings


def _ring(positions: Sequence[Sequence[float]]) -> Ring:
    points = []
    for position in positions:
        points.append([round(metres) for metres in _on_the_grid(*position[:2])])  # what follows is a height
    points = points[:-1] if points[:1] == points[-1:] else points
    return points if len(points) <= MOST_CORNERS else _thinned(points)


def _thinned(points: Ring) -> Ring:
    kept = points[:1]
    for point in points[1:]:
        if hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= NEAR:
            kept.append(point)
    return kept


def _on_the_grid(across: float, up: float) -> Sequence[float]:
    """Of degrees, or of metres that are those of the grid already (EPSG:27700). Raises NotAShape."""
    if -9 < across < 2.5 and 49 < up < 61.5:
        return grid_point(across, up)
    if 1000 < across < 700_000 and 1000 < up < 1_300_000:
        return across, up
    if 49 < across < 61.5 and -9 < up < 2.5:
        raise NotAShape("the latitude stands first. GeoJSON has the longitude first.")
    raise NotAShape("it lies outside Great Britain. Save it in longitude and latitude (WGS84), longitude first.")


def is_inside(point: Sequence[float], rings: Iterable[Ring]) -> bool:
    """Whether `point` is in the shape: a line from it to the east crosses the edges an odd number of times."""
    east, north = point
    odd = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > north) != (y2 > north) and east < x1 + (north - y1) * (x2 - x1) / (y2 - y1):
                odd = not odd
    return odd


def bounds(rings: Iterable[Ring]) -> tuple[int, int, int, int]:
    """West, south, east and north of the rings."""
    points = [point for ring in rings for point in ring]
    easts, norths = [point[0] for point in points], [point[1] for point in points]
    return min(easts), min(norths), max(easts), max(norths)


def label_point(rings: list[Ring]) -> GridPoint:
    """A place well inside the shape, for its name: of a grid of places the one farthest from every edge."""
    west, south, east, north = bounds(rings)
    places = [
        GridPoint(west + (east - west) * (i + 0.5) / STEPS, south + (north - south) * (j + 0.5) / STEPS)
        for i in range(STEPS)
        for j in range(STEPS)
    ]
    inside = [place for place in places if is_inside(place, rings)] or places
    best = max(inside, key=lambda place: _from_edge(place, rings))
    return GridPoint(round(best.easting), round(best.northing))


def overlap(one: list[Ring], other: list[Ring]) -> bool:
    """Whether two shapes lie on each other by more than their drawing may be off: a place well inside both is found."""
    (west, south, east, north), others = bounds(one), bounds(other)
    west, south = max(west, others[0]), max(south, others[1])
    east, north = min(east, others[2]), min(north, others[3])
    if east - west < DRAWN_WITHIN or north - south < DRAWN_WITHIN:
        return False
    corners = [GridPoint(*point) for ring in (*one, *other) for point in ring]
    places = [corner for corner in corners if west <= corner[0] <= east and south <= corner[1] <= north]
    places += [
        GridPoint(west + (east - west) * (i + 0.5) / LOOKED_AT, south + (north - south) * (j + 0.5) / LOOKED_AT)
        for i in range(LOOKED_AT)
        for j in range(LOOKED_AT)
    ]
    return any(well_inside(place, one) and well_inside(place, other) for place in places)


def well_inside(place: GridPoint, rings: list[Ring]) -> bool:
    return is_inside(place, rings) and _from_edge(place, rings) > DRAWN_WITHIN**2


def _from_edge(place: GridPoint, rings: list[Ring]) -> float:
    """The square of the distance to the nearest edge."""
    return min(
        _from_line(place, one, other) for ring in rings for one, other in zip(ring, ring[1:] + ring[:1], strict=True)
    )


def _from_line(place: GridPoint, one: list[int], other: list[int]) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    along = ((place[0] - one[0]) * dx + (place[1] - one[1]) * dy) / ((dx * dx + dy * dy) or 1)
    along = min(1, max(0, along))
    return (place[0] - one[0] - along * dx) ** 2 + (place[1] - one[1] - along * dy) ** 2
