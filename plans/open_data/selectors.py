"""Everything of the record that anybody may read. The only place that says which rows those are.

Drafts, pages that need a password or an account, whatever hangs on them, and unpublished snippets are left out.
"""

from collections import defaultdict
from datetime import date
from functools import cached_property
from operator import itemgetter

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Page, PageQuerySet

from core.change_notes import told_about_pages
from core.models import ChangeNote
from core.public_pages import open_to_all
from plans.lineage import AreaState
from plans.models import (
    Activity,
    DecisionNote,
    DecisionPage,
    DecisionWording,
    Definition,
    DefinitionVersion,
    Figure,
    FigureCorrection,
    GlossaryPage,
    Measure,
    Membership,
    PlanEvent,
    PlanPage,
    PlanStatement,
    PolicyDriver,
    PriorityPage,
    ProgressUpdate,
    PublicSource,
    RelatedArea,
    ReportPage,
    ReportQuestion,
    Transition,
)
from plans.models.plan_history import records_of_plans
from plans.models.progress import with_last_update
from plans.models.sources import source_in, source_outside
from plans.open_data.rows import belonging, by_key, grouped
from plans.open_data.sources import NOT_SHOWN, OURS, SourceRecord
from plans.plan_state import PlanState
from plans.presentation.duties import DutyServed, StatesOfAreas, duties_with_areas
from plans.state_intervals import StateInterval, intervals_of


class PublicRecord:
    """The record as of `day`. Each part is read once, when it is first asked for, in a fixed number of queries."""

    def __init__(self, day: date):
        self.day = day
        self._addresses: dict[int, str] = {}
        self._sources: dict[tuple, SourceRecord] = {}

    # Pages, by their keys in the database and in the order of the tree or of their dates

    @cached_property
    def papers(self) -> dict[int, ReportPage]:
        rows = public(ReportPage).select_related("committee", "original").defer("body")
        return by_key(rows.order_by(F("date").asc(nulls_last=True), "path"))

    @cached_property
    def plans(self) -> dict[int, PlanPage]:
        return by_key(public(PlanPage).order_by("path"))

    @cached_property
    def areas(self) -> dict[int, PriorityPage]:
        by_path = {plan.path: plan for plan in self.plans.values()}
        areas = public(PriorityPage).prefetch_related("drivers").order_by("path")
        found = {}
        for area in areas:
            area.plan = by_path.get(area.path[: -Page.steplen])
            if area.plan:
                found[area.pk] = area
        return found

    @cached_property
    def decisions(self) -> dict[int, DecisionPage]:
        return by_key(public(DecisionPage).select_related("body").order_by("date", "path"))

    # What the pages hold

    @cached_property
    def events(self) -> list[PlanEvent]:
        rows = PlanEvent.objects.select_related("body").order_by("plan__path", "date", "pk")
        return belonging(rows, "plan", self.plans)

    @cached_property
    def statements(self) -> list[PlanStatement]:
        return belonging(PlanStatement.objects.order_by("plan__path", "sort_order", "pk"), "plan", self.plans)

    @cached_property
    def activities(self) -> dict[int, Activity]:
        rows = with_last_update(Activity.objects.prefetch_related("leads"), self.day)
        return by_key(belonging(rows.order_by("priority__path", "number", "pk"), "priority", self.areas))

    @cached_property
    def measures(self) -> dict[int, Measure]:
        rows = Measure.objects.filter(live=True).order_by("name", "pk")
        return by_key(belonging(rows, "activity", self.activities))

    @cached_property
    def figures(self) -> list[Figure]:
        rows = Figure.objects.order_by("measure__name", "measure", "starts", "ends", "pk")
        return belonging(rows, "measure", self.measures)

    @cached_property
    def corrections(self) -> list[FigureCorrection]:
        return belonging(FigureCorrection.objects.order_by("corrected_on", "pk"), "measure", self.measures)

    @cached_property
    def told(self) -> list[tuple[DecisionPage | Membership, ChangeNote]]:
        """What was corrected in public decisions and lists of partners, the oldest first."""
        partners = {each.pk: each for each in self.partners}
        of_partners = ChangeNote.objects.told().filter(content_type=ContentType.objects.get_for_model(Membership))
        found = [(self.decisions.get(note.object_id), note) for note in told_about_pages()]
        found += [(partners.get(note.object_id), note) for note in of_partners]
        corrected = [(note.told_at, thing, note) for thing, note in found if thing and note.facts and note.told_at]
        return [(thing, note) for _, thing, note in sorted(corrected, key=itemgetter(0))]

    @cached_property
    def updates(self) -> list[ProgressUpdate]:
        """Reports on activities and news about areas, the oldest first."""
        rows = ProgressUpdate.objects.select_related("reported_to").order_by("date", "entered_at", "pk")
        found = []
        for row in rows:
            row.on = self.end_of(row.priority_id, row.activity_id)
            if row.on:
                found.append(row)
        return found

    @cached_property
    def relations(self) -> list[RelatedArea]:
        """Links that are our own reading, where both ends are public."""
        rows = belonging(RelatedArea.objects.order_by("priority__path", "sort_order", "pk"), "priority", self.areas)
        return [row for row in rows if self.end_of(row.earlier_priority_id, row.earlier_activity_id)]

    def end_of(self, priority_id: int | None, activity_id: int | None) -> PriorityPage | Activity | None:
        """The public area or activity of these keys, of which one is empty."""
        if priority_id:
            return self.areas.get(priority_id)
        return self.activities.get(activity_id) if activity_id else None

    @cached_property
    def wordings(self) -> list[DecisionWording]:
        return belonging(DecisionWording.objects.order_by("sort_order", "pk"), "decision", self.decisions)

    @cached_property
    def notes(self) -> list[DecisionNote]:
        return belonging(DecisionNote.objects.order_by("sort_order", "pk"), "decision", self.decisions)

    @cached_property
    def changes(self) -> list[Transition]:
        rows = Transition.objects.order_by("decision__date", "decision__path", "sort_order", "pk")
        rows = rows.prefetch_related("ends", "reasons", "coverage__organisation")
        return belonging(rows, "decision", self.decisions)

    def areas_at(self, ends) -> list[PriorityPage | Activity]:
        """The public areas and activities that a change takes in or leads to."""
        found = [self.end_of(end.priority_id, end.activity_id) for end in ends]
        return [area for area in found if area]

    @cached_property
    def questions(self) -> list[ReportQuestion]:
        rows = ReportQuestion.objects.order_by("report__path", "sort_order", "pk")
        return belonging(rows, "report", self.papers)

    # What is not on a page of its own

    @cached_property
    def partners(self) -> list[Membership]:
        rows = Membership.objects.public().select_related("body", "organisation", "basis")
        return list(rows.order_by("date", "place_in_list", "pk"))

    @cached_property
    def definitions(self) -> list[DefinitionVersion]:
        live = by_key(Definition.objects.filter(live=True).prefetch_related("versions"))
        rows = DefinitionVersion.objects.order_by("definition__term", F("valid_from").asc(nulls_first=True), "pk")
        return belonging(rows, "definition", live)

    @cached_property
    def glossary(self) -> GlossaryPage | None:
        return public(GlossaryPage).first()

    @cached_property
    def duties(self) -> list[DutyServed]:
        duties = PolicyDriver.objects.filter(live=True, is_duty=True).order_by("section", "name", "pk")
        areas = [area for area in self.areas.values() if self.plan_states[area.plan.pk] == PlanState.IN_FORCE]
        reported = [area for area in self.areas.values() if self.plan_states[area.plan.pk] == PlanState.REPORTED]
        with_drivers = [(area, [driver.pk for driver in area.drivers.all()]) for area in [*areas, *reported]]
        keys = frozenset(("priority", area.pk) for area in reported)
        return duties_with_areas(duties, with_drivers, StatesOfAreas(self._states, keys), [])

    # States on the day

    @cached_property
    def plan_states(self) -> dict[int, PlanState]:
        events = grouped(self.events, "plan_id")
        return {pk: plan.state_on(self.day, events[pk]) for pk, plan in self.plans.items()}

    @cached_property
    def _records(self) -> dict:
        areas = defaultdict(list)
        for area in self.areas.values():
            areas[area.plan.pk].append(area)
        return records_of_plans(self.plans, areas, grouped(self.events, "plan_id"))

    @cached_property
    def _states(self) -> dict[tuple, AreaState]:
        return {key: state for record in self._records.values() for key, state in record.states_on(self.day).items()}

    def state_of(self, area: PriorityPage) -> AreaState | None:
        """The state of `area` on the day; None in a plan whose areas no decision has touched, as on its page."""
        return self._states["priority", area.pk] if self._records[area.plan.pk].changes else None

    def intervals_of(self, area: PriorityPage) -> list[StateInterval]:
        """From when to when `area` was in which state; nothing where `state_of` says none."""
        record, key = self._records[area.plan.pk], ("priority", area.pk)
        if not record.changes:
            return []
        dates = [*record.begins[key], *(change.effective for change in record.changes)]
        return intervals_of(dates, lambda day: record.states_on(day)[key])

    def areas_in(self, plan: PlanPage) -> list[AreaState]:
        """The states on the day of all areas of `plan`, in its order."""
        return list(self._records[plan.pk].states_on(self.day).values())

    # Where things are, and where they come from

    def address(self, page: Page) -> str:
        """The page's address, worked out once."""
        if page.pk not in self._addresses:
            self._addresses[page.pk] = page.url or ""
        return self._addresses[page.pk]

    def address_on(self, row) -> str:
        """The address of an area, or of an activity on the page of its area."""
        page = self.address(area_of(row))
        return f"{page}#{row.anchor}" if isinstance(row, Activity) else page

    @cached_property
    def public_sources(self) -> dict[int, PublicSource]:
        return by_key(PublicSource.objects.all())

    def outside_source_of(self, row) -> PublicSource | None:
        key = getattr(row, "public_source_id", None)
        return self.public_sources.get(key) if key else None

    def source_of(self, row) -> SourceRecord:
        """Where a row was read. A paper is its own source; what is not a fact with a source is ours."""
        if isinstance(row, ReportPage):
            return self.source_at(row.pk, "")
        if outside := self.outside_source_of(row):
            return SourceRecord("elsewhere", source_outside(outside))
        told = self.source_at(getattr(row, "source_paper_id", None), getattr(row, "source_paragraph", ""))
        elsewhere = getattr(row, "outside_source", "")
        return SourceRecord("elsewhere", row.source) if told == OURS and elsewhere else told

    def source_at(self, paper_id: int | None, paragraph: str) -> SourceRecord:
        if paper_id is None:
            return OURS
        if paper_id not in self.papers:
            return NOT_SHOWN
        if (paper_id, paragraph) not in self._sources:
            paper = self.papers[paper_id]
            told = SourceRecord(
                "paper", source_in(paper, paragraph, is_open=True), str(paper.translation_key), paragraph
            )
            self._sources[paper_id, paragraph] = told
        return self._sources[paper_id, paragraph]


def area_of(end: PriorityPage | Activity) -> PriorityPage:
    """The area itself, or the area whose activity it is."""
    return end.priority if isinstance(end, Activity) else end


def public(model: type[Page]) -> PageQuerySet:
    """Live pages that need no password or account, here or on any page above."""
    return open_to_all(model.objects.all())
