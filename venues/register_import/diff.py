"""What an import would do, row by row, before anything is done. Reads the register, changes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from core.name_folding import joined
from venues.models import Accreditation, FormerName, ImportRun, SchemeYear, Venue
from venues.register_import.addresses import same_address
from venues.register_import.choices import choices_for
from venues.register_import.entries import NumberedAward, SheetRow
from venues.register_import.matching import VenueNames
from venues.register_import.outcomes import (
    ALWAYS_READ,
    CREATE,
    ERROR,
    UNCHANGED,
    UPDATE,
    Doubt,
    ImportPlan,
    InRegister,
    Outcome,
)
from venues.register_import.rows import cells_of, read_row

NEEDED = {"name": "name", "address_line_1": "address"}  # without which there is no new venue
NEW = "new"  # what an officer answers where a row could be a venue that is there, and is not
MOST_CANDIDATES = 5
NOTHING_SAID: dict = {}
STEP = 1_000  # rows between two words on how far it is
MOST_NUMBERS_ASKED = 500  # in one statement
Step = tuple[int, int, str]  # how much is done, of how much, and in words


class Comparison:
    """The register as it is, asked about one row after the other. Five queries, however many rows."""

    def __init__(self, year: SchemeYear, entries: Iterable[SheetRow], day: date, chosen: dict[str, str]):
        self.year, self.day, self.chosen = year, day, chosen
        named = [*ALWAYS_READ, *sorted({key for entry in entries for key in entry.venue}.difference(ALWAYS_READ))]
        columns = {column: place for place, column in enumerate(named)}
        rows = Venue.objects.order_by("reference").values_list(*named)
        self.venues = {row[0]: InRegister(row, columns) for row in rows.iterator()}
        self.by_reference = {venue["reference"]: venue for venue in self.venues.values()}
        self.public = set(Venue.objects.public(day).order_by().values_list("pk", flat=True))
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
        self.taken: dict[object, SheetRow] = {}  # what a row stands for: the first row that did

    def of(self, entry: SheetRow) -> Outcome:
        venue, doubt = self._venue_of(entry)
        if not entry.faults:
            self._refuse_twice(entry, venue)
        gives = not entry.faults and self._gives(entry, venue)
        if entry.faults:
            return Outcome(entry, ERROR, venue, doubt=doubt)
        entry.said = NOTHING_SAID  # of thousands, only what must be mended keeps its cells
        public_from = self._public_from(entry, venue, gives)
        if venue is None:
            return Outcome(entry, CREATE, gives=gives, doubt=doubt, public_from=public_from)
        changes = self._changes(entry, venue)
        what = UPDATE if changes or gives else UNCHANGED
        return Outcome(entry, what, venue, changes, gives, doubt, public_from)

    def _venue_of(self, entry: SheetRow) -> tuple[InRegister | None, Doubt | None]:
        chosen = self.chosen.get(str(entry.row), "")
        reference = entry.reference or (chosen if chosen != NEW else "")
        if entry.held and not reference:
            return self.venues[entry.held.venue], None
        if reference:
            if reference not in self.by_reference:
                entry.refuse("reference", f"no venue has {reference}. Correct it, or clear it for a new venue.")
            return self.by_reference.get(reference), None
        venue, doubt = self._named(entry) if chosen != NEW else (None, None)
        if venue is None:
            for key, word in NEEDED.items():
                has_fault = any(fault.key in (key, "address") for fault in entry.faults)
                if not entry.venue.get(key) and not has_fault:
                    entry.refuse(key, f"missing. A new venue needs its {word}.")
        return venue, doubt

    def _named(self, entry: SheetRow) -> tuple[InRegister | None, Doubt | None]:
        name = entry.venue.get("name", "")
        if not name:
            return None, None
        found = [self.venues[number] for number in self.names.called(name)]
        if not found and (found := [self.venues[number] for number in self.names.once_called(name)]):
            entry.warn(f"“{name}” is a former name of {found[0]}. The row counts for it; its name stays.")
        here = self._at_its_address(entry, found)
        if len(here) > 1:
            entry.refuse("name", f"{len(here)} venues are or were called this. Choose the one that is meant.")
            return None, Doubt("Which venue is it?", tuple(here[:MOST_CANDIDATES]), is_new=False)
        if here:
            entry.venue.pop("name")  # it is the same however it is written: only by its reference is a venue renamed
            return here[0], None
        if found:
            them = "one venue" if len(found) == 1 else f"{len(found)} venues"
            says = f"The register has {them} of this name. The address differs, so we take this as a new venue."
            return None, Doubt(says, tuple(found[:MOST_CANDIDATES]))
        return None, self._alike(entry, name)

    def _at_its_address(self, entry: SheetRow, found: list[InRegister]) -> list[InRegister]:
        """Of venues of the name, those that the address of the row fits; all of them if it gives none."""
        postcode, place = entry.venue.get("postcode", ""), entry.place
        if not (postcode or place):
            return found
        same = [venue for venue in found if place and same_address(place, venue.place)]
        same = [venue for venue in same if not postcode or venue["postcode"] in ("", postcode)] or same
        if len(same) == 1:
            return same
        return [venue for venue in found if postcode and venue["postcode"] == postcode] or same

    def _alike(self, entry: SheetRow, name: str) -> Doubt | None:
        alike = self.names.alike(name, entry.venue.get("postcode", ""))[:MOST_CANDIDATES]
        found = tuple(self.venues[number] for number in alike)
        if not found:
            return None
        entry.warn(f"Looks like {found[0]}. If it is that venue, choose it.")
        return Doubt("A venue of the register has nearly this name. We take this as a new one.", found)

    def _refuse_twice(self, entry: SheetRow, venue: InRegister | None) -> None:
        if venue:
            means: tuple[object, ...] = venue.pk, entry.held and entry.held.number
        else:
            name, postcode = joined(entry.venue["name"]), entry.venue.get("postcode", "")
            means = name, postcode or " ".join(entry.place).casefold()
        first = self.taken.setdefault(means, entry)
        if first is not entry:
            entry.refuse("name", f"row {first.row} is about the same venue. Leave one of the two out.")

    def _gives(self, entry: SheetRow, venue: InRegister | None) -> bool:
        """Whether the row adds an accreditation; a fault if it does not go with one that is there."""
        if entry.level is None:
            return False
        award = entry.award
        for year_id, level_id, first, last, number in self.held[venue.pk] if venue else ():
            if (year_id, level_id, first, last) == (self.year.pk, *award):
                return False
            if year_id == self.year.pk and (first, last) == (award.valid_from, award.valid_to):
                entry.refuse("level", f"{number} is at another level. Replace it from the list of accreditations.")
            elif first <= award.valid_to and last >= award.valid_from:
                entry.refuse(
                    "valid_from",
                    f"the venue already holds {number} from {_said(first)} to {_said(last)}. "
                    "Change the days so that they do not overlap.",
                )
        return True

    def _public_from(self, entry: SheetRow, venue: InRegister | None, gives: bool) -> date | None:
        if venue and venue.pk in self.public:
            return self.day
        return max(entry.award.valid_from, self.day) if gives else None

    def _changes(self, entry: SheetRow, venue: InRegister) -> dict:
        said = dict(entry.venue)
        if "address_line_1" in said and same_address(entry.place, venue.place):
            said = {key: value for key, value in said.items() if not key.startswith("address_line")}
        elif same_address((said.get("address_line_1", ""),), (venue["address_line_1"],)):
            said.pop("address_line_1", None)
        return {key: (venue[key], value) for key, value in said.items() if venue[key] != value}


def could_meet(year: SchemeYear, entries: Iterable[SheetRow]) -> Q:
    """Accreditations of the year, and those of any year that count on a day between those that the rows name."""
    given = [entry.award for entry in entries if entry.level is not None and not entry.faults]
    if not given:
        return Q(scheme_year=year)
    first, last = min(award.valid_from for award in given), max(award.valid_to for award in given)
    return Q(scheme_year=year) | Q(valid_from__lte=last, valid_to__gte=first)


def _said(day: date) -> str:
    return f"{day:%-d %B %Y}"


def entries_of(run: ImportRun) -> Iterator[SheetRow]:
    """The rows as they are to be read, without those that an officer left out. Of `run` they are used up: thousands of
    rows are not kept in two forms.
    """
    left_out = set(run.left_out)
    choices = choices_for(run.scheme_year, run.answers)
    held = held_by_number(run)
    rows = run.rows[::-1]
    run.rows = []
    while rows:
        number, cells = rows.pop()
        if number not in left_out:
            said = cells_of(cells, run.columns, run.fixed, run.mended.get(str(number), {}))
            yield read_row(number, said, choices, run.fixed, held)


def held_by_number(run: ImportRun) -> dict[str, NumberedAward]:
    """The accreditations that rows of our own export name."""
    place = run.columns.get("number")
    if place is None:
        return {}
    numbers = sorted({cells[place].strip().upper() for _, cells in run.rows if cells[place].strip()})
    found = {}
    for start in range(0, len(numbers), MOST_NUMBERS_ASKED):
        rows = Accreditation.objects.filter(number__in=numbers[start : start + MOST_NUMBERS_ASKED])
        for row in rows.values_list("number", "venue_id", "level__name", "valid_from", "valid_to"):
            found[row[0]] = NumberedAward(*row)
    return found


def plan_steps(run: ImportRun, day: date) -> Iterator[Step | ImportPlan]:
    """How far it is, now and then, and at last the plan. Uses the rows of `run` up."""
    total = 2 * len(run.rows)  # each row is read, and then compared
    entries: list[SheetRow] = []
    yield 0, total, "Reading the rows"
    for entry in entries_of(run):
        entries.append(entry)
        if len(entries) % STEP == 0:
            yield len(entries), total, f"Rows read: {len(entries):,}"
    yield len(entries), total, "Reading the register"
    comparison = Comparison(run.scheme_year, entries, day, run.chosen_venues)
    outcomes: list[Outcome] = []
    for entry in entries:
        outcomes.append(comparison.of(entry))
        if len(outcomes) % STEP == 0:
            yield len(entries) + len(outcomes), total, f"Rows compared with the register: {len(outcomes):,}"
    seen = {outcome.venue.pk for outcome in outcomes if outcome.venue}
    of_the_year = {pk for pk, held in comparison.held.items() if any(row[0] == run.scheme_year_id for row in held)}
    missing = [comparison.venues[pk] for pk in sorted(of_the_year - seen)]
    yield ImportPlan(outcomes, missing, day)


def plan_of(run: ImportRun, day: date) -> ImportPlan:
    """What `run` would do on `day`."""
    *_, plan = plan_steps(run, day)
    assert isinstance(plan, ImportPlan)
    return plan
