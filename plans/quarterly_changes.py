"""What changed in a quarter, told from the record alone.

What is certain to lie in one quarter stands there. A date that may lie in several, such as a year, stands by itself
under its year, and only once that is over: only then is it certain to have happened. What is told of one quarter
depends on nothing that happened later, so a past quarter is told in the same words whenever it is told again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.partial_dates import PartialDate
from core.status_label import StatusLabel
from plans.lineage import AreaState, PriorityChangeKind
from plans.models import DecisionPage
from plans.models.sources import Source
from plans.open_data.selectors import PublicRecord
from plans.plan_state import PlanEventKind, PlanState
from plans.presentation.words import counted
from plans.quarters import Period, period_of

# Each section by its key: its heading, and what one entry of it is called.
SECTIONS = {
    "decisions": ("Decisions", "decision"),
    "areas": ("What became of areas", "changed area"),
    "plans": ("What happened to plans", "plan event"),
    "due": ("What fell due", "deadline"),
    "reports": ("Progress reported", "progress report"),
    "figures": ("Figures for periods that ended", "figure"),
    "corrections": ("What was corrected", "correction"),
    "papers": ("Papers", "paper"),
    "partners": ("Partners listed", "listed partner"),
    "left": ("Partners that left", "departure"),
    "words": ("Words explained", "explained word"),
}
STILL_TO_COME = (PlanEventKind.DUE, PlanEventKind.PROMISED)


@dataclass(frozen=True)
class RecordedChange:
    """One dated entry: what it is, where it stands on the site, what more to say, and where it was read."""

    section: str
    when: PartialDate
    title: str
    url: str = ""
    text: str = ""
    label: StatusLabel | None = None
    source: Source | None = None

    @property
    def period(self) -> Period:
        return period_of(self.when)


@dataclass(frozen=True)
class ChangesSection:
    key: str
    happenings: list[RecordedChange]

    @property
    def heading(self) -> str:
        return SECTIONS[self.key][0]

    @property
    def counted(self) -> str:
        return counted(len(self.happenings), SECTIONS[self.key][1])


def by_period(record: PublicRecord) -> list[tuple[Period, list[ChangesSection]]]:
    """Every quarter until the record's day in which anything happened, and years of unknown quarter, latest first."""
    known: dict[Period, list[RecordedChange]] = {}
    for each in happenings(record):
        if each.when.has_come_by(record.day):
            known.setdefault(each.period, []).append(each)
    latest_first = sorted(known, key=lambda period: (period.last, period.first), reverse=True)
    return [(period, in_sections(known[period])) for period in latest_first]


def in_period(record: PublicRecord, period: Period) -> list[ChangesSection]:
    """What happened in `period` until the record's day."""
    found = (each for each in happenings(record) if each.when.has_come_by(record.day))
    return in_sections(each for each in found if each.period == period)


def in_sections(found: Iterable[RecordedChange]) -> list[ChangesSection]:
    """The sections that have anything, in their order; within one, the oldest entry first."""
    gathered: dict[str, list[RecordedChange]] = {key: [] for key in SECTIONS}
    for each in sorted(found, key=lambda each: each.when):
        gathered[each.section].append(each)
    return [ChangesSection(key, entries) for key, entries in gathered.items() if entries]


def standing(record: PublicRecord) -> list[str]:
    """For each plan in force on the record's day, how many of its areas were in focus, paused, and so on."""
    told = []
    for plan in record.plans.values():
        if record.plan_states[plan.pk] == PlanState.IN_FORCE:
            states = Counter(record.areas_in(plan))
            parts = [(AreaState.IN_FOCUS, "in focus"), (AreaState.PAUSED, "paused")]
            said = ", ".join(f"{counted(states[state], 'area')} {words}" for state, words in parts)
            told.append(f"{plan.title}: {said}.")
    return told


def overdue(record: PublicRecord) -> list[RecordedChange]:
    """Reports that were late on the record's day, the longest first."""
    late = [activity for activity in record.activities.values() if activity.last_progress.is_overdue]
    return sorted(
        (
            RecordedChange("reports", PartialDate(activity.last_due), activity.title, record.address_on(activity))
            for activity in late
        ),
        key=lambda each: each.when,
    )


def happenings(record: PublicRecord) -> Iterator[RecordedChange]:
    """Everything of the public record that has a date."""
    yield from _decided(record)
    yield from _planned(record)
    yield from _reported(record)
    yield from _counted(record)
    yield from _read_and_listed(record)


def _decided(record: PublicRecord) -> Iterator[RecordedChange]:
    for page in record.decisions.values():
        source = record.source_of(page).shown
        body = f"{page.body}." if page.body else ""
        yield RecordedChange("decisions", page.when, page.title, record.address(page), body, page.label, source)
    for change in record.changes:
        when, source = change.decision.effective, record.source_of(change).shown
        before, after = record.areas_at(change.taken_in), record.areas_at(change.led_to)
        for area in before or after:
            text = _said_of(change, [each for each in after if before and each != area])
            yield RecordedChange("areas", when, area.title, record.address_on(area), text, _label(change), source)


def _label(change) -> StatusLabel:
    return change.label.proposed() if change.is_proposed else change.label


def _said_of(change, after: list) -> str:
    """What a reader needs to know beyond the word: where the area went, what was left out, who deals with it."""
    parts = []
    if after:
        parts.append(f"It went on as: {'; '.join(area.title for area in after)}.")
    if change.dropped:
        parts.append(f"Left out: {change.dropped}.")
    if change.kind in (PriorityChangeKind.PAUSED, PriorityChangeKind.ENDED):
        groups = "; ".join(str(group.organisation) for group in change.coverage.all())
        parts.append(f"Named as dealing with it now: {groups or 'no group'}.")
    return " ".join(parts)


def _planned(record: PublicRecord) -> Iterator[RecordedChange]:
    for event in record.events:
        section = "due" if event.kind in STILL_TO_COME else "plans"
        source = record.source_of(event).shown
        yield RecordedChange(
            section, event.when, event.plan.title, record.address(event.plan), event.words, None, source
        )


def _reported(record: PublicRecord) -> Iterator[RecordedChange]:
    for update in record.updates:
        text = f"{update.narrative} By: {update.author_role}."
        if update.corrects_id:
            text += f" Corrects an earlier report: {update.correction_reason}"
        address, source = record.address_on(update.on), record.source_of(update).shown
        yield RecordedChange("reports", PartialDate(update.date), update.on.title, address, text, update.label, source)


def _counted(record: PublicRecord) -> Iterator[RecordedChange]:
    for figure in record.figures:
        if figure.kind != figure.Kind.TARGET:
            yield _of_measure("figures", figure, figure.ended, record)
    for correction in record.corrections:
        yield _of_measure("corrections", correction, PartialDate(correction.corrected_on), record)
    for thing, note in record.told:
        address = record.address(thing) if isinstance(thing, DecisionPage) else ""
        day = PartialDate(note.told_on)
        yield RecordedChange("corrections", day, str(thing), address, note.in_words)


def _of_measure(section: str, row, when: PartialDate, record: PublicRecord) -> RecordedChange:
    address, source = record.address_on(row.measure.activity), record.source_of(row).shown
    return RecordedChange(section, when, row.measure.name, address, row.in_words, None, source)


def _read_and_listed(record: PublicRecord) -> Iterator[RecordedChange]:
    for paper in record.papers.values():
        if paper.when:
            text = paper.committee_as_published
            yield RecordedChange("papers", paper.when, paper.title, record.address(paper), text)
    for partner in record.partners:
        source = record.source_of(partner).shown
        capacity = f"{partner.get_capacity_display().capitalize()}."
        yield RecordedChange("partners", partner.when, partner.name_as_published, "", capacity, None, source)
        if partner.ended_on:
            left = PartialDate(partner.ended_on)
            yield RecordedChange("left", left, partner.name_as_published, "", capacity, None, source)
    for meaning in record.definitions:
        if meaning.valid_from is None:
            continue
        source = record.source_of(meaning).shown
        text = f"{meaning.text} ({meaning.get_status_display()})".strip()
        yield RecordedChange("words", PartialDate(meaning.valid_from), meaning.definition.term, "", text, None, source)


def last_day_told(period: Period, today: date) -> date:
    """The day as of which a quarter or a year is told: its last, or today while it still runs."""
    return min(period.last, today)
