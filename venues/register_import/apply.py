"""Doing what a dry run showed, all of it or nothing, and taking it back."""

import secrets
from collections.abc import Iterator
from datetime import datetime

from django.db import models, transaction
from django.utils.text import slugify
from wagtail.models import ModelLogEntry

from core.countersignatures import note_what_was_done_alone
from delivery.clock import london_now
from venues.accreditation_history import count_anew
from venues.certificate_numbers import SERIALS, make_number
from venues.desk.audit import differences, entries_for, note_public_changes, snapshot
from venues.models import Accreditation, BeforeImport, FormerName, ImportRun, Postcode, Venue, VenueChange
from venues.models.references import prefix_given_now, take_references
from venues.postcodes import compact
from venues.register_import.diff import Step, plan_steps
from venues.register_import.entries import SheetRow
from venues.register_import.outcomes import CREATE, UPDATE, ImportPlan, Outcome, as_in_register
from venues.register_import.second_person import note_import
from venues.retention import SHEETS_KEPT_FOR

BATCH = 500  # rows to a statement: SQLite takes so many values and no more
PLACE = ("ward_id", "easting", "northing")
NOWHERE = (None, None, None)
NOTHING_MORE: dict = {}  # of what is done, so that thousands of changes are not kept to the end


class ImportRefused(ValueError):
    """Nothing was changed. The message says why and what to do."""


def apply_steps(
    run: ImportRun, digest: str, moment: datetime, user, leave_out_faulty: bool = False, reason: str = ""
) -> Iterator[Step]:
    """Import `run`, telling how far it is: (done, of, words). Whoever stops asking half-way undoes it all.

    `leave_out_faulty`: the officer saw rows with faults and chose to import the others. `reason`: why nobody else
    looked at it. Raises ImportRefused if it was
    done before, if a row has a fault otherwise, or if the register is no longer as it was shown.
    """
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().select_related("scheme_year").get(pk=run.pk)
        if run.state != ImportRun.State.UPLOADED:
            raise ImportRefused("This file was imported before. Nothing was changed.")
        total = len(run.rows)
        for step in plan_steps(run, moment.date()):
            if isinstance(step, ImportPlan):
                plan = step
            else:
                yield step
        if plan.has_errors and not leave_out_faulty:
            raise ImportRefused("Some rows have errors. Nothing was changed. Mend them, or leave them out.")
        if plan.digest != digest:
            raise ImportRefused("The register changed since you looked. Nothing was changed. Look again, then import.")
        run.answers["faulty"] = [outcome.entry.row for outcome in plan.outcomes if outcome.entry.faults]
        plan.outcomes = plan.ready
        work = ImportJob(run, plan, moment, user, reason)
        for done in work.venues_made():
            yield done, total, f"New venues: {done:,}"
        for done in work.venues_changed():
            yield done, total, f"Changed venues: {done:,}"
        for done in work.accreditations_given():
            yield done, total, f"Accreditations: {done:,}"
        work.keep()
        count_anew()


class ImportJob:
    """One import under way. Many rows go in one statement; what is needed to take them back is noted."""

    def __init__(self, run: ImportRun, plan: ImportPlan, moment: datetime, user, reason: str = ""):
        self.run, self.plan, self.moment, self.user, self.reason = run, plan, moment, user, reason
        self.why = f"Imported from {run.file_name}."
        self.kept: dict = {"made": [], "given": [], "changed": [], "told": [], "former": []}
        self.levels = dict(run.scheme_year.levels.values_list("pk", "name"))
        self.places = {row[0]: row[1:] for row in Postcode.objects.values_list("postcode", *PLACE)}

    def venues_made(self) -> Iterator[int]:
        new = [outcome for outcome in self.plan.outcomes if outcome.what == CREATE]
        references = take_references(len(new))
        for start in range(0, len(new), BATCH):
            some = new[start : start + BATCH]
            made = [
                self._new_venue(outcome.entry, reference)
                for outcome, reference in zip(some, references[start:], strict=False)
            ]
            Venue.objects.bulk_create(made)
            self._log([(venue, _as_new(outcome.entry.venue)) for venue, outcome in zip(made, some, strict=True)])
            for outcome, venue in zip(some, made, strict=True):
                outcome.venue = as_in_register(venue)
            yield start + len(some)
        self.kept["made"] = [outcome.venue_held.pk for outcome in new]

    def _new_venue(self, entry: SheetRow, reference: str) -> Venue:
        venue = Venue(reference=reference, changed_at=self.moment, **entry.venue)
        self._place(venue)
        return venue

    def _place(self, venue: Venue) -> None:
        venue.slug = slugify(venue.name)[:120] or "venue"
        ward, *point = self.places.get(compact(venue.postcode), NOWHERE) if venue.postcode else NOWHERE
        if venue.easting is None:
            venue.easting, venue.northing = point
        venue.ward_id = venue.ward_id or ward

    def venues_changed(self) -> Iterator[int]:
        changing = [outcome for outcome in self.plan.outcomes if outcome.what == UPDATE and outcome.changes]
        known = set(FormerName.objects.values_list("venue_id", "name")) if changing else set()
        for start in range(0, len(changing), BATCH):
            some = changing[start : start + BATCH]
            was, told, former = {}, [], []
            venues = Venue.objects.in_bulk([outcome.venue_held.pk for outcome in some])
            for outcome in some:
                venue = venues[outcome.venue_held.pk]
                before = self._change(venue, outcome.changes)
                was[venue.pk] = {name: getattr(before, name) for name in {*outcome.changes, "slug", *PLACE}}
                told += note_public_changes(venue, before, self.moment.date(), self.moment)
                if venue.name != before.name and (venue.pk, before.name) not in known:
                    former.append(FormerName(venue=venue, name=before.name, until=self.moment.date()))
            self._save(list(venues.values()))
            self._log([(venues[outcome.venue_held.pk], _as_changed(outcome.changes)) for outcome in some])
            for outcome in some:
                outcome.changes = NOTHING_MORE
            BeforeImport.objects.create(run=self.run, venues=was)
            self.kept["changed"] += was
            self.kept["former"] += [row.pk for row in FormerName.objects.bulk_create(former)]
            self.kept["told"] += [row.pk for row in VenueChange.objects.bulk_create(told)]
            yield start + len(some)

    def _change(self, venue: Venue, changes: dict) -> Venue:
        """Returns what was there before."""
        before = _copy(venue)
        for name, (_, value) in changes.items():
            setattr(venue, name, value)
        if "postcode" in changes:
            venue.easting = venue.northing = None
        self._place(venue)
        venue.changed_at = self.moment
        return before

    def _save(self, changed: list[Venue]) -> None:
        """Many at a time, as rows that are there already: ten times as quick as `bulk_update`."""
        fields = {field.name for field in Venue._meta.concrete_fields if not field.primary_key}
        names = sorted(fields - {"reference", "is_sample"})
        Venue.objects.bulk_create(changed, BATCH, update_conflicts=True, unique_fields=["id"], update_fields=names)

    def accreditations_given(self) -> Iterator[int]:
        giving = [outcome for outcome in self.plan.outcomes if outcome.gives]
        numbers = self._new_numbers(len(giving))
        linked = Accreditation.awards.through
        for start in range(0, len(giving), BATCH):
            some = giving[start : start + BATCH]
            new = [self._accreditation(o, number) for o, number in zip(some, numbers[start:], strict=False)]
            Accreditation.objects.bulk_create(new)
            pairs = [(held, award) for held, o in zip(new, some, strict=True) for award in o.entry.awards]
            linked.objects.bulk_create(linked(accreditation=held, award_id=award) for held, award in pairs)
            self._log(
                [(held, {"number": ["", held.number], "level": ["", self.levels[held.level_id]]}) for held in new]
            )
            self.kept["given"] += [held.pk for held in new]
            yield start + len(some)

    def _accreditation(self, outcome: Outcome, number: str) -> Accreditation:
        there, award = outcome.venue_held, outcome.entry.award
        venue = Venue(pk=there.pk, name=there["name"], reference=there["reference"])
        return Accreditation(
            number=number,
            venue=venue,
            scheme_year=self.run.scheme_year,
            level_id=award.level,
            valid_from=award.valid_from,
            valid_to=award.valid_to,
            changed_at=self.moment,
            recorded_at=self.moment,
        )

    def _new_numbers(self, how_many: int) -> list[str]:
        year, prefix = self.run.scheme_year.year, prefix_given_now()
        of_the_year = Accreditation.objects.filter(number__startswith=f"{prefix}{year % 100:02}-")
        taken = set(of_the_year.values_list("number", flat=True))
        numbers: dict[str, None] = {}
        while len(numbers) < how_many:
            number = make_number(year, secrets.randbelow(SERIALS), prefix)
            if number not in taken:
                numbers[number] = None
        return list(numbers)

    def _log(self, rows: list[tuple[models.Model, dict]]) -> None:
        ModelLogEntry.objects.bulk_create(entries_for(rows, self.user, self.why, self.moment), BATCH)

    def keep(self) -> None:
        """Note that it was done. Saving the run also tells the page store that everything kept is old."""
        self.plan.outcomes.clear()  # done with: writing what was kept needs the memory
        self.run.state, self.run.kept = ImportRun.State.APPLIED, self.kept
        self.run.applied_at = london_now()  # after every row was saved: a later change is one of somebody else
        note_import(self.run, self.user, self.reason, self.run.applied_at)
        self.run.save(update_fields=["state", "kept", "applied_at", "answers"])


def _as_new(said: dict) -> dict[str, list[str]]:
    return {name: ["", str(value)] for name, value in said.items()}


def _as_changed(changes: dict) -> dict[str, list[str]]:
    return {name: [str(was or ""), str(now)] for name, (was, now) in changes.items()}


def _copy(venue: Venue) -> Venue:
    return Venue(**{field.attname: getattr(venue, field.attname) for field in Venue._meta.concrete_fields})


@transaction.atomic
def undo(run: ImportRun, moment: datetime, user) -> None:
    """Take an import back, all of it. Raises Refused if something has been built on it since."""
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.state != ImportRun.State.APPLIED:
        raise ImportRefused("This file was not imported, or was taken back before. Nothing was changed.")
    if moment - run.uploaded_at > SHEETS_KEPT_FOR:
        raise ImportRefused("This import is older than 90 days: what its rows said before is no longer kept.")
    kept = run.kept
    venues = Venue.objects.in_bulk([*kept["made"], *kept["changed"]])
    given = Accreditation.objects.in_bulk(kept["given"])
    _refuse_if_built_on(run, venues, given)
    before = {pk: snapshot(venues[pk]) for pk in kept["changed"]}
    run.kept["taken"] = _taken_back(given, moment)
    FormerName.objects.filter(pk__in=kept["former"]).delete()
    VenueChange.objects.filter(pk__in=kept["told"]).delete()
    _delete(Accreditation, kept["given"])
    _delete(Venue, kept["made"])
    log = []
    for some in run.before.iterator():
        for pk, fields in some.venues.items():
            venue = venues[int(pk)]
            for name, value in fields.items():
                setattr(venue, name, value)
            venue.save()
            log.append((venue, differences(before[venue.pk], snapshot(venue))))
    why = f"Took back the import of {run.file_name}."
    of_the_sheet = entries_for([(run, {"state": ["imported", "taken back"]})], user, why, moment)
    ModelLogEntry.objects.bulk_create([*of_the_sheet, *entries_for(log, user, why, moment)], BATCH)
    run.state, run.undone_at = ImportRun.State.UNDONE, moment
    note_what_was_done_alone(user, run, "taken back", moment)
    run.save(update_fields=["state", "undone_at", "kept"])


def _taken_back(given: dict[int, Accreditation], moment: datetime) -> list[list[str]]:
    """What everybody could read of it, which followers of the data must hear is gone."""
    begun = [pk for pk, held in given.items() if held.valid_from <= moment.date()]
    said = "venue__reference", "venue__name", "number", "level__name"
    taken: list[list[str]] = []
    for start in range(0, len(begun), BATCH):
        taken += map(list, Accreditation.objects.filter(pk__in=begun[start : start + BATCH]).values_list(*said))
    return taken


def _delete(model: type[models.Model], numbers: list[int]) -> None:
    for start in range(0, len(numbers), BATCH):
        model._default_manager.filter(pk__in=numbers[start : start + BATCH]).delete()


def _refuse_if_built_on(run: ImportRun, venues: dict, given: dict) -> None:
    """A row that was changed, deleted or used since would lose that without anybody having seen it."""
    known = len(venues) == len(run.kept["made"]) + len(run.kept["changed"]) and len(given) == len(run.kept["given"])
    later = [row for row in [*venues.values(), *given.values()] if row.changed_at > run.applied_at]
    more = Accreditation.objects.filter(venue__in=run.kept["made"]).exclude(pk__in=run.kept["given"])
    proven = Accreditation.objects.filter(pk__in=run.kept["given"], certificates__isnull=False)
    touched = [str(row) for row in [*later, *more[:3], *proven[:3]]]
    if touched or not known:
        shown = "; ".join(touched[:3]) or "a row that is gone"
        raise ImportRefused(f"Changed since the import: {shown}. Taking it back would lose that. Nothing was changed.")
