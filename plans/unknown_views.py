"""What we do not know, gathered from the record itself, with who could tell us."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from core.navigation import Breadcrumb
from core.site_request import SiteRequest
from delivery.clock import EARLIEST_DAY, day_asked
from delivery.methods import require_safe
from plans.lineage_views import LineageReader
from plans.models import DecisionNote, DecisionPage, Organisation, PlanStatement
from plans.models.plans import was_written_by
from plans.open_data.columns import plain_text
from plans.open_data.selectors import PublicRecord
from plans.plan_state import PlanState
from plans.presentation.words import counted
from plans.progress import progress_from

TITLE = "What we do not know"
NOT_CERTAIN = (PlanState.NOT_KNOWN, PlanState.UNCERTAIN, PlanState.FOR_AGREEMENT, PlanState.REPORTED)


@dataclass(frozen=True)
class NotKnown:
    """One thing that the record leaves open: the page it is about, what is not known, and who could tell."""

    page: Page
    text: str
    who: Organisation | None = None


@require_safe
def unknown(request: SiteRequest) -> HttpResponse:
    asked = day_asked(request)
    found = UnknownReader(PublicRecord(asked.day), asked.is_another_day).everything()
    context = {
        "groups": [(page, list(each)) for page, each in groupby(found, key=lambda one: one.page)],
        "number": len(found),
        "asked": asked,
        "earliest": EARLIEST_DAY.isoformat(),
        "trail": [Breadcrumb("Home", "/"), Breadcrumb(TITLE, request.path)],
        "title": TITLE,
    }
    return render(request, "plans/unknown.html", context, status=400 if asked.problem else 200)


class UnknownReader:
    """Reads the public record of a day for what it leaves open. On another day nothing is told that came later."""

    def __init__(self, record: PublicRecord, is_another_day: bool):
        self.record, self.day, self.is_another_day = record, record.day, is_another_day
        plans = [plan for plan in record.plans.values() if not plan.is_later_than(self.day)]
        self.plans = sorted(plans, key=lambda plan: plan.term_starts or date.min, reverse=True)

    def everything(self) -> list[NotKnown]:
        """What is open about one page stands together: plans first, the latest first, then decisions, then papers."""
        found = [*self.of_plans(), *self.of_decisions(), *self.of_papers()]
        first = {page: place for place, page in reversed([*enumerate(one.page for one in found)])}
        return sorted(found, key=lambda one: first[one.page])

    def of_plans(self) -> Iterator[NotKnown]:
        not_listed = self._not_listed()
        for plan in self.plans:
            state = self.record.plan_states[plan.pk]
            if state in NOT_CERTAIN:
                yield NotKnown(plan, state.value.meaning)
            yield from self._gaps(plan)
            for event in self.record.events:
                passed = event.plan.pk == plan.pk and event.became_by(self.day)
                if passed and not passed.answer:
                    yield NotKnown(plan, f"What came of this, due {event.when}: {event.words}", event.body)
            yield from (NotKnown(plan, f"{name}: {words}.") for name, words in not_listed.get(plan.pk, []))
            yield from self._silent(plan)

    def _gaps(self, plan) -> Iterator[NotKnown]:
        for row in self.record.statements:
            is_told = not self.is_another_day or was_written_by(self.day, row.source_paper)
            if row.plan.pk == plan.pk and row.kind == PlanStatement.Kind.GAP and is_told:
                yield NotKnown(plan, plain_text(row.text))

    def _not_listed(self) -> dict[int, list[tuple[str, str]]]:
        """By plan, its areas that are not among those of the next plan, although no decision was found."""
        reader = LineageReader(self.record, self.day)
        found: dict[int, list] = {}
        for step in reader.not_listed([*reader.decided(), *reader.related()]):
            area = self.record.areas[step.froms[0][1]]
            found.setdefault(area.plan.pk, []).append((area.title, step.ends_in[0].name))
        return found

    def _silent(self, plan) -> Iterator[NotKnown]:
        """How many activities have no report at all, and which report is late."""
        activities = [one for one in self.record.activities.values() if one.priority.plan.pk == plan.pk]
        silent = [one for one in activities if not one.last_date]
        if silent:
            yield NotKnown(plan, f"What came of {counted(len(silent), 'activity')}. No report of them is held.")
        for one in activities:
            if progress_from(one.last_state, one.last_date, one.last_due, self.day).is_overdue:
                yield NotKnown(plan, f"How far this is by now: {one.title}. The report on it is late.")

    def of_decisions(self) -> Iterator[NotKnown]:
        for page in reversed(self.record.decisions.values()):
            if page.when.has_come_by(self.day):
                if page.outcome == DecisionPage.Outcome.ASKED_TO_NOTE:
                    yield NotKnown(
                        page, "What the meeting decided. The paper asks it to note; no minute is held.", page.body
                    )
                for note in self.record.notes:
                    if note.decision.pk == page.pk and note.kind == DecisionNote.Kind.OPEN:
                        yield NotKnown(page, plain_text(note.text), page.body)

    def of_papers(self) -> Iterator[NotKnown]:
        for page in self.record.papers.values():
            blank = [one for one in self.record.questions if one.report.pk == page.pk and not one.answer_as_published]
            if blank and page.when and page.when.has_come_by(self.day):
                told = f"The answers to {counted(len(blank), 'question')} of its form, which the paper leaves empty."
                yield NotKnown(page, told, page.committee)
