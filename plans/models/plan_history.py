"""The record of plans as the pure folding of states reads it: their areas, and the published changes to them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from plans.decision_validation import Proposal
from plans.lineage import AreaState, Basis, PriorityChange, PriorityChangeKind, brought_in, states_on
from plans.models.priorities import PriorityPage
from plans.models.transitions import change_of, changes_in, public_ends, published_ends
from plans.plan_state import PlanEventKind

STARTS = (PlanEventKind.IN_FORCE, PlanEventKind.AGREED)
MAY_BE_IN_FOCUS = (AreaState.IN_FOCUS, AreaState.NOT_KNOWN)


@dataclass
class PlanRecord:
    """Areas by key with their names and the dates that say when each began, and every published change."""

    names: dict = field(default_factory=dict)
    begins: dict = field(default_factory=dict)
    changes: list[PriorityChange] = field(default_factory=list)

    def states_on(self, day: date) -> dict:
        return states_on(day, self.begins, self.changes)

    def in_force_before(self, day: date) -> dict:
        """The names of the areas that were in focus on the eve of `day`, or may have been, by key."""
        eve = self.states_on(day - timedelta(days=1))
        return {key: self.names[key] for key, state in eve.items() if state in MAY_BE_IN_FOCUS}


def record_of_plan(plan, areas=None, events=None, without=None) -> PlanRecord:
    """Everything public about the areas of `plan`, `areas` and `events` if they have been read already.

    With `without`, a decision that is about to be published: everything published but that decision, whoever may
    read it, and not the areas that only it brings in. At most three queries.
    """
    ends = published_ends().exclude(transition__decision=without.pk) if without else public_ends()
    ends = ends.filter(transition__decision__changes_plan=plan) if plan.pk else ends.none()
    events = plan.events.all() if events is None else events
    areas = PriorityPage.objects.child_of(plan).live().order_by("path") if areas is None else areas
    are_in_changes = without or any(getattr(area, "is_in_a_change", True) for area in areas)
    changes = list(changes_in(ends).values()) if are_in_changes else []
    return _record(changes, areas, events, changes_of(without) if without else [])


def records_of_plans(plans: Iterable[int], areas: Mapping, events: Mapping) -> dict[int, PlanRecord]:
    """What `record_of_plan` says of each plan, by its key; `areas` and `events` by the same. One query."""
    changes = defaultdict(list)
    for transition, change in changes_in(public_ends()).items():
        changes[transition.decision.changes_plan_id].append(change)
    return {plan: _record(changes[plan], areas[plan], events[plan]) for plan in plans}


def _record(
    changes: list[PriorityChange], areas: Iterable, events: Iterable, unpublished: Iterable[PriorityChange] = ()
) -> PlanRecord:
    started = [event.when for event in events if event.kind in STARTS]
    later = brought_in([*changes, *unpublished])
    record = PlanRecord(changes=changes)
    for area in areas:
        key = ("priority", area.pk)
        record.names[key] = area.title
        record.begins[key] = [] if key in later else started
    return record


def changes_of(decision) -> list[PriorityChange]:
    """The changes of `decision` as they stand in memory. Their keys are below those of all saved ones."""
    return [change for _, _, change in _rows_with_changes(decision)]


def _rows_with_changes(decision) -> list[tuple]:
    """Each row of `decision` that says what became of an area, with its place from 0 and its change."""
    rows = enumerate(decision.transitions.all())
    return [(place, row, change_of(row, decision.effective, -1 - place)) for place, row in rows if row.kind]


def goes_public(end) -> bool:
    """Whether the page of the area is a draft that was never public, so that it becomes public with its decision."""
    page = end.priority
    return bool(
        end.direction == end.Direction.TO
        and page
        and not page.live
        and page.latest_revision_id
        and not page.first_published_at
        and not page.get_latest_revision_as_object().refused_because
    )


def proposals_of(decision, elsewhere: Iterable[PriorityChange]) -> list[Proposal]:
    """The changes of `decision` as they stand in memory, with what is said about each.

    `elsewhere` are the changes of all other published decisions: what one of them stopped can come back.
    """
    stopped = {
        key
        for change in elsewhere
        if change.kind in (PriorityChangeKind.PAUSED, PriorityChangeKind.ENDED)
        if change.basis == Basis.DECIDED and change.counts_from <= decision.effective.last
        for key in change.froms
    }
    proposals = []
    for place, transition, change in _rows_with_changes(decision):
        ends = [*transition.taken_in, *transition.led_to]
        proposals.append(
            Proposal(
                change=change,
                name=next((end.name for end in ends), "A change without an area"),
                row=place,
                dropped=transition.dropped,
                reasons=len(transition.reasons.all()),
                escalation=transition.escalation,
                covered_by=len(transition.coverage.all()),
                no_group_named=transition.no_group_named,
                was_stopped_before=bool((change.tos | change.froms) & stopped),
                not_public=tuple(end.name for end in ends if end.page and not end.page.live and not goes_public(end)),
            )
        )
    return proposals


@dataclass(frozen=True)
class AreaWithoutOutcome:
    """An area in force of which a decision says nothing yet. `field` names its choice in the form."""

    key: tuple[str, int]
    name: str

    @property
    def field(self) -> str:
        return "became-{}-{}".format(*self.key)


def without_outcome(decision, today: date) -> list[AreaWithoutOutcome]:
    """The areas of the plan it changes that are in force on the eve of it and stand in no row of it."""
    if not decision.changes_plan_id:
        return []
    record = record_of_plan(decision.changes_plan, without=decision)
    day = decision.effective.last if decision.effective_date or decision.date else today
    said = {end.key for row in decision.transitions.all() for end in row.taken_in}
    in_force = record.in_force_before(day)
    return [AreaWithoutOutcome(key, name) for key, name in in_force.items() if key not in said]
