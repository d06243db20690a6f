"""What a row of a sheet says and what is wrong with it, as far as its reader can tell. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from venues.register_import.columns import BY_KEY

ACCESS = ("step_free", "accessible_toilet", "hearing_loop")
# Columns whose words stand for something that we know: what each is called in the choices.
WORDED = {"kind": "kinds", "ward": "wards", "level": "levels", **dict.fromkeys(ACCESS, "access")}
SAYS_NOTHING_ITSELF = ("name", "level")  # a bar may be called Unknown, and “none” is what a level can be
NO_LEVEL = "none"  # what an officer chooses where a word of the level's column means that there was no award
LEFT_EMPTY = "-"  # and where a word means nothing
Meaning = int | str  # of a word: the number of a row of ours, or a key


class Fault(NamedTuple):
    """What is wrong with one cell. `instead`: what may be meant, ready to be put in its place."""

    key: str
    says: str
    instead: str = ""

    def __str__(self) -> str:
        return self.says


class NumberedAward(NamedTuple):
    """An accreditation that is there already, by the number that a row names."""

    number: str
    venue: int
    level: str
    valid_from: date
    valid_to: date


class GivenAward(NamedTuple):
    """An accreditation that a row would add. `level`: its number."""

    level: int
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class Choices:
    """What a cell may name, in folded words: kinds and access as kept, wards and levels and awards by number.

    `said`: column to a folded word of the sheet, to the key or number that an officer chose for it.
    """

    kinds: Mapping[str, str]
    access: Mapping[str, str]
    wards: Mapping[str, int]
    levels: Mapping[str, int]
    awards: Mapping[str, int]
    names: Mapping[str, Mapping[Meaning, str]] = field(default_factory=dict)  # column to meanings and their labels
    said: Mapping[str, Mapping[str, Meaning]] = field(default_factory=dict)
    postcodes: frozenset[str] = frozenset()  # of the City; empty if none are loaded
    first_day: date | None = None
    last_day: date | None = None
    month_first: bool = False  # days in figures are written as in the United States


@dataclass(slots=True)
class SheetRow:
    """`venue`: what the row says of the venue, only what it says. `level`: None if the row gives no accreditation.

    `said`: the cells that can be mended, as they are. Of thousands, most have no fault, no warning and no award: then
    it holds one and the same empty tuple.
    """

    row: int
    reference: str = ""
    venue: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    level: int | None = None
    awards: tuple[int, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    held: NumberedAward | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[str, ...] = ()

    def refuse(self, key: str, says: str, instead: str = "") -> None:
        self.faults += (Fault(key, f"{BY_KEY[key].heading}: {says}", instead),)

    def warn(self, why: str) -> None:
        self.warnings += (why,)

    @property
    def award(self) -> GivenAward:
        """What a row gives that has a level and no faults."""
        if self.level is None or self.valid_from is None or self.valid_to is None:
            raise ValueError(f"Row {self.row} gives no accreditation, or none whose days are known.")
        return GivenAward(self.level, self.valid_from, self.valid_to)

    @property
    def place(self) -> tuple[str, ...]:
        """The lines of the address, as far as the row tells."""
        return tuple(line for key in ("address_line_1", "address_line_2") if (line := self.venue.get(key)))


class FaultyCell(NamedTuple):
    """A cell to mend: what it says, what is wrong with it, and what can be chosen, if it is a choice."""

    key: str
    heading: str
    said: str
    faults: tuple[Fault, ...]
    labels: tuple[str, ...]


def mendable(entry: SheetRow, labels: Callable[[str], Iterable[str]]) -> list[FaultyCell]:
    """The cells of a row that have a fault. `labels`: what a column of words can say."""
    cells = []
    for key in dict.fromkeys(fault.key for fault in entry.faults):
        faults = tuple(fault for fault in entry.faults if fault.key == key)
        shown = tuple(labels(key)) if key in WORDED else ()
        cells.append(FaultyCell(key, BY_KEY[key].heading, entry.said.get(key, ""), faults, shown))
    return cells
