"""The records of many plans at once, in one query for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from plans.lineage import Basis
from plans.models.record import STARTS, PlanRecord
from plans.models.transitions import changes_in, published_ends


def records_of_plans(plans: Iterable[int], areas: Mapping, events: Mapping) -> dict[int, PlanRecord]:
    """What `plans.models.record.record_of_plan` says of each plan, by its key; `areas` and `events` by the same."""
    changes = defaultdict(list)
    for transition, change in changes_in(published_ends()).items():
        changes[transition.decision.changes_plan_id].append(change)
    return {plan: _record(changes[plan], areas[plan], events[plan]) for plan in plans}


def _record(changes: list, areas: list, events: list) -> PlanRecord:
    brought_in = {key for change in changes if change.basis == Basis.DECIDED for key in change.tos}
    started = min((event.when.last for event in events if event.kind in STARTS), default=None)
    record = PlanRecord(changes=changes)
    for area in areas:
        key = ("priority", area.pk)
        record.names[key] = area.title
        record.begins[key] = None if key in brought_in else started
    return record
