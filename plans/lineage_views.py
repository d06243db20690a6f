"""The whole lineage on one page: every plan whose areas are known, every decision that changed them, every link."""

from datetime import date
from functools import cached_property

from django.http import HttpResponse
from django.shortcuts import render

from core.navigation import Breadcrumb
from core.site_request import SiteRequest
from delivery.clock import EARLIEST_DAY, day_asked
from delivery.methods import require_safe
from plans.lineage import Basis, PriorityChangeKind
from plans.models import Activity, AreaName
from plans.open_data.rows import grouped
from plans.open_data.selectors import PublicRecord, area_of
from plans.presentation.decisions import TOLD_AS
from plans.presentation.lineage_drawing import (
    AreaBox,
    LineageColumn,
    LineageDrawing,
    LineageLink,
    LineageStep,
    drawing_of,
)
from plans.presentation.words import counted

TITLE = "Where every area went"
STOPS = (PriorityChangeKind.PAUSED, PriorityChangeKind.ENDED)
UNDECIDED = LineageLink("not listed", Basis.EDITORIAL)


@require_safe
def lineage(request: SiteRequest) -> HttpResponse:
    asked = day_asked(request)
    context = {
        "drawing": LineageReader(PublicRecord(asked.day), asked.day).drawing(),
        "asked": asked,
        "earliest": EARLIEST_DAY.isoformat(),
        "trail": [Breadcrumb("Home", "/"), Breadcrumb(TITLE, request.path)],
        "title": TITLE,
    }
    return render(request, "plans/lineage.html", context, status=400 if asked.problem else 200)


class LineageReader:
    """Arranges the public record of a day for the drawing."""

    def __init__(self, record: PublicRecord, day: date):
        self.record, self.day = record, day
        with_areas = {area.plan.pk for area in record.areas.values()}
        events = grouped(record.events, "plan_id")
        plans = [record.plans[pk] for pk in with_areas if not record.plans[pk].is_later_than(day, events[pk])]
        self.plans = sorted(plans, key=lambda plan: (plan.term_starts or date.min, plan.path))
        shown = {plan.pk for plan in self.plans}
        changes = [each for each in record.changes if each.decision.effective.has_come_by(day) is not False]
        self.changes = [each for each in changes if each.decision.changes_plan_id in shown]
        self.places: dict[tuple, int] = {}
        for plan in self.plans:
            self.places["plan", plan.pk] = len(self.places)
            for decision in dict.fromkeys(c.decision for c in self.changes if c.decision.changes_plan_id == plan.pk):
                self.places["decision", decision.pk] = len(self.places)

    def drawing(self) -> LineageDrawing:
        steps = [*self.decided(), *self.related()]
        return drawing_of(self.columns(), self.areas, [*steps, *self.not_listed(steps)])

    def columns(self) -> list[LineageColumn]:
        columns = []
        for kind, pk in self.places:
            if kind == "plan":
                plan = self.record.plans[pk]
                number = sum(1 for key in self.areas if self.areas[key][0] == self.places[kind, pk])
                columns.append(LineageColumn(plan.title, counted(number, "area"), self.record.address(plan)))
            else:
                decision = self.record.decisions[pk]
                columns.append(LineageColumn(str(decision.when), "Decision", self.record.address(decision)))
        return columns

    @cached_property
    def areas(self) -> dict:
        """Each area with its column: that of its plan, or of the decision that brought it in. Activities only if a
        relation names them."""
        brought_in: dict = {}
        for change in self.changes:
            if change.basis == Basis.DECIDED:
                for end in change.led_to:
                    brought_in.setdefault(end.key, self.places["decision", change.decision.pk])
        names = self._later_names()
        found = {}
        for area in self.record.areas.values():
            if ("plan", area.plan.pk) in self.places:
                key = ("priority", area.pk)
                column = brought_in.get(key, self.places["plan", area.plan.pk])
                note = f"Later: “{names[area.pk]}”" if area.pk in names else ""
                found[key] = (column, AreaBox(area.title, self.record.address(area), note))
        for end in (self.record.end_of(row.earlier_priority_id, row.earlier_activity_id) for row in self._relations()):
            if isinstance(end, Activity):
                box = AreaBox(end.title, self.record.address_on(end), "An activity, not an area")
                found["activity", end.pk] = (self.places["plan", area_of(end).plan.pk], box)
        return found

    def _later_names(self) -> dict[int, str]:
        """The last name of each area that was published under another one later."""
        rows = AreaName.objects.filter(priority__in=self.record.areas).order_by("date", "pk")
        known = [row for row in rows if row.when.has_come_by(self.day)]
        return {
            row.priority_id: row.name_as_published
            for row in known
            if row.name_as_published != self.record.areas[row.priority_id].title_as_published
        }

    def decided(self) -> list[LineageStep]:
        return [self._of_change(change) for change in self.changes if change.taken_in or change.led_to]

    def _of_change(self, change) -> LineageStep:
        kind = PriorityChangeKind(change.kind)
        ends_in = []
        if kind in STOPS:
            groups = [str(group.organisation) for group in change.coverage.all() if not group.is_not_a_substitute]
            now_with = f"Now with {counted(len(groups), 'other group')}" if groups else "The source names no group"
            ends_in.append(AreaBox(change.label.word, "", now_with, "stop"))
        if kind == PriorityChangeKind.NARROWED and change.dropped:
            why = "Left out. No reason is given." if change.dropped_without_reason else "Left out."
            ends_in.append(AreaBox(change.dropped[:1].upper() + change.dropped[1:], "", why, "stop"))
        address = self.record.address(change.decision)
        link = LineageLink(TOLD_AS.get(kind, change.label.word.lower()), Basis(change.basis), "", address)
        return LineageStep(
            tuple(end.key for end in change.taken_in),
            tuple(end.key for end in change.led_to),
            self.places["decision", change.decision.pk],
            link,
            tuple(ends_in),
        )

    def _relations(self) -> list:
        shown = {pk for kind, pk in self.places if kind == "plan"}
        ends = (
            (row, self.record.end_of(row.earlier_priority_id, row.earlier_activity_id)) for row in self.record.relations
        )
        return [row for row, end in ends if end and {row.priority.plan.pk, area_of(end).plan.pk} <= shown]

    def related(self) -> list[LineageStep]:
        return [
            LineageStep(
                (row.earlier_key,),
                (("priority", row.priority_id),),
                self.places["plan", row.priority.plan.pk],
                LineageLink("related", Basis.EDITORIAL, row.note),
            )
            for row in self._relations()
        ]

    def not_listed(self, steps: list[LineageStep]) -> list[LineageStep]:
        """For each area from which nothing leads on: that it is not on the next list, and no decision was found."""
        led_on = {key for step in steps if step.tos for key in step.froms}
        ended = {
            end.key for change in self.changes if change.kind == PriorityChangeKind.ENDED for end in change.taken_in
        }
        found = []
        for key in self.areas:
            following = self._next_plan(key) if key[0] == "priority" and key not in led_on | ended else None
            if following:
                words = f"Not one of the areas of {following.term_as_published or following.title}; no decision found"
                column = self.places["plan", following.pk]
                found.append(LineageStep((key,), (), column, UNDECIDED, (AreaBox(words, kind="none"),)))
        return found

    def _next_plan(self, key: tuple):
        """The plan after that of the area of which areas are known."""
        own = self.plans.index(self.record.areas[key[1]].plan)
        return self.plans[own + 1] if own + 1 < len(self.plans) else None
