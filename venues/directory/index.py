"""The whole register in short, in memory: what a search looks through, and the state of each venue on one day. Pure.

`venues.directory.index_loader` reads it from the database and keeps it true.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter

from venues.directory.name_search import FoldedNames
from venues.directory.spelling import Spelling
from venues.models import VenueKind, Ward
from venues.places.drawing import BaseMap, KnownPlace, WardShape
from venues.places.grid import GridPoint, known_point
from venues.status import AwardState, AwardStatus


@dataclass(slots=True)
class IndexLine:
    """One venue in short, with all that the list says of it. Like a Venue, as far as a list reads one.

    `folded`, `words`, `joined`: what a search by words looks at (`name_search`). `levels`: held on the day; two only
    where
    officers gave a second certificate. `may_show_it`: whether it may show the award on the day. `turns_on`: the day on
    which it may read differently.
    """

    pk: int
    reference: str
    name: str
    kind: str
    address: list[str]
    postcode: str
    ward: Ward | None
    ward_key: int | None
    easting: int | None
    northing: int | None
    closed_on: date | None
    is_sample: bool
    folded: FoldedNames
    words: str
    joined: str
    former: list[str] = field(default_factory=list)
    status: AwardStatus = AwardStatus(AwardState.NEVER_HELD)
    may_show_it: bool = False
    is_public: bool = False
    levels: tuple[str, ...] = ()
    turns_on: date | None = None

    @property
    def point(self) -> GridPoint | None:
        return known_point(self.easting, self.northing)

    def get_kind_display(self) -> str:
        return VenueKind(self.kind).label


@dataclass(frozen=True)
class FacetCount:
    """How many venues there are in each ward (its key, None where no ward is held), how many may show it today, and
    of how many we do not know the ward or the point.
    """

    by_ward: dict[int | None, int]
    in_date: int
    unplaced: int = 0

    @property
    def total(self) -> int:
        return sum(self.by_ward.values())


def counted(lines: Collection[IndexLine]) -> FacetCount:
    unplaced = sum(line.easting is None or line.ward_key is None for line in lines)
    by_ward = Counter(map(attrgetter("ward_key"), lines))
    return FacetCount(by_ward, sum(map(attrgetter("may_show_it"), lines)), unplaced)


@dataclass(frozen=True)
class IndexContext:
    """What the lines refer to: the wards, and the names of levels by their keys."""

    wards: list[Ward]
    levels: dict[int, str]

    def is_like(self, other: "IndexContext") -> bool:
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
    def ground(self) -> BaseMap:
        return BaseMap(
            [
                WardShape(
                    code=ward.code,
                    name=ward.name,
                    rings=(ward.shape or {}).get("rings", []),
                    label=ward.label_point,
                )
                for ward in self.wards
            ],
            [KnownPlace(name, GridPoint(*at)) for ward in self.wards for name, *at in ward.landmarks],
        )


class VenueIndex:
    """The register on a day, in the order of names. Never changed once it is made.

    `all_lines`: every venue, for officers. `lines`: those that everybody may read about. `made`: what views have made
    of nothing but this index, by their address: it goes with it.
    """

    def __init__(self, day: date, context: IndexContext, all_lines: list[IndexLine]):
        self.day, self.context, self.all_lines = day, context, all_lines
        self.made: dict[str, str] = {}

    @cached_property
    def lines(self) -> list[IndexLine]:
        return [line for line in self.all_lines if line.is_public]

    @cached_property
    def holders_first(self) -> list[IndexLine]:
        """The public lines by name, those that may show the award today before the others."""
        return sorted(self.lines, key=lambda line: not line.may_show_it)

    @cached_property
    def by_key(self) -> dict[int, IndexLine]:
        return {line.pk: line for line in self.all_lines}

    @cached_property
    def counted(self) -> FacetCount:
        return counted(self.lines)

    @cached_property
    def spelling(self) -> Spelling:
        return Spelling(line.name for line in self.lines)

    def in_state(self, states: Iterable[AwardState], of_all: bool = False) -> list[IndexLine]:
        """Venues that everybody may read about, or of all venues, in one of the states."""
        wanted = tuple(states)  # and no set: to be looked up in one, a state would have to be hashed each time
        return [line for line in (self.all_lines if of_all else self.lines) if line.status.state in wanted]

    def turning(self, day: date) -> list[int]:
        """The keys of those that may read differently on a later `day`."""
        return [line.pk for line in self.all_lines if line.turns_on and line.turns_on <= day] if day > self.day else []

    def with_lines(self, day: date, context: IndexContext, changed: Iterable[IndexLine]) -> "VenueIndex":
        """The same with these in the place of the lines of their keys, or new. Costs no look at the other lines.

        It is this index itself where nothing reads differently, so that what views made of it stays true.
        """
        changed = [line for line in changed if self.by_key.get(line.pk) != line]
        if not changed and day == self.day and context is self.context:
            return self
        new = VenueIndex(day, context, self.all_lines.copy())
        new.by_key = self.by_key.copy()
        is_spelt_alike = True
        for line in changed:
            if before := new.by_key.get(line.pk):
                del new.all_lines[bisect_left(new.all_lines, by_name(before), key=by_name)]
            insort(new.all_lines, line, key=by_name)
            new.by_key[line.pk] = line
            is_spelt_alike &= before is not None and (before.name, before.is_public) == (line.name, line.is_public)
        if is_spelt_alike and "spelling" in self.__dict__:
            new.spelling = self.spelling
        return new


def by_name(line: IndexLine) -> tuple[str, str]:
    return line.name.casefold(), line.reference
