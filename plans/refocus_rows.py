"""One press in a decision's form: a row for each area in force that has no outcome yet, and a page for what goes on."""

from collections.abc import Mapping

from wagtail.models import Page, PagePermissionTester

from plans.lineage import PriorityChangeKind
from plans.models import Activity, DecisionPage, PriorityPage, Transition, TransitionEnd
from plans.models.plan_history import AreaWithoutOutcome

GO_ON = (PriorityChangeKind.KEPT, PriorityChangeKind.NARROWED)
FROM, TO = TransitionEnd.Direction.FROM, TransitionEnd.Direction.TO


def add_rows(decision: DecisionPage, areas: list[AreaWithoutOutcome], chosen: Mapping[str, str]) -> int:
    """A row for each of `areas`, with the kind that was chosen for it, if any."""
    kinds = {kind.value for kind, _ in Transition.KINDS}
    for area in areas:
        given = chosen.get(area.field, "")
        row = Transition(
            kind=given if given in kinds else "",
            source_paper=decision.source_paper,
            source_paragraph=decision.source_paragraph,
            public_source=decision.public_source,
        )
        end = TransitionEnd(direction=FROM, **{f"{area.key[0]}_id": area.key[1]})
        row.ends = [end]  # type: ignore[misc]  # rows held in memory: modelcluster's relation
        decision.transitions.add(row)
    return len(areas)


def add_pages(decision: DecisionPage, user) -> list[PriorityPage]:
    """A draft below the plan for each area that goes on and leads to no page yet; it goes public with the decision."""
    if not PagePermissionTester(user, decision.changes_plan).can_add_subpage():
        return []
    made = []
    for row in decision.transitions.all():
        if row.kind in GO_ON and len(row.taken_in) == 1 and not row.led_to:
            page = follow_on(decision.changes_plan, row, row.taken_in[0].area)
            page.save_revision(user=user, log_action=True, clean=False)
            row.ends.add(TransitionEnd(direction=TO, priority=page))
            made.append(page)
    return made


def follow_on(plan: Page, row: Transition, area: PriorityPage | Activity) -> PriorityPage:
    """The page of the area as it goes on, not public yet: its name and where that was read, the rest to be written."""
    page = PriorityPage(
        title=row.focus_as_published or area.title,
        live=False,
        source_paper=row.source_paper,
        source_paragraph=row.source_paragraph,
        public_source=row.public_source,
        help_page=getattr(area, "help_page", None),
    )
    return plan.add_child(instance=page)
