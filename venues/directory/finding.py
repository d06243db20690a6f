"""Looks for venues: which are asked for, how many in each ward, and those of one page of the list."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from math import hypot, inf

from venues.directory.asked import Asked
from venues.directory.index import Index, Line
from venues.models import Postcode, Venue
from venues.places.grid import GridPoint

VENUES_A_PAGE = 20
CLOSE_ENOUGH = 0.72
SHORTEST = 3  # letters of a word that is guessed at


@dataclass(frozen=True)
class Counted:
    """How many venues there are in each ward (its key, None where no ward is held), and how many may show it today."""

    by_ward: dict[int | None, int]
    in_date: int

    @property
    def total(self) -> int:
        return sum(self.by_ward.values())


def place_of(asked: Asked) -> GridPoint | None:
    """Where the postcode asked for is, if it is one that we know. One query, or none."""
    if not asked.postcode:
        return None
    known = Postcode.objects.filter(postcode=asked.postcode).values_list("easting", "northing").first()
    return GridPoint(*known) if known else None


def found(index: Index, asked: Asked, ward: int | None) -> list[Line]:
    """The venues asked for, by name. A postcode narrows nothing: it only sorts. `ward`: the key of its ward."""
    lines = index.in_state(asked.states) if asked.states else index.lines
    for condition in conditions(asked, ward):
        lines = [line for line in lines if condition(line)]
    return lines


def conditions(asked: Asked, ward: int | None) -> Iterable[Callable[[Line], bool]]:
    if asked.ward:
        yield lambda line: line.ward == ward and ward is not None
    if asked.kind:
        yield lambda line: line.kind == asked.kind
    if asked.level:
        yield lambda line: asked.level in line.levels
    if asked.reference:
        digits = asked.reference.removeprefix("ST").lstrip("-").zfill(4)
        yield lambda line: line.reference.endswith(f"-{digits}")
    elif asked.postcode_begins:
        beginning = spaced_beginning(asked.postcode_begins)
        yield lambda line: line.postcode.startswith(beginning)
    else:
        for word in [word.casefold() for word in asked.words]:
            yield lambda line, word=word: word in line.words


def spaced_beginning(beginning: str) -> str:
    """EC2M4 as EC2M 4, as postcodes are kept. The last digit of EC2 belongs to the first half."""
    if len(beginning) > 4 and beginning[-2].isdigit() and beginning[-1].isalpha():
        return f"{beginning[:-2]} {beginning[-2:]}"
    is_longer = len(beginning) > 4 and beginning[-1].isdigit() and not beginning[-2].isdigit()
    return f"{beginning[:-1]} {beginning[-1]}" if is_longer else beginning


def counted(lines: Iterable[Line]) -> Counted:
    lines = list(lines)
    return Counted(Counter(line.ward for line in lines), sum(line.may_show_it for line in lines))


def page_of(lines: list[Line], near: GridPoint | None, number: int) -> list[tuple[Line, Venue]]:
    """The venues of page `number`, by distance from `near` or else by name. Two queries."""
    if near:
        lines = sorted(lines, key=lambda line: away(line, near))
    start = (number - 1) * VENUES_A_PAGE
    chosen = lines[start : start + VENUES_A_PAGE]
    whole = Venue.objects.select_related("ward").prefetch_related("former_names")
    by_key = whole.in_bulk([line.pk for line in chosen])
    return [(line, by_key[line.pk]) for line in chosen if line.pk in by_key]


def away(line: Line, near: GridPoint) -> float:
    """Metres; without a point, farther than anything."""
    return inf if line.easting is None else hypot(line.easting - near[0], line.northing - near[1])


def names_like(asked: Asked, index: Index) -> str:
    """What was asked for with each unknown word replaced by the word of a name most like it; empty if none is."""
    words = [word.casefold() for word in asked.words]
    better = [_nearest(word, index.words_of_names) for word in words]
    return " ".join(better) if better != words else ""


def _nearest(word: str, known: frozenset[str]) -> str:
    if word in known or len(word) < SHORTEST:
        return word
    alike = sorted(each for each in known if abs(len(each) - len(word)) <= 2)
    return next(iter(get_close_matches(word, alike, n=1, cutoff=CLOSE_ENOUGH)), word)
