"""Looks for venues: which are asked for, and those of one page of the list."""

from collections.abc import Callable, Iterable, Sequence
from heapq import nsmallest
from math import inf

from venues.directory.index import IndexLine, VenueIndex
from venues.directory.name_search import NamesFound, search_names
from venues.directory.query import DirectoryQuery
from venues.models import Postcode
from venues.places.grid import GridPoint
from venues.places.pins import MOST_NAMED, MOST_NUMBERS, Placed

VENUES_A_PAGE = 20
MOST_EXACT = 100  # venues that the map lays out one by one; of more,
CELL = 120  # those in a square of so many metres go together, less than a pin is wide


def place_of(asked: DirectoryQuery) -> GridPoint | None:
    """Where the postcode asked for is, if it is one that we know. One query, or none."""
    if not asked.postcode:
        return None
    known = Postcode.objects.filter(postcode=asked.postcode).values_list("easting", "northing").first()
    return GridPoint(*known) if known else None


def found(index: VenueIndex, asked: DirectoryQuery) -> NamesFound:
    """The venues asked for: those that fit the words best, then those with the award, then by name. A postcode narrows
    nothing: it only sorts.
    """
    lines = index.holders_first
    if asked.states:
        wanted = tuple(asked.states)
        lines = [line for line in lines if line.status.state in wanted]
    for condition in conditions(index, asked):
        lines = [line for line in lines if condition(line)]
    return search_names(lines, " ".join(asked.words)) if asked.words else NamesFound(lines)


def conditions(index: VenueIndex, asked: DirectoryQuery) -> Iterable[Callable[[IndexLine], bool]]:
    if asked.ward:
        wards = [ward.pk for ward in index.context.wards if ward.code == asked.ward]
        yield lambda line: line.ward_key in wards
    if asked.kind:
        yield lambda line: line.kind == asked.kind
    if asked.level:
        yield lambda line: asked.level in line.levels
    if asked.reference:
        yield lambda line: line.reference == asked.reference
    elif asked.postcode_begins:
        beginning = spaced_beginning(asked.postcode_begins)
        yield lambda line: line.postcode.startswith(beginning)


def spaced_beginning(beginning: str) -> str:
    """EC2M4 as EC2M 4, as postcodes are kept. The last digit of EC2 belongs to the first half."""
    if len(beginning) > 4 and beginning[-2].isdigit() and beginning[-1].isalpha():
        return f"{beginning[:-2]} {beginning[-2:]}"
    is_longer = len(beginning) > 4 and beginning[-1].isdigit() and not beginning[-2].isdigit()
    return f"{beginning[:-1]} {beginning[-1]}" if is_longer else beginning


def page_of(lines: list[IndexLine], near: GridPoint | None, number: int) -> list[IndexLine]:
    """The venues of page `number`, by distance from `near` or else by name."""
    start = (number - 1) * VENUES_A_PAGE
    if near:
        lines = nsmallest(start + VENUES_A_PAGE, lines, key=lambda line: away(line, near))
    return lines[start : start + VENUES_A_PAGE]


def in_order(lines: Sequence[IndexLine], near: GridPoint | None) -> Sequence[IndexLine]:
    """All of them as the pages of the list have them."""
    return sorted(lines, key=lambda line: away(line, near)) if near else lines


def places_of(lines: Sequence[IndexLine], page: int = 1) -> tuple[list[Placed], int]:
    """Where they are, for the map, and how many have no point. Of very many, those near each other in one.

    `page`: the one whose rows light up together with their pins.
    """
    cell = CELL if len(lines) > MOST_EXACT else 1
    places: dict[tuple[float, float], tuple[GridPoint, list[tuple[int, IndexLine]]]] = {}
    for number, line in enumerate(lines, 1):
        if point := line.point:
            _, near = places.setdefault((point.easting // cell, point.northing // cell), (point, []))
            near.append((number, line))
    before = (page - 1) * VENUES_A_PAGE
    found = [_placed(at, near, before) for at, near in places.values()]
    return found, len(lines) - sum(len(near) for _, near in places.values())


def _placed(at: GridPoint, near: list[tuple[int, IndexLine]], before: int) -> Placed:
    """`near`: venues with their numbers, all of which go to the point of the first."""
    number, first = near[0]
    few = near[: MOST_NUMBERS + 1]
    wards = [f", {line.ward.name}" if line.ward else "" for _, line in few]
    return Placed(
        number,
        first.name,
        first.ward.name if first.ward else "",
        at,
        count=len(near),
        in_date=sum(line.may_show_it for _, line in near),
        numbers=tuple(n for n, _ in few),
        names=tuple(f"{n}. {line.name}{ward}" for (n, line), ward in zip(few, wards, strict=True))[:MOST_NAMED],
        rows=tuple(n - before for n, _ in near if before < n <= before + VENUES_A_PAGE),
    )


def away(line: IndexLine, near: GridPoint) -> float:
    """The square of the distance in metres; without a point, farther than anything."""
    if line.easting is None or line.northing is None:
        return inf
    return (line.easting - near[0]) ** 2 + (line.northing - near[1]) ** 2


def names_like(asked: DirectoryQuery, index: VenueIndex) -> str:
    """What was asked for with each unknown word replaced by the word of a name most like it; empty if that leads
    nowhere.
    """
    better = [index.spelling.nearest(word) for word in asked.words]
    if better == asked.words:
        return ""
    leads = search_names(index.lines, " ".join(better))
    return " ".join(better) if leads.lines and not leads.is_alike else ""
