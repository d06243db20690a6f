"""Pins and names of wards, laid out so that no two lie on each other. Pure.

They are worked out in pixels of the narrowest map of a set: on any wider one they only stand farther apart.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from venues.places.grid import GridPoint

NARROWEST = 518  # pixels: how wide the map is at least on a screen of 640 and more,
NARROWEST_ON_PHONES = 288  # and on a phone of 320
HALF_HEIGHT = 16  # pixels of a pin with its edge
LETTER = 9  # pixels that a sign of a pin takes
MOST_NUMBERS = 3  # of the list on one pin; more are counted
MOST_NAMED = 3  # venues that the name of a pin tells
MARK = "▪"  # of a landmark, with which its name begins or ends
NAME_LETTER, NAME_HALF_HEIGHT = 7.6, 10  # pixels of the name of a ward


@dataclass(frozen=True)
class Placed:
    """Venues of the list in one place: the number there of the first, how many, and how many of them are in date."""

    number: int
    name: str
    ward: str
    point: GridPoint
    count: int = 1
    in_date: int = 1
    numbers: tuple[int, ...] = ()  # of the first few
    names: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()  # of those on the page of the list that is shown, from 1

    @property
    def few_numbers(self) -> tuple[int, ...]:
        return self.numbers or (self.number,)

    @property
    def few_names(self) -> tuple[str, ...]:
        return self.names or (f"{self.number}. {self.name}{', ' if self.ward else ''}{self.ward}",)

    def and_also(self, other: "Placed") -> "Placed":
        return replace(
            self,
            count=self.count + other.count,
            in_date=self.in_date + other.in_date,
            numbers=(self.few_numbers + other.few_numbers)[: MOST_NUMBERS + 1],
            names=(self.few_names + other.few_names)[:MOST_NAMED],
            rows=self.rows + other.rows,
        )


@dataclass(frozen=True)
class Box:
    """Around a middle, in pixels."""

    x: float
    y: float
    half_width: float
    half_height: float

    def covers(self, other: "Box") -> bool:
        return (
            abs(self.x - other.x) < self.half_width + other.half_width
            and abs(self.y - other.y) < self.half_height + other.half_height
        )


@dataclass(frozen=True)
class Screen:
    """A map of a certain width: `place` turns metres into parts of the whole, from its upper left corner."""

    width: float
    height: float
    place: Callable[[Sequence[float]], tuple[float, float]]

    def box(self, point: Sequence[float], half_width: float, half_height: float) -> Box:
        """Moved as far as it must be to lie on the map."""
        across, down = self.place(point)
        x = min(max(across * self.width, half_width), self.width - half_width)
        y = min(max(down * self.height, half_height), self.height - half_height)
        return Box(x, y, half_width, half_height)


@dataclass(frozen=True)
class Pin:
    """One venue, or some too near each other. `words`: what stands on it; with `other`, in two halves: how many are in
    date, and how many are not. `label` begins with what is written; `rows`: those that light up with it.
    """

    x: str
    y: str
    words: str
    other: str
    label: str
    href: str
    quarter: str
    half: str
    width: str
    shape: str
    rows: tuple[int, ...]

    @property
    def classes(self) -> str:
        """Its shape, and what it has in common with its rows."""
        return " ".join([self.shape, *(f"k{row}" for row in self.rows)]).strip()


def arranged(placed: Iterable[Placed], screen: Screen) -> list[tuple[Placed, Box]]:
    """All of them, those together whose pins would lie on each other."""
    done: list[tuple[Placed, Box]] = []
    for one in placed:
        box = box_of(one, screen)
        while found := next((pair for pair in done if pair[1].covers(box)), None):
            done.remove(found)
            first, second = sorted((found[0], one), key=lambda each: each.number)
            one = first.and_also(second)
            box = box_of(one, screen)
        done.append((one, box))
    return sorted(done, key=lambda pair: pair[0].number)


def box_of(one: Placed, screen: Screen) -> Box:
    return screen.box(one.point, _width(one) / 2 + 1, HALF_HEIGHT)


def pin_of(one: Placed, box: Box, screen: Screen, link: Callable[[int], str]) -> Pin:
    words, other = _words(one)
    more = one.count - len(one.few_names)
    named = "; ".join(one.few_names) + (f"; and {more} more" if more > 0 else "")
    if one.count > 1:
        out = one.count - one.in_date
        named = (
            f"{one.in_date} may show the award today, {out} not: {named}" if other else f"{one.count} venues: {named}"
        )
        named = f"{words}{' ' if other else ''}{other}, {named}"
    width = _width(one)
    shape = "both" if other else "shut" if not one.in_date else ""
    return Pin(
        x=f"{box.x / screen.width:.1%}",
        y=f"{box.y / screen.height:.1%}",
        words=words,
        other=other,
        label=named,
        href=link(one.number),
        quarter=f"{width / 4:g}",
        half=f"{width / 2:g}",
        width=f"{width:g}",
        shape=shape,
        rows=one.rows,
    )


def _words(one: Placed) -> tuple[str, str]:
    """The numbers in the list, or how many; of both states, how many of each."""
    if 0 < one.in_date < one.count:
        return f"×{one.in_date}", f"×{one.count - one.in_date}"
    if one.count <= MOST_NUMBERS and len(one.few_numbers) == one.count:
        return ", ".join(map(str, one.few_numbers)), ""
    return f"×{one.count}", ""


def _width(one: Placed) -> float:
    words, other = _words(one)
    if other:
        return 2 * (LETTER * max(len(words), len(other)) + 10)
    return max(30, LETTER * len(words) + 14)


def name_box(words: str, point: Sequence[float], screen: Screen) -> Box:
    return screen.box(point, NAME_LETTER * len(words) / 2 + 2, NAME_HALF_HEIGHT)


def landmark_boxes(name: str, point: Sequence[float], screen: Screen) -> Iterator[tuple[str, Box]]:
    """The name to the right of its mark, and to the left; the mark stands where the landmark is."""
    across, down = screen.place(point)
    half_width = NAME_LETTER * len(f"{MARK} {name}") / 2 + 2
    aside = half_width - NAME_LETTER / 2 - 2  # from the middle of the words to that of the mark
    for words, way in ((f"{MARK} {name}", 1), (f"{name} {MARK}", -1)):
        x = across * screen.width + way * aside
        if half_width <= x <= screen.width - half_width:
            yield words, Box(x, down * screen.height, half_width, NAME_HALF_HEIGHT)
