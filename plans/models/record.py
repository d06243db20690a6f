"""The record of a plan as the pure folding of states reads it: its areas, and the decided changes to them."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from plans.lineage import AreaState, Basis, Change, ChangeKind, states_on
from plans.models.priorities import PriorityPage
from plans.models.transitions import change_of, changes_in, published_ends
from plans.plan_state import PlanEventKind
from plans.refocus_rules import Proposal

STARTS = (PlanEventKind.IN_FORCE, PlanEventKind.AGREED)


@dataclass
class PlanRecord:
    """Areas by key with their names and the day each is certain to have begun, and every decided change."""

    names: dict = field(default_factory=dict)
    begins: dict = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def states_on(self, day: date) -> dict:
        return states_on(day, self.begins, self.changes)

    def in_force_before(self, day: date) -> dict:
        """The names of the areas in focus on the eve of `day`, by key."""
        eve = self.states_on(day - timedelta(days=1))
        return {key: self.names[key] for key, state in eve.items() if state == AreaState.IN_FOCUS}


def record_of_plan(plan, areas=None, events=None, without=None) -> PlanRecord:
    """Everything published about the areas of `plan`.

    `areas` and `events` if they have been read already; `without` leaves one decision out. At most three queries.
    """
    ends = published_ends().filter(transition__decision__changes_plan=plan)
    if without is not None and without.pk:
        ends = ends.exclude(transition__decision=without.pk)
    changes = list(changes_in(ends).values())
    brought_in = {key for change in changes if change.basis == Basis.DECIDED for key in change.tos}
    if without is not None:
        decided = [each for each in without.transitions.all() if each.basis == Basis.DECIDED]
        brought_in |= {end.key for transition in decided for end in transition.led_to}
    events = plan.events.all() if events is None else events
    areas = PriorityPage.objects.child_of(plan).live().order_by("path") if areas is None else areas
    started = [event.when.last for event in events if event.kind in STARTS]
    record = PlanRecord(changes=changes)
    for area in areas:
        key = ("priority", area.pk)
        record.names[key] = area.title
        record.begins[key] = None if key in brought_in else min(started, default=None)
    return record


def proposals_of(decision, record: PlanRecord) -> list[Proposal]:
    """The changes of `decision` as they stand in memory, with what is said about each."""
    stops = [each for each in record.changes if each.kind in (ChangeKind.PAUSED, ChangeKind.ENDED)]
    stopped = {key for change in stops for key in change.froms}
    proposals = []
    for place, transition in enumerate(decision.transitions.all()):
        change = change_of(transition, decision.effective, -1 - place)
        proposals.append(
            Proposal(
                change=change,
                name=next((end.name for end in [*transition.taken_in, *transition.led_to]), "A change without an area"),
                row=place,
                dropped=transition.dropped,
                reasons=len(transition.reasons.all()),
                escalation=transition.escalation,
                covered_by=len(transition.coverage.all()),
                no_group_named=transition.no_group_named,
                was_stopped_before=bool((change.tos | change.froms) & stopped),
            )
        )
    return proposals
