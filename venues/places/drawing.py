"""The map of a list of venues, worked out as shapes. Pure: no database, no markup.

Two drawings lie on each other. The land has a view box and scales. The pins have none: they are placed in percent,
so that their numbers keep their size on every screen. Positions are text, ready for an SVG attribute: templates
write numbers in the reader's language, and SVG knows only one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import hypot
from string import ascii_lowercase

from venues.places.grid import GridPoint
from venues.places.pins import (
    NARROWEST,
    NARROWEST_ON_PHONES,
    Box,
    Pin,
    Placed,
    Screen,
    arranged,
    landmark_boxes,
    name_box,
    pin_of,
)
from venues.places.shapes import Ring, bounds, is_inside

WIDTH = 400  # units of the land's view box
MARGIN = 12  # units free on each side
STEP, FURTHEST = 7, 84  # pixels: where the name of a ward may stand, away from its middle
LEADING_STEP, LEADING = 14, 280  # and where its letter may, with a line to the ward, if pins fill all of that
LETTERS = [*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2))]
AROUND = 500  # metres of ground around what is known, where no ward has a shape


@dataclass(frozen=True)
class WardShape:
    """A ward as it is held."""

    code: str
    name: str
    rings: list[Ring]
    label: GridPoint | None = None


@dataclass(frozen=True)
class KnownPlace:
    """A landmark: a station, say."""

    name: str
    at: GridPoint


@dataclass(frozen=True)
class WardFound:
    """What a search found in one ward: how many venues, and the address of the search narrowed to it."""

    count: int
    url: str


NOTHING = WardFound(0, "")


@dataclass(frozen=True)
class WardArea:
    """One ward as the template draws it, with what was found there."""

    path: str
    name: str
    found: WardFound


@dataclass(frozen=True)
class MapName:
    """The name of a ward, or the letter that stands for it in the key, or a landmark, where nothing else is.

    `leads_to`: the place in the ward to which a line leads, from a letter that stands aside.
    """

    x: str
    y: str
    words: str
    leads_to: tuple[str, str] | None = None


@dataclass(frozen=True)
class Map:
    """What `venues/map.html` draws. Those called `few` are the same on the map of a phone; `key`: the letters that
    stand for wards on either, with their names.
    """

    view_box: str
    lands: list[WardArea]
    names: list[MapName]
    few_names: list[MapName]
    landmarks: list[MapName]
    few_landmarks: list[MapName]
    key: list[tuple[str, str]]
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

    def part(self, point: Sequence[float]) -> tuple[float, float]:
        """How far it is across and down, of 1."""
        return (point[0] - self.west) / self.unit / WIDTH, (self.north - point[1]) / self.unit / self.height

    def screen(self, width: int) -> Screen:
        """`width`: pixels."""
        return Screen(width, width * self.height / WIDTH, self.part)

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


class BaseMap:
    """The wards and landmarks, laid out once: nothing here depends on what is asked."""

    def __init__(
        self, wards: Sequence[WardShape], landmarks: Sequence[KnownPlace] = (), places: Sequence[GridPoint] = ()
    ):
        """`places`: what is shown where no ward has a shape."""
        rings = [ring for ward in wards for ring in ward.rings]
        self.has_land, self.wards = bool(rings), wards
        self.frame = Frame(*(bounds(rings) if rings else _around([*places, *(mark.at for mark in landmarks)])))
        self.paths = [(ward, self.frame.path(ward.rings)) for ward in wards if ward.rings]
        self.named = [(ward, ward.label) for ward in wards if ward.label]
        self.landmarks = landmarks
        self.wide, self.narrow = self.frame.screen(NARROWEST), self.frame.screen(NARROWEST_ON_PHONES)
        screens = self.wide, self.narrow
        self.spots = {screen.width: self._spots(screen) for screen in screens}
        self.ways_aside = {screen.width: self._around(screen, LEADING, LEADING_STEP) for screen in screens}

    def _spots(self, screen: Screen) -> dict[str, list[tuple[float, float]]]:
        """Where the name of each ward may stand: in its middle, then ever further from it, but never in another."""
        around = self._around(screen, FURTHEST, STEP)
        spots = {}
        for ward, label in self.named:
            every = [(label[0] + x, label[1] + y) for x, y in around]
            spots[ward.code] = [spot for spot in every if is_inside(spot, ward.rings)] if ward.rings else every[:9]
        return spots

    def _around(self, screen: Screen, furthest: int, step: int) -> list[tuple[float, float]]:
        """Ways in metres to the places around one, the nearest first."""
        metres = self.frame.unit * WIDTH / screen.width
        steps = range(-furthest, furthest + 1, step)
        return sorted(((x * metres, y * metres) for x in steps for y in steps), key=lambda way: hypot(*way))

    def aside(self, label: GridPoint, screen: Screen) -> Iterator[tuple[float, float]]:
        """Where a letter may stand that a line joins to its ward."""
        for x, y in self.ways_aside[screen.width]:
            yield label[0] + x, label[1] + y


def draw(
    ground: BaseMap,
    placed: Sequence[Placed],
    found: Mapping[str, WardFound] | None = None,
    unplaced: int = 0,
    link: Callable[[int], str] = "#v{}".format,
) -> Map:
    """Lay out the pins on the wards. Venues outside the frame are counted with the `unplaced`, not drawn.

    `found`: by the codes of the wards in which there is something; `link`: the address of a number of the list.
    """
    if not ground.has_land:
        ground = BaseMap(ground.wards, ground.landmarks, [each.point for each in placed])
    frame, found = ground.frame, found or {}
    inside = [each for each in placed if frame.shows(each.point)]
    wide, narrow = ground.wide, ground.narrow
    pins, few_pins = arranged(inside, wide), arranged(inside, narrow)
    letters = dict(zip(sorted(ward.name for ward, _ in ground.named), LETTERS, strict=False))
    taken, few_taken = [box for _, box in pins], [box for _, box in few_pins]
    landmarks, few_landmarks = _landmarks(ground, taken, wide), _landmarks(ground, few_taken, narrow)
    names, few_names = _names(ground, letters, taken, wide), _names(ground, letters, few_taken, narrow)
    used = {each.words for each in (*names, *few_names)}
    lands = [WardArea(path, ward.name, found.get(ward.code, NOTHING)) for ward, path in ground.paths]
    return Map(
        view_box=f"0 0 {WIDTH} {frame.height}",
        lands=sorted(lands, key=lambda land: land.found.count > 0),  # last, so that their edges lie on top
        names=names,
        few_names=few_names,
        landmarks=landmarks,
        few_landmarks=few_landmarks,
        key=[(letter, name) for name, letter in letters.items() if letter in used],
        pins=[pin_of(one, box, wide, link) for one, box in pins],
        few_pins=[pin_of(one, box, narrow, link) for one, box in few_pins],
        not_placed=unplaced + sum(each.count for each in placed) - sum(each.count for each in inside),
    )


def _around(places: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    """West, south, east and north of the places, with ground around them."""
    easts, norths = [place[0] for place in places] or [0], [place[1] for place in places] or [0]
    return min(easts) - AROUND, min(norths) - AROUND, max(easts) + AROUND, max(norths) + AROUND


def _names(ground: BaseMap, letters: Mapping[str, str], taken: list[Box], screen: Screen) -> list[MapName]:
    """Of each ward its name, its letter where the name has no room, and its letter aside where pins fill the ward.

    They add to `taken`.
    """
    names, without = [], []
    for ward, label in ground.named:
        for words in (ward.name, letters[ward.name]):
            if box := _free(words, ground.spots[screen.width][ward.code], taken, screen):
                names.append(_name_in(box, words, screen))
                break
        else:
            without.append((ward, label))
    for ward, label in without:
        if box := _free(letters[ward.name], ground.aside(label, screen), taken, screen):
            across, down = screen.place(label)
            name = _name_in(box, letters[ward.name], screen)
            names.append(replace(name, leads_to=(f"{across:.1%}", f"{down:.1%}")))
    return names


def _free(words: str, spots: Iterable[Sequence[float]], taken: list[Box], screen: Screen) -> Box | None:
    """The first place where the words lie on nothing; it is added to `taken`."""
    for spot in spots:
        box = name_box(words, spot, screen)
        if box.half_width <= screen.width / 2 and not any(map(box.covers, taken)):
            taken.append(box)
            return box
    return None


def _landmarks(ground: BaseMap, taken: list[Box], screen: Screen) -> list[MapName]:
    """Those for which there is room on either side of their mark. They add to `taken`."""
    shown = []
    for place in ground.landmarks:
        for words, box in landmark_boxes(place.name, place.at, screen):
            if not any(map(box.covers, taken)):
                taken.append(box)
                shown.append(_name_in(box, words, screen))
                break
    return shown


def _name_in(box: Box, words: str, screen: Screen) -> MapName:
    return MapName(f"{box.x / screen.width:.1%}", f"{box.y / screen.height:.1%}", words)
