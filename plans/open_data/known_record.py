"""The public record as it could be read on an earlier day: whatever came later is left out, not only its state."""

from datetime import date
from functools import cached_property

from plans.lineage import AreaState
from plans.models import DefinitionVersion, Membership, PlanEvent, PlanPage, PlanStatement, PriorityPage
from plans.models.plans import was_written_by
from plans.open_data.rows import grouped
from plans.open_data.selectors import PublicRecord


def record_for(day: date, today: date) -> PublicRecord:
    """Everything public; of an earlier day, what could be known on it."""
    return PublicRecord(day) if day == today else RecordKnownOn(day)


class RecordKnownOn(PublicRecord):
    """As pages are on that day, without our own introductions to plans and areas: they tell what came of them."""

    @cached_property
    def plans(self) -> dict[int, PlanPage]:
        events = grouped(PlanEvent.objects.all(), "plan_id")
        known = {pk: plan for pk, plan in super().plans.items() if not plan.is_later_than(self.day, events[pk])}
        for plan in known.values():
            plan.in_short = ""
        return known

    @cached_property
    def areas(self) -> dict[int, PriorityPage]:
        areas = super().areas
        known = {pk: area for pk, area in areas.items() if self.state_of(area) != AreaState.NOT_YET}
        for area in known.values():
            area.context = ""
        return known

    @cached_property
    def statements(self) -> list[PlanStatement]:
        papers = self.papers
        return [row for row in super().statements if was_written_by(self.day, papers.get(row.source_paper_id or 0))]

    @cached_property
    def partners(self) -> list[Membership]:
        listed = [each for each in super().partners if each.when.first <= self.day]
        for each in listed:
            if each.ended_on and each.ended_on > self.day:
                each.ended_on = None
        return listed

    @cached_property
    def definitions(self) -> list[DefinitionVersion]:
        return [
            row for row in super().definitions if row.since <= self.day and not row.definition.is_later_than(self.day)
        ]
