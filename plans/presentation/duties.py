"""Which duty each area serves, to whom a paused area leaves one, and what is known where no plan is in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plans.lineage import AreaState

if TYPE_CHECKING:
    from plans.models import PolicyDriver, PriorityPage


@dataclass
class DutyServed:
    """One duty of the law. With nothing in any list, no arrangement is recorded.

    `as_reported`: areas of a plan that others report. `last_recorded`: areas as they stood when the last plan that was
    in force ended, each with its state and the change that paused it.
    """

    duty: "PolicyDriver"
    served_by: list = field(default_factory=list)
    left_to_others: list = field(default_factory=list)
    as_reported: list = field(default_factory=list)
    last_recorded: list = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.served_by or self.left_to_others or self.as_reported or self.last_recorded)


@dataclass(frozen=True)
class StatesOfAreas:
    """The areas on the day shown, by key: those of a plan in force, those reported, those of the plan before."""

    in_force: Mapping = field(default_factory=dict)
    reported: frozenset = frozenset()
    last: Mapping = field(default_factory=dict)


def duties_with_areas(
    duties: Iterable, areas: Iterable[tuple["PriorityPage", Iterable[int]]], states: StatesOfAreas, pauses: Iterable
) -> list[DutyServed]:
    """A row for each duty. `areas` come with the keys of the drivers that ask for them."""
    rows = {duty.pk: DutyServed(duty) for duty in duties}
    pause_of = {end.key: pause for pause in pauses for end in pause.taken_in}
    for area, drivers in areas:
        for duty in rows.keys() & set(drivers):
            _add(rows[duty], area, ("priority", area.pk), states, pause_of)
    return list(rows.values())


def _add(row: DutyServed, area, key: tuple, states: StatesOfAreas, pause_of: dict) -> None:
    if states.in_force.get(key) == AreaState.IN_FOCUS:
        row.served_by.append(area)
    if states.in_force.get(key) == AreaState.PAUSED:
        row.left_to_others.append((area, pause_of.get(key)))
    if key in states.reported:
        row.as_reported.append(area)
    if states.last.get(key) in (AreaState.IN_FOCUS, AreaState.PAUSED):
        row.last_recorded.append((area, states.last[key].value, pause_of.get(key)))
