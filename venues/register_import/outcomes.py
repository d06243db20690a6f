"""What would become of each row of a sheet: the result of comparing it with the register."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from venues.models import Venue
from venues.register_import.columns import BY_KEY
from venues.register_import.entries import SheetRow

CREATE, UPDATE, UNCHANGED, ERROR = "create", "update", "unchanged", "error"
ALWAYS_READ = ("pk", "reference", "name", "postcode", "address_line_1", "address_line_2")
PLACES = {column: place for place, column in enumerate(ALWAYS_READ)}


class InRegister:
    """A venue as it is there, of thousands: what the rows of a file are compared with and no more.

    `columns`: which place of the row has what, shared by all.
    """

    __slots__ = ("columns", "row")

    def __init__(self, row: tuple, columns: dict[str, int]):
        self.row, self.columns = row, columns

    def __getitem__(self, column: str):
        return self.row[self.columns[column]]

    def __str__(self):
        return f"{self['name']} ({self['reference']})"

    @property
    def pk(self) -> int:
        return self.row[0]

    @property
    def place(self) -> tuple[str, ...]:
        return tuple(filter(None, (self["address_line_1"], self["address_line_2"])))

    @property
    def address(self) -> str:
        return ", ".join([*self.place, *filter(None, [self["postcode"]])])


def as_in_register(venue: Venue) -> InRegister:
    return InRegister(tuple(getattr(venue, column) for column in ALWAYS_READ), PLACES)


class Doubt(NamedTuple):
    """What an officer should look at again. `could_be`: the venues that the row may mean; `is_new`: whether it is taken
    for another one until she says otherwise.
    """

    says: str
    could_be: tuple[InRegister, ...]
    is_new: bool = True


@dataclass(slots=True)
class Outcome:
    """`changes`: field to what it says and what it would say. `gives`: whether it adds an accreditation.

    `public_from`: the day from which everybody can read about the venue, None if it holds no award yet.
    """

    entry: SheetRow
    what: str
    venue: InRegister | None = None
    changes: dict = field(default_factory=dict)
    gives: bool = False
    doubt: Doubt | None = None
    public_from: date | None = None

    @property
    def venue_held(self) -> InRegister:
        """The venue, of a row that is in the register: from the beginning, or once it was made."""
        if self.venue is None:
            raise ValueError(f"Row {self.entry.row} has no venue in the register.")
        return self.venue

    @property
    def title(self) -> str:
        """Which venue it is about, as far as the row tells."""
        return self.entry.venue.get("name") or (self.venue and self.venue["name"]) or self.entry.said.get("name") or ""

    @property
    def address(self) -> str:
        entry = self.entry
        own = ", ".join([*entry.place, *filter(None, [entry.venue.get("postcode")])])
        return own or (self.venue.address if self.venue else "")


@dataclass
class ImportPlan:
    """`day`: the day it was worked out for."""

    outcomes: list[Outcome]
    missing: list[InRegister]
    day: date

    @property
    def has_errors(self) -> bool:
        return any(outcome.what == ERROR for outcome in self.outcomes)

    def count(self, what: str) -> int:
        return sum(outcome.what == what for outcome in self.outcomes)

    @property
    def ready(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.what != ERROR]

    @property
    def digest(self) -> str:
        """Another one if the register changed so that the import would do something else."""
        said = hashlib.sha256()
        for o in self.outcomes:
            about = (o.entry.row, o.what, o.venue and o.venue.pk, o.changes, o.gives, o.entry.faults)
            said.update(repr(about).encode())
        return said.hexdigest()


class ColumnFaults(NamedTuple):
    """How many rows have a fault in one column, and what the first of them is."""

    key: str
    heading: str
    rows: int
    says: str


def faults_by_column(faulty: Iterable[Outcome]) -> list[ColumnFaults]:
    """The columns with faults in several rows, the most first: they can be answered all at once."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for outcome in faulty:
        for fault in outcome.entry.faults:
            first.setdefault(fault.key, fault.says)
        counts.update({fault.key for fault in outcome.entry.faults})
    return [ColumnFaults(key, BY_KEY[key].heading, rows, first[key]) for key, rows in counts.most_common() if rows > 1]
