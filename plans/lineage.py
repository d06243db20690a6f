"""What became of every area, folded from dated changes. Pure: no database, no clock.

An area is a priority of a plan, or an activity, known by any hashable key. A change takes areas in and gives
areas out: two areas merged into one, one paused, one reinstated. Only changes that were decided count; what was
proposed, or is only our reading, is shown elsewhere and never alters a state.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from operator import itemgetter

from core.partial_dates import PartialDate
from core.status_label import StatusLabel

Key = Hashable


class PriorityChangeKind(StrEnum):
    """What a decision can do with an area."""

    KEPT = "kept"
    NARROWED = "narrowed"
    MERGED = "merged"
    SPLIT = "split"
    PAUSED = "paused"
    ENDED = "ended"
    NEW = "new"
    REINSTATED = "reinstated"


class Basis(StrEnum):
    """How we know of a change."""

    DECIDED = "decided"
    PROPOSED = "proposed"
    EDITORIAL = "editorial"


class AreaState(Enum):
    NOT_YET = StatusLabel("Not yet", "none")
    NOT_KNOWN = StatusLabel("Not known", "none")
    IN_FOCUS = StatusLabel("In focus", "ok", "ok")
    CARRIED_ON = StatusLabel("Carried on", "keep", "ok")
    CARRIED_ON_NARROWER = StatusLabel("Carried on, but narrower", "slim", "ok")
    MERGED = StatusLabel("Merged", "merge", "ok")
    SPLIT = StatusLabel("Split", "merge", "ok")
    PAUSED = StatusLabel("Paused", "pause")
    ENDED = StatusLabel("Ended", "off")


CHANGE_LABELS = {
    PriorityChangeKind.KEPT: StatusLabel("Kept", "keep", "ok"),
    PriorityChangeKind.NARROWED: StatusLabel("Kept, but narrower", "slim", "ok"),
    PriorityChangeKind.MERGED: StatusLabel("Merged", "merge", "ok"),
    PriorityChangeKind.SPLIT: StatusLabel("Split", "merge", "ok"),
    PriorityChangeKind.PAUSED: StatusLabel("Paused", "pause"),
    PriorityChangeKind.ENDED: StatusLabel("Ended", "off"),
    PriorityChangeKind.NEW: StatusLabel("New", "ok", "ok"),
    PriorityChangeKind.REINSTATED: StatusLabel("Brought back", "ok", "ok"),
}

LEAVES_AS = {
    PriorityChangeKind.KEPT: AreaState.CARRIED_ON,
    PriorityChangeKind.NARROWED: AreaState.CARRIED_ON_NARROWER,
    PriorityChangeKind.MERGED: AreaState.MERGED,
    PriorityChangeKind.SPLIT: AreaState.SPLIT,
    PriorityChangeKind.PAUSED: AreaState.PAUSED,
    PriorityChangeKind.ENDED: AreaState.ENDED,
}


@dataclass(frozen=True)
class PriorityChange:
    """One change: which areas go in, which come out, and from when it counts.

    `key` tells changes apart; on one day they count in the order of their keys, so any order of entry gives
    the same answer.
    """

    key: int
    kind: PriorityChangeKind
    froms: frozenset[Key] = field(default_factory=frozenset)
    tos: frozenset[Key] = field(default_factory=frozenset)
    effective: PartialDate = PartialDate(date.max)
    basis: Basis = Basis.DECIDED

    @property
    def counts_from(self) -> date:
        """The first day on which it is certain to be in effect."""
        return self.effective.last

    def leaves(self, area: Key) -> AreaState | None:
        """The state in which it leaves one area; None if it leaves that one as it was."""
        if area in self.tos:
            return AreaState.IN_FOCUS
        return LEAVES_AS.get(self.kind) if area in self.froms else None


def states_on(
    day: date, begins: Mapping[Key, Iterable[PartialDate]], changes: Iterable[PriorityChange]
) -> dict[Key, AreaState]:
    """The state of every area on `day`.

    `begins` has, for each area that stood in its plan from the start, every date that says when that was, and nothing
    for areas that only a change brings in. Every area of `begins` gets exactly one state. Where the day of a beginning
    or of a change is not known, a state that hangs on it is not known either.
    """
    changes = list(changes)
    states = {key: _at_the_start(dates, day) for key, dates in begins.items()}
    for change in decided_in_order(changes, until=day):
        for key in (change.froms | change.tos) & states.keys():
            states[key] = change.leaves(key) or states[key]
    for change in changes:
        if change.basis == Basis.DECIDED and change.effective.has_come_by(day) is None:
            for key in (change.froms | change.tos) & states.keys():
                if change.leaves(key) not in (None, states[key]):
                    states[key] = AreaState.NOT_KNOWN
    return states


def _at_the_start(dates: Iterable[PartialDate], day: date) -> AreaState:
    answers = {each.has_come_by(day) for each in dates}
    if True in answers:
        return AreaState.IN_FOCUS
    return AreaState.NOT_KNOWN if None in answers else AreaState.NOT_YET


def decided_in_order(changes: Iterable[PriorityChange], until: date = date.max) -> list[PriorityChange]:
    """The decided changes that count by `until`, in the order in which they count."""
    dated = ((change.counts_from, change.key, change) for change in changes if change.basis == Basis.DECIDED)
    return [change for *_, change in sorted((each for each in dated if each[0] <= until), key=itemgetter(0, 1))]


def brought_in(changes: Iterable[PriorityChange]) -> set[Key]:
    """The areas that did not stand in their plan from the start: the first decided change of each leads to it.

    An area that was paused and came back stood there from the start, so it is not among them.
    """
    found: set[Key] = set()
    known: set[Key] = set()
    for change in decided_in_order(changes):
        found |= change.tos - known
        known |= change.froms | change.tos
    return found


def path_of(area: Key, changes: Iterable[PriorityChange]) -> list[PriorityChange]:
    """Every change that leads to `area` or away from it, through any number of steps, each after what led to it.

    Proposed and editorial changes are part of the path: whoever shows them must say what they are.
    """
    changes = list(changes)
    before, after = _reached({area}, changes, back=True), _reached({area}, changes, back=False)
    return _in_order(before | after)


def _in_order(changes: set[PriorityChange]) -> list[PriorityChange]:
    """A change stands after those that give out what it takes in; otherwise the older one first."""
    waiting = sorted(changes, key=lambda each: (each.counts_from, each.key))
    ordered: list[PriorityChange] = []
    while waiting:
        given_out = Counter(key for each in waiting for key in each.tos)
        ready = [each for each in waiting if not any(given_out[key] - (key in each.tos) for key in each.froms)]
        step = ready or waiting  # a cycle has no first change: any order will do
        ordered += step
        waiting = [each for each in waiting if each not in set(step)]
    return ordered


def _reached(areas: set[Key], changes: list[PriorityChange], *, back: bool) -> set[PriorityChange]:
    found: set[PriorityChange] = set()
    edge = set(areas)
    while edge:
        step = {each for each in changes if each not in found and edge & (each.tos if back else each.froms)}
        found |= step
        edge = {key for each in step for key in (each.froms if back else each.tos)}
    return found


def has_cycle(changes: Iterable[PriorityChange]) -> bool:
    """Whether some area would descend from itself."""
    following: dict[Key, set[Key]] = {}
    for change in changes:
        for key in change.froms:
            following.setdefault(key, set()).update(change.tos)
    done: set[Key] = set()
    return any(start not in done and _meets_itself(start, following, done) for start in following)


def _meets_itself(start: Key, following: Mapping[Key, set[Key]], done: set[Key]) -> bool:
    """Depth first without recursion: a lineage may be longer than Python's stack."""
    on_path, stack = {start}, [(start, iter(following.get(start, ())))]
    while stack:
        area, rest = stack[-1]
        later = next(rest, None)
        if later is None:
            stack.pop()
            on_path.discard(area)
            done.add(area)
        elif later in on_path:
            return True
        elif later not in done:
            on_path.add(later)
            stack.append((later, iter(following.get(later, ()))))
    return False


def link_between(earlier: Key, later: Key) -> PriorityChange:
    """One area that comes after another, not yet saved: for asking whether the chain would turn back on itself."""
    return PriorityChange(0, PriorityChangeKind.NEW, frozenset({earlier}), frozenset({later}))
