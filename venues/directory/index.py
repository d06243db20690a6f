"""The whole register in short, in memory: what a search looks through, and the state of each venue on one day. Pure.

`venues.directory.keeping` reads it from the database and keeps it true.
"""

from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from venues.directory.spelling import Spelling
from venues.models import VenueKind, Ward
from venues.places.drawing import Ground, WardShape
from venues.places.grid import GridPoint
from venues.standing import IN_FORCE, Standing, State


@dataclass(slots=True)
class Line:
    """One venue in short, with all that the list says of it. Like a Venue, as far as a list reads one.

    `words` is all that a search by words looks at, folded to lower case. `levels`: held on the day; two only where
    officers gave a second certificate. `turns_on`: the day on which it may read differently. `held`: how many
    accreditations it has.
    """

    pk: int
    reference: str
    name: str
    kind: str
    address: list[str]
    postcode: str
    ward: Ward | None
    easting: int | None
    northing: int | None
    closed_on: date | None
    is_sample: bool
    words: str
    former: list[str] = field(default_factory=list)
    standing: Standing = Standing(State.NEVER_HELD)
    levels: tuple[str, ...] = ()
    turns_on: date | None = None
    held: int = 0

    def get_kind_display(self) -> str:
        return VenueKind(self.kind).label

    @property
    def may_show_it(self) -> bool:
        return self.standing.is_in_force


@dataclass(frozen=True)
class Counted:
    """How many venues there are in each ward (its key, None where no ward is held), and how many may show it today."""

    by_ward: dict[int | None, int]
    in_date: int

    @property
    def total(self) -> int:
        return sum(self.by_ward.values())


def counted(lines: Iterable[Line]) -> Counted:
    lines = list(lines)
    by_ward = Counter(line.ward.pk if line.ward else None for line in lines)
    by_state = Counter(line.standing.state for line in lines)
    return Counted(by_ward, sum(by_state[state] for state in IN_FORCE))


@dataclass(frozen=True)
class Around:
    """What the lines refer to: the wards, and the names of levels by their keys."""

    wards: list[Ward]
    levels: dict[int, str]

    def is_like(self, other: "Around") -> bool:
        """Whether lines that refer to the one may refer to the other. A new level changes no line."""
        told = [[ward.__dict__ | {"_state": None} for ward in each.wards] for each in (self, other)]
        return told[0] == told[1] and self.levels.items() <= other.levels.items()

    @cached_property
    def level_names(self) -> list[str]:
        """Each once, though several years may share one."""
        return sorted(set(self.levels.values()))

    @cached_property
    def ward_of(self) -> dict[int, Ward]:
        return {ward.pk: ward for ward in self.wards}

    @cached_property
    def is_sketched(self) -> bool:
        return any(ward.shape and ward.shape["sketch"] for ward in self.wards)

    @cached_property
    def ground(self) -> Ground:
        return Ground(
            [
                WardShape(
                    code=ward.code,
                    name=ward.name,
                    rings=(ward.shape or {}).get("rings", []),
                    label=GridPoint(ward.label_easting, ward.label_northing) if ward.label_easting else None,
                )
                for ward in self.wards
            ]
        )


class Index:
    """The register on a day. `lines` are in the order of their names. Never changed once it is made."""

    def __init__(self, day: date, around: Around, lines: Sequence[Line], spelling: Spelling | None = None):
        self.day, self.around, self.lines = day, around, lines
        if spelling:
            self.spelling = spelling

    @cached_property
    def by_key(self) -> dict[int, Line]:
        return {line.pk: line for line in self.lines}

    @cached_property
    def counted(self) -> Counted:
        return counted(self.lines)

    @cached_property
    def held(self) -> int:
        return sum(line.held for line in self.lines)

    @cached_property
    def spelling(self) -> Spelling:
        return Spelling(line.name for line in self.lines)

    def in_state(self, states: Iterable[State]) -> list[Line]:
        wanted = set(states)
        return [line for line in self.lines if line.standing.state in wanted]

    def turning(self, day: date) -> list[int]:
        """The keys of those that may read differently by `day`."""
        return [line.pk for line in self.lines if line.turns_on and line.turns_on <= day]

    def with_lines(self, day: date, around: Around, changed: Collection[Line]) -> "Index":
        """The same with these in the place of the lines of their keys, or new."""
        keys = {line.pk for line in changed}
        before = {line.pk: line.name for line in self.lines if line.pk in keys}
        lines = [line for line in self.lines if line.pk not in keys]
        for line in changed:
            insort(lines, line, key=by_name)
        is_spelt_alike = before == {line.pk: line.name for line in changed}
        return Index(day, around, lines, self.__dict__.get("spelling") if is_spelt_alike else None)


def by_name(line: Line) -> tuple[str, str]:
    return line.name.casefold(), line.reference
