"""Which duty each area serves, and to whom a paused area leaves one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from plans.lineage import AreaState


@dataclass
class DutyServed:
    """One duty of the law. With nothing in either list, no arrangement is recorded."""

    duty: object
    served_by: list = field(default_factory=list)
    left_to_others: list = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.served_by or self.left_to_others)


def duties_with_areas(
    duties: Iterable, areas: Iterable[tuple[object, Iterable[int]]], states: dict, pauses: Iterable
) -> list[DutyServed]:
    """A row for each duty. `areas` come with the keys of the drivers that ask for them; `states` are those of the
    areas on the day shown, and areas without one are not in force."""
    rows = {duty.pk: DutyServed(duty) for duty in duties}
    pause_of = {end.key: pause for pause in pauses for end in pause.taken_in}
    for area, drivers in areas:
        key = ("priority", area.pk)
        for duty in rows.keys() & set(drivers):
            if states.get(key) == AreaState.IN_FOCUS:
                rows[duty].served_by.append(area)
            if states.get(key) == AreaState.PAUSED:
                rows[duty].left_to_others.append((area, pause_of.get(key)))
    return list(rows.values())
