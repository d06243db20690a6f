"""The map of a list of venues, worked out as shapes. Pure: no database, no markup.

Two drawings lie on each other. The land has a view box and scales. The pins have none: they are placed in percent,
so that their numbers keep their size on every screen. Positions are text, ready for an SVG attribute: templates
write numbers in the reader's language, and SVG knows only one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from venues.places.grid import GridPoint, distance
from venues.places.shapes import Ring, bounds

WIDTH = 400  # units of the land's view box
MARGIN = 12  # units free on each side
# Pins nearer than that many metres would hide each other, where the map is wide and where it is as wide as a phone.
TOGETHER, TOGETHER_ON_PHONES = 150, 330
MOST_NUMBERS, MOST_ON_PHONES = 3, 1  # on one pin
COVERED = 230, 110  # metres across and down: a pin so near hides a ward's name, which then stands below the pin
BELOW = 135  # metres
NAME = 330, 75  # metres that a name takes: another one so near is left out
EMPTY = (531000, 180400, 533900, 182400)  # metres: the City, where no shape is held


@dataclass(frozen=True)
class WardShape:
    """A ward as it is held."""

    code: str
    name: str
    rings: list[Ring]
    label: GridPoint | None = None


@dataclass(frozen=True)
class WardFound:
    """What a search found in one ward: how many venues, and the address of the search narrowed to it."""

    count: int
    url: str


NOTHING = WardFound(0, "")


@dataclass(frozen=True)
class Placed:
    """A venue of the list: its number there, where it is, and whether its award is in date."""

    number: int
    name: str
    ward: str
    point: GridPoint
    is_in_date: bool = True


@dataclass(frozen=True)
class Land:
    """One ward as the template draws it, with what was found there."""

    path: str
    name: str
    found: WardFound


@dataclass(frozen=True)
class WardName:
    """The name of a ward with a venue, in its middle or below a pin that would hide it."""

    x: str
    y: str
    words: str


@dataclass(frozen=True)
class Pin:
    """One venue, or some too near each other. `target` is the number of the first; `label` names all."""

    x: str
    y: str
    words: str
    label: str
    target: int
    left: str
    width: str
    is_in_date: bool
    is_group: bool


@dataclass(frozen=True)
class Map:
    """What `venues/map.html` draws. `few_pins` are the same venues, with more of them together, for phones."""

    view_box: str
    lands: list[Land]
    names: list[WardName]
    pins: list[Pin]
    few_pins: list[Pin]
    not_placed: int


class Frame:
    """Turns metres into units of the land and into percent of the drawing."""

    def __init__(self, west: float, south: float, east: float, north: float):
        self.unit = (east - west) / (WIDTH - 2 * MARGIN)  # metres
        self.west, self.north = west - MARGIN * self.unit, north + MARGIN * self.unit
        self.height = round((north - south) / self.unit) + 2 * MARGIN

    def units(self, point: Sequence[float]) -> tuple[int, int]:
        return round((point[0] - self.west) / self.unit), round((self.north - point[1]) / self.unit)

    def percent(self, point: Sequence[float]) -> tuple[str, str]:
        across, down = (point[0] - self.west) / self.unit / WIDTH, (self.north - point[1]) / self.unit / self.height
        return f"{across:.1%}", f"{down:.1%}"

    def shows(self, point: Sequence[float]) -> bool:
        across, down = self.units(point)
        return 0 <= across <= WIDTH and 0 <= down <= self.height

    def path(self, rings: Iterable[Ring]) -> str:
        return "".join(self._ring(ring) for ring in rings)

    def _ring(self, ring: Ring) -> str:
        """From corner to corner, each step relative to the last, which takes half the bytes."""
        corners = [self.units(point) for point in ring]
        steps, at = [], corners[0]
        for corner in corners[1:]:
            across, down = corner[0] - at[0], corner[1] - at[1]
            at = corner
            if across and down:
                steps.append(f"l{across} {down}")
            elif across or down:
                steps.append(f"h{across}" if across else f"v{down}")
        return f"M{corners[0][0]} {corners[0][1]}{''.join(steps)}z"


class Ground:
    """The wards, laid out once: nothing here depends on what is asked."""

    def __init__(self, wards: Sequence[WardShape]):
        rings = [ring for ward in wards for ring in ward.rings]
        self.frame = Frame(*(bounds(rings) if rings else EMPTY))
        self.paths = [(ward, self.frame.path(ward.rings)) for ward in wards if ward.rings]
        self.named = [ward for ward in wards if ward.label]


def draw(
    ground: Ground, placed: Sequence[Placed], found: Mapping[str, WardFound] | None = None, unplaced: int = 0
) -> Map:
    """Lay out the pins on the wards. A venue outside the frame is counted with the `unplaced`, not drawn.

    `found`: by the codes of the wards in which there is something.
    """
    frame, found = ground.frame, found or {}
    inside = [each for each in placed if frame.shows(each.point)]
    groups = grouped(inside, TOGETHER)
    pinned = [group[0].point for group in groups]
    named = {each.ward for each in inside}
    lands = [Land(path, ward.name, found.get(ward.code, NOTHING)) for ward, path in ground.paths]
    return Map(
        view_box=f"0 0 {WIDTH} {frame.height}",
        lands=sorted(lands, key=lambda land: land.found.count > 0),  # last, so that their edges lie on top
        names=_names(frame, [ward for ward in ground.named if ward.name in named], pinned),
        pins=[_pin(frame, group, MOST_NUMBERS) for group in groups],
        few_pins=[_pin(frame, group, MOST_ON_PHONES) for group in grouped(inside, TOGETHER_ON_PHONES)],
        not_placed=unplaced + len(placed) - len(inside),
    )


def grouped(placed: Sequence[Placed], together: float) -> list[list[Placed]]:
    """Venues with those less than `together` metres from the first of them, in the order of the list."""
    groups: list[list[Placed]] = []
    for each in placed:
        near = [group for group in groups if distance(group[0].point, each.point) < together]
        if near:
            min(near, key=lambda group: distance(group[0].point, each.point)).append(each)
        else:
            groups.append([each])
    return groups


def _names(frame: Frame, wards: Iterable[WardShape], pinned: Sequence[GridPoint]) -> list[WardName]:
    """The names that can be read: one that would lie on another is left out, since the list has it."""
    taken: list[tuple[float, float]] = []
    names = []
    for ward in wards:
        hiding = [pin for pin in pinned if _are_close(pin, ward.label, COVERED)]
        east, north = min(hiding, key=lambda pin: pin[1]) if hiding else ward.label
        place = (east, north - BELOW if hiding else north)
        if not any(_are_close(place, other, NAME) for other in taken):
            taken.append(place)
            names.append(WardName(*frame.percent(place), ward.name))
    return names


def _are_close(one: Sequence[float], other: Sequence[float], within: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) < within[0] and abs(one[1] - other[1]) < within[1]


def _pin(frame: Frame, group: list[Placed], most: int) -> Pin:
    words = _numbers([str(each.number) for each in group], most)
    width = max(30, 9 * len(words) + 14)
    x, y = frame.percent(group[0].point)
    return Pin(
        x=x,
        y=y,
        words=words,
        label="; ".join(f"{each.number}. {each.name}{', ' if each.ward else ''}{each.ward}" for each in group),
        target=group[0].number,
        left=str(-width / 2),
        width=str(width),
        is_in_date=any(each.is_in_date for each in group),
        is_group=len(group) > 1,
    )


def _numbers(numbers: list[str], most: int) -> str:
    """“1, 8, 15”, or “1 +2” where there is room for one."""
    if len(numbers) <= most:
        return ", ".join(numbers)
    shown = numbers[: max(1, most - 1)]
    return f"{', '.join(shown)} +{len(numbers) - len(shown)}"
