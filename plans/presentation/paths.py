"""The path of one area through every plan and decision, as its page tells it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from core.status_label import StatusLabel
from plans.lineage import (
    CHANGE_LABELS,
    Basis,
    PriorityChange,
    PriorityChangeKind,
    path_of,
)


@dataclass(frozen=True)
class AreaNamed:
    """An area on a path: what it is called, where it is, and in which plan."""

    name: str
    url: str
    plan: str = ""


NOT_SHOWN = AreaNamed("An area that is not public", "")


@dataclass(frozen=True)
class PathStep:
    """One change on the path. `is_decided` is False for what was only proposed or is our own reading."""

    change: PriorityChange
    label: StatusLabel
    when: str
    before: list[AreaNamed]
    after: list[AreaNamed]
    url: str = ""
    note: str = ""

    @property
    def is_decided(self) -> bool:
        return self.change.basis == Basis.DECIDED


@dataclass
class LineageGraph:
    """Every published change, the names of the areas they speak of, and the rows of the decisions that made them."""

    changes: list[PriorityChange] = field(default_factory=list)
    areas: dict = field(default_factory=dict)
    transitions: dict = field(default_factory=dict)
    notes: dict = field(default_factory=dict)
    later_plan_begins: dict = field(default_factory=dict)

    def known_on(self, day: date) -> "LineageGraph":
        """What of it was so by `day`: no decision that came later, and no relation to an area of a later plan."""

        def is_known(change: PriorityChange) -> bool:
            if change.basis == Basis.EDITORIAL:
                return (self.later_plan_begins.get(change.key) or day) <= day
            return change.effective.has_come_by(day) is not False

        return replace(self, changes=[change for change in self.changes if is_known(change)])

    def decided_at(self, change: PriorityChange) -> str:
        """The address of the decision that made `change`; empty for a relation of our own."""
        transition = self.transitions.get(change.key)
        return transition.decision.url or "" if transition else ""


def steps_of(area, web: LineageGraph) -> list[PathStep]:
    """The path of `area` backwards and forwards, oldest first."""
    return [_step(change, web) for change in path_of(area, web.changes)]


def _step(change: PriorityChange, web: LineageGraph) -> PathStep:
    label = CHANGE_LABELS[change.kind]
    if change.basis == Basis.PROPOSED:
        label = label.proposed()
    if change.basis == Basis.EDITORIAL:
        label = StatusLabel("Related, in our own reading", "ring")
    return PathStep(
        change=change,
        label=label,
        when="" if change.basis == Basis.EDITORIAL else str(change.effective),
        before=[web.areas[key] for key in _ordered(change.froms) if key in web.areas],
        after=[web.areas[key] for key in _ordered(change.tos) if key in web.areas],
        url=web.decided_at(change),
        note=web.notes.get(change.key, ""),
    )


def _ordered(keys: Iterable) -> list:
    return sorted(keys, key=str)


def pause_of(area, day: date, web: LineageGraph) -> PriorityChange | None:
    """The change that paused `area` and still holds on `day`."""
    decided = [each for each in web.changes if each.basis == Basis.DECIDED and area in each.froms | each.tos]
    touching = [each for each in decided if each.effective.has_come_by(day) is not False]
    if any(each.counts_from > day for each in touching):
        return None  # a change that may have come since
    last = max(touching, key=lambda each: (each.counts_from, each.key), default=None)
    return last if last and last.kind == PriorityChangeKind.PAUSED and area in last.froms else None
