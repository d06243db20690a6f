"""Between metres of the British National Grid and degrees of longitude and latitude. Pure.

Sources: Ordnance Survey, “A guide to coordinate systems in Great Britain”, annexes B and C, for the projection, and
section 6.6 for the seven-parameter change of datum, good to about 5 metres. That is nearer than the middle of a
postcode is to a door, so nothing larger is needed.
"""

from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan
from typing import NamedTuple

Axes = tuple[float, float]
AIRY = 6377563.396, 6356256.909  # metres: the two half axes of the ellipsoid of the National Grid
WGS84 = 6378137.0, 6356752.314245
SCALE, LATITUDE, LONGITUDE, EAST, NORTH = 0.9996012717, radians(49), radians(-2), 400000.0, -100000.0
# From the National Grid's datum to WGS84: metres, parts per million, seconds of arc.
SHIFT, STRETCH, TURN = (446.448, -125.157, 542.060), -20.4894, (0.1502, 0.2470, 0.8421)


class GridPoint(NamedTuple):
    """Metres east and north of the grid's origin."""

    easting: float
    northing: float


def known_point(easting: float | None, northing: float | None) -> GridPoint | None:
    """None unless both are known."""
    return GridPoint(easting, northing) if easting is not None and northing is not None else None


def longitude_latitude(easting: float, northing: float) -> tuple[float, float]:
    """Degrees on WGS84, as GeoJSON wants them, for a place on the grid."""
    latitude, longitude = _unproject(easting, northing)
    return _moved(latitude, longitude, AIRY, WGS84, 1)


def grid_point(longitude: float, latitude: float) -> GridPoint:
    """Metres on the grid for a place in degrees on WGS84."""
    east, north = _moved(radians(latitude), radians(longitude), WGS84, AIRY, -1)
    return _project(radians(north), radians(east))


def distance(one: GridPoint, other: GridPoint) -> float:
    """Metres in a straight line."""
    return hypot(one[0] - other[0], one[1] - other[1])


def _meridian(latitude: float) -> float:
    """The length of the meridian, in metres, from the true origin to `latitude`."""
    a, b = AIRY
    n = (a - b) / (a + b)
    less, more = latitude - LATITUDE, latitude + LATITUDE
    return (b * SCALE) * (
        (1 + n + 1.25 * n**2 + 1.25 * n**3) * less
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
        + (15 / 8 * (n**2 + n**3)) * sin(2 * less) * cos(2 * more)
        - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
    )


def _curvatures(latitude: float) -> tuple[float, float, float]:
    """nu, rho and eta squared of the guide."""
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    inside = 1 - e2 * sin(latitude) ** 2
    nu, rho = a * SCALE / sqrt(inside), a * SCALE * (1 - e2) / inside**1.5
    return nu, rho, nu / rho - 1


def _project(latitude: float, longitude: float) -> GridPoint:
    nu, rho, eta2 = _curvatures(latitude)
    s, c, t, away = sin(latitude), cos(latitude), tan(latitude), longitude - LONGITUDE
    north = (
        _meridian(latitude)
        + NORTH
        + nu / 2 * s * c * away**2
        + nu / 24 * s * c**3 * (5 - t**2 + 9 * eta2) * away**4
        + nu / 720 * s * c**5 * (61 - 58 * t**2 + t**4) * away**6
    )
    east = (
        EAST
        + nu * c * away
        + nu / 6 * c**3 * (nu / rho - t**2) * away**3
        + nu / 120 * c**5 * (5 - 18 * t**2 + t**4 + 14 * eta2 - 58 * t**2 * eta2) * away**5
    )
    return GridPoint(east, north)


def _unproject(easting: float, northing: float) -> tuple[float, float]:
    latitude = LATITUDE
    while abs(left := northing - NORTH - _meridian(latitude)) > 0.00001:
        latitude += left / (AIRY[0] * SCALE)
    nu, rho, eta2 = _curvatures(latitude)
    t, c, away = tan(latitude), cos(latitude), easting - EAST
    found = (
        latitude
        - t / (2 * rho * nu) * away**2
        + t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta2 - 9 * t**2 * eta2) * away**4
        - t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4) * away**6
    )
    longitude = (
        LONGITUDE
        + away / (c * nu)
        - away**3 / (6 * c * nu**3) * (nu / rho + 2 * t**2)
        + away**5 / (120 * c * nu**5) * (5 + 28 * t**2 + 24 * t**4)
    )
    return found, longitude


def _moved(
    latitude: float, longitude: float, before: tuple[float, float], after: tuple[float, float], sign: int
) -> tuple[float, float]:
    """Longitude and latitude in degrees on another datum; `sign` 1 is towards WGS84, -1 away from it."""
    a, b = before
    e2 = 1 - (b / a) ** 2
    nu = a / sqrt(1 - e2 * sin(latitude) ** 2)
    x, y = nu * cos(latitude) * cos(longitude), nu * cos(latitude) * sin(longitude)
    z = (1 - e2) * nu * sin(latitude)

    dx, dy, dz = (sign * metres for metres in SHIFT)
    rx, ry, rz = (sign * radians(seconds / 3600) for seconds in TURN)
    k = 1 + sign * STRETCH / 1e6
    x, y, z = dx + k * x - rz * y + ry * z, dy + rz * x + k * y - rx * z, dz - ry * x + rx * y + k * z

    a, b = after
    e2, flat = 1 - (b / a) ** 2, hypot(x, y)
    latitude = atan2(z, flat * (1 - e2))
    for _ in range(6):  # each round is a hundred times nearer; six are far below a millimetre
        nu = a / sqrt(1 - e2 * sin(latitude) ** 2)
        latitude = atan2(z + e2 * nu * sin(latitude), flat)
    return degrees(atan2(y, x)), degrees(latitude)
