"""What an import would do, row by row, before anything is done. Reads the register, changes nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.db.models import Q

from venues.models import Accreditation, FormerName, ImportRun, Known, Postcode, SchemeYear, Venue, VenueKind, Ward
from venues.register_import.matching import VenueNames
from venues.register_import.rows import Choices, SheetRow, read_row

CREATE, UPDATE, UNCHANGED, ERROR = "create", "update", "unchanged", "error"
ALWAYS_READ = ("pk", "reference", "name", "postcode")
PLACES = {column: place for place, column in enumerate(ALWAYS_READ)}
NEEDED = {"name": "Name", "address_line_1": "Address line 1"}  # without which there is no new venue


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


def as_in_register(venue: Venue) -> InRegister:
    return InRegister(tuple(getattr(venue, column) for column in ALWAYS_READ), PLACES)


@dataclass(slots=True)
class Outcome:
    """`changes`: field to what it says and what it would say. `gives`: whether it adds an accreditation."""

    entry: SheetRow
    what: str
    venue: InRegister | None = None
    changes: dict = field(default_factory=dict)
    gives: bool = False

    @property
    def title(self) -> str:
        """Which venue it is about, as far as the row tells."""
        return str(self.venue) if self.venue else self.entry.venue.get("name") or self.entry.reference


@dataclass
class ImportPlan:
    outcomes: list[Outcome]
    missing: list[InRegister]

    @property
    def has_errors(self) -> bool:
        return any(outcome.what == ERROR for outcome in self.outcomes)

    def count(self, what: str) -> int:
        return sum(outcome.what == what for outcome in self.outcomes)

    @property
    def digest(self) -> str:
        """Another one if the register changed so that the import would do something else."""
        said = hashlib.sha256()
        for o in self.outcomes:
            about = (o.entry.row, o.what, o.venue and o.venue.pk, o.changes, o.gives, o.entry.errors)
            said.update(repr(about).encode())
        return said.hexdigest()


def choices_for(year: SchemeYear) -> Choices:
    return Choices(
        kinds={name.casefold(): value for value, label in VenueKind.choices for name in (value, label)}
        | {"cafe": "cafe"},
        known={name.casefold(): value for value, label in Known.choices for name in (value, label)},
        wards={name.casefold(): pk for pk, name in Ward.objects.values_list("pk", "name")},
        levels={name.casefold(): pk for pk, name in year.levels.values_list("pk", "name")},
        awards={name.casefold(): pk for pk, name in year.awards.values_list("pk", "name")},
        postcodes=frozenset(Postcode.objects.values_list("postcode", flat=True)),
        first_day=year.starts_on,
        last_day=year.ends_on,
    )


class Comparison:
    """The register as it is, asked about one row after the other. Four queries, however many rows."""

    def __init__(self, year: SchemeYear, entries: Iterable[SheetRow]):
        self.year = year
        named = [*ALWAYS_READ, *sorted({key for entry in entries for key in entry.venue}.difference(ALWAYS_READ))]
        columns = {column: place for place, column in enumerate(named)}
        rows = Venue.objects.order_by("reference").values_list(*named)
        self.venues = {row[0]: InRegister(row, columns) for row in rows.iterator()}
        self.by_reference = {venue["reference"]: venue for venue in self.venues.values()}
        former = defaultdict(list)
        for venue_id, name in FormerName.objects.values_list("venue_id", "name"):
            former[venue_id].append(name)
        venues = self.venues.values()
        self.names = VenueNames((v.pk, v["name"], v["postcode"], former.get(v.pk, ())) for v in venues)
        self.held = defaultdict(list)
        kept = Accreditation.objects.filter(replaced_by__isnull=True).filter(could_meet(year, entries))
        rows = kept.values_list("venue_id", "scheme_year_id", "level_id", "valid_from", "valid_to", "number")
        for row in rows.iterator():
            self.held[row[0]].append(row[1:])
        self.taken: dict[object, int] = {}  # what a row stands for: the first row that did

    def of(self, entry: SheetRow) -> Outcome:
        venue = self._venue_of(entry)
        if not entry.errors:
            self._refuse_twice(entry, venue)
        gives = not entry.errors and self._gives(entry, venue)
        if entry.errors:
            return Outcome(entry, ERROR, venue)
        if venue is None:
            self._look_alike(entry)
            return Outcome(entry, CREATE, gives=gives)
        changes = self._changes(entry, venue)
        entry.venue.clear()  # of thousands, what changes is kept once
        return Outcome(entry, UPDATE if changes or gives else UNCHANGED, venue, changes, gives)

    def _venue_of(self, entry: SheetRow) -> InRegister | None:
        name, postcode = entry.venue.get("name", ""), entry.venue.get("postcode", "")
        if entry.reference:
            if entry.reference not in self.by_reference:
                entry.refuse(f"Reference: no venue has {entry.reference}. Correct it, or clear it for a new venue.")
            return self.by_reference.get(entry.reference)
        found = self.names.called(name, postcode) if name else []
        if name and not found:
            found = self.names.once_called(name, postcode)
            if len(found) == 1:
                venue = self.venues[found[0]]
                entry.warn(f"“{name}” is a former name of {venue}. The row counts for it; its name stays.")
                entry.venue.pop("name")
        if len(found) > 1:
            references = ", ".join(self.venues[number]["reference"] for number in found)
            entry.refuse(f"Name: {len(found)} venues are or were called this ({references}). Give the reference.")
        if not found and not entry.errors:
            for key, heading in NEEDED.items():
                if not entry.venue.get(key):
                    entry.refuse(f"{heading}: missing. A new venue needs it.")
        return self.venues[found[0]] if len(found) == 1 else None

    def _refuse_twice(self, entry: SheetRow, venue: InRegister | None) -> None:
        means = venue.pk if venue else (entry.venue["name"].casefold(), entry.venue.get("postcode", ""))
        first = self.taken.setdefault(means, entry.row)
        if first != entry.row:
            entry.refuse(f"Row {first} is about the same venue. Keep one of the two.")

    def _gives(self, entry: SheetRow, venue: InRegister | None) -> bool:
        """Whether the row adds an accreditation; an error if it does not go with one that is there."""
        if entry.level is None:
            return False
        for year_id, level_id, first, last, number in self.held[venue.pk] if venue else ():
            if (year_id, level_id, first, last) == (self.year.pk, entry.level, entry.valid_from, entry.valid_to):
                return False
            if year_id == self.year.pk and (first, last) == (entry.valid_from, entry.valid_to):
                entry.refuse(f"Level: {number} is at another level. Replace it from the list of accreditations.")
            elif first <= entry.valid_to and last >= entry.valid_from:
                entry.refuse(
                    f"Valid from: the venue already holds {number} from {_said(first)} to {_said(last)}. "
                    "Change the days so that they do not overlap."
                )
        return True

    def _changes(self, entry: SheetRow, venue: InRegister) -> dict:
        return {key: (venue[key], value) for key, value in entry.venue.items() if venue[key] != value}

    def _look_alike(self, entry: SheetRow) -> None:
        for number in self.names.alike(entry.venue["name"], entry.venue.get("postcode", ""))[:3]:
            entry.warn(f"Looks like {self.venues[number]}. If it is that venue, give its reference.")


def could_meet(year: SchemeYear, entries: Iterable[SheetRow]) -> Q:
    """Accreditations of the year, and those of any year that count on a day between those that the rows name."""
    given = [entry for entry in entries if entry.level is not None and not entry.errors]
    if not given:
        return Q(scheme_year=year)
    first, last = min(entry.valid_from for entry in given), max(entry.valid_to for entry in given)
    return Q(scheme_year=year) | Q(valid_from__lte=last, valid_to__gte=first)


def _said(day: date) -> str:
    return f"{day:%-d %B %Y}"


def plan_of(run: ImportRun) -> ImportPlan:
    """What `run` would do now. Uses up its rows, so that the memory of many is free for what is made of them."""
    choices, rows = choices_for(run.scheme_year), run.rows[::-1]
    run.rows = None
    entries = []
    once = cache(str)  # what many cells share is kept once
    while rows:
        number, cells = rows.pop()
        entries.append(read_row(number, [*map(once, cells)], run.columns, choices))
    once.cache_clear()
    comparison = Comparison(run.scheme_year, entries)
    outcomes = [comparison.of(entry) for entry in entries]
    seen = {outcome.venue.pk for outcome in outcomes if outcome.venue}
    of_the_year = {pk for pk, held in comparison.held.items() if any(row[0] == run.scheme_year_id for row in held)}
    missing = [comparison.venues[pk] for pk in sorted(of_the_year - seen)]
    return ImportPlan(outcomes, missing)
