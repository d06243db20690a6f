"""What a decision that changes a plan must say before it may be published. Pure: no database, no clock.

The rules are invariants of the record: no area silently disappears, and nobody has to guess what became of one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from core.partial_dates import PartialDate
from core.problems import Problem
from plans.lineage import Basis, Key, PriorityChange, PriorityChangeKind, has_cycle

AT_LEAST = 2


ROWS = "transitions"


@dataclass(frozen=True)
class Proposal:
    """One change of a decision with what was said about it. `row` is its place among the changes, from 0."""

    change: PriorityChange
    name: str
    row: int
    dropped: str = ""
    reasons: int = 0
    escalation: str = ""
    covered_by: int = 0
    no_group_named: bool = False
    was_stopped_before: bool = False
    not_public: tuple[str, ...] = ()

    def problem(self, message: str, field: str = "kind") -> Problem:
        """Something to mend in this change, shown at one of its fields."""
        return Problem(f"“{self.name}”: {message}", field, ROWS, self.row)


@dataclass(frozen=True)
class Refocus:
    """A decision and what it does: the areas of its plan by key with their names, and which are in force before it.

    `names` is None while no plan is chosen. `decides` is False if it was only noted, put off or rejected.
    """

    decided_on: PartialDate
    effective: PartialDate
    names: Mapping[Key, str] | None
    in_force: Set[Key]
    proposals: list[Proposal] = field(default_factory=list)
    decides: bool = True

    @property
    def areas(self) -> Mapping[Key, str]:
        """Of the plan, by key with their names; none while no plan is chosen."""
        return self.names or {}

    @property
    def decided(self) -> list[Proposal]:
        return [each for each in self.proposals if each.change.basis == Basis.DECIDED]


def problems_of(refocus: Refocus, elsewhere: Iterable[PriorityChange] = ()) -> list[Problem]:
    """Everything that keeps the decision from being published, all at once. Empty when nothing does.

    `elsewhere` are the changes of all other published decisions.
    """
    found = []
    if refocus.effective.last < refocus.decided_on.first:
        found.append(Problem("It cannot take effect before it was decided. Check both dates.", "effective_date"))
    if not refocus.decides:
        found += _only_proposed(refocus)
    elif refocus.names is not None:
        found += _outcomes(refocus)
        found += _contradictions(refocus)
        found += _against_others(refocus, elsewhere)
    elif refocus.decided:
        found.append(Problem("It changes areas. Choose the plan it changes.", "changes_plan"))
    for proposal in refocus.proposals:
        found += _shape(proposal)
        found += _said(proposal)
    found += _cycle(refocus, elsewhere)
    return found


def _only_proposed(refocus: Refocus) -> Iterable[Problem]:
    for proposal in refocus.decided:
        yield proposal.problem(
            "nothing was decided, so nothing changes. Mark it as only proposed, or mend the outcome above.", "basis"
        )


def _outcomes(refocus: Refocus) -> Iterable[Problem]:
    """Each area in force has exactly one outcome."""
    outcomes = Counter(key for proposal in refocus.decided for key in proposal.change.froms)
    for key, name in refocus.areas.items():
        if key in refocus.in_force and not outcomes[key]:
            yield Problem(f"“{name}” is in force and has no outcome. Say what becomes of it.", "changes_plan")
    seen: set[Key] = set()
    for proposal in refocus.decided:
        for key in proposal.change.froms & seen & refocus.areas.keys():
            message = f"“{refocus.areas[key]}” has {outcomes[key]} outcomes. Leave the one that was decided."
            yield proposal.problem(message)
        seen |= proposal.change.froms


def _contradictions(refocus: Refocus) -> Iterable[Problem]:
    """Nothing is taken from an area that is not there, and nothing leads to one twice."""
    led_to: set[Key] = set()
    for proposal in refocus.decided:
        change = proposal.change
        for key in change.froms & refocus.areas.keys():
            if key not in refocus.in_force and change.kind != PriorityChangeKind.REINSTATED:
                yield proposal.problem(f"“{refocus.areas[key]}” is not in force on that day. Choose an area that is.")
            if key in refocus.in_force and change.kind == PriorityChangeKind.REINSTATED:
                yield proposal.problem(f"“{refocus.areas[key]}” is in force, so it cannot come back.")
        for key in change.tos & refocus.areas.keys():
            if key in led_to:
                yield proposal.problem(f"another change leads to “{refocus.areas[key]}” as well. Make them one change.")
            if key in refocus.in_force:
                yield proposal.problem(f"“{refocus.areas[key]}” is in force already. Choose the page of the new area.")
        led_to |= change.tos


def _against_others(refocus: Refocus, elsewhere: Iterable[PriorityChange]) -> Iterable[Problem]:
    """No other decision, of the same day or a later one, has an outcome for an area that this one gives one to."""
    ours = {proposal.change: proposal for proposal in refocus.decided}
    others = [each for each in elsewhere if each.basis == Basis.DECIDED]
    gone: dict[Key, PriorityChange] = {}
    for change in sorted([*ours, *others], key=lambda each: (each.counts_from, each.key)):
        if change.kind == PriorityChangeKind.REINSTATED:
            gone = {key: went for key, went in gone.items() if key not in change.tos}
            continue
        for key in change.froms & gone.keys() & refocus.in_force:
            proposal = ours.get(gone[key])
            if proposal and change not in ours:
                said = f"another decision says what became of “{refocus.areas[key]}”, from {change.effective}"
                yield proposal.problem(f"{said}. Keep one of the two.")
        gone |= dict.fromkeys(change.froms, change)


def _cycle(refocus: Refocus, elsewhere: Iterable[PriorityChange]) -> Iterable[Problem]:
    """The first change with which an area would descend from itself."""
    known = list(elsewhere)
    for proposal in refocus.proposals:
        known.append(proposal.change)
        if has_cycle(known):
            yield proposal.problem("an area would descend from itself. Check which areas it takes in and leads to.")
            return


def _shape(proposal: Proposal) -> Iterable[Problem]:
    """How many areas a change of each kind takes in and gives out."""
    change = proposal.change
    ins, outs = len(change.froms), len(change.tos)
    rules = {
        PriorityChangeKind.MERGED: (ins >= AT_LEAST and outs == 1, "a merger needs two areas or more that become one."),
        PriorityChangeKind.SPLIT: (ins == 1 and outs >= AT_LEAST, "a split needs one area that becomes two or more."),
        PriorityChangeKind.KEPT: (
            ins == 1 and outs == 1,
            "name the area that is kept, and what it is called from now on.",
        ),
        PriorityChangeKind.NARROWED: (ins == 1 and outs == 1, "name the area, and the narrower one it becomes."),
        PriorityChangeKind.PAUSED: (ins == 1 and not outs, "name the one area that is paused; it leads to no other."),
        PriorityChangeKind.ENDED: (ins == 1 and not outs, "name the one area that ends; it leads to no other."),
        PriorityChangeKind.NEW: (not ins and outs == 1, "name the one area that is new; nothing leads to it."),
        PriorityChangeKind.REINSTATED: (outs == 1, "name the one area that comes back."),
    }
    fits, message = rules[change.kind]
    if not fits:
        yield proposal.problem(message)
    if change.kind == PriorityChangeKind.REINSTATED and not proposal.was_stopped_before:
        yield proposal.problem("it was never paused or ended, so it cannot come back.")


def _said(proposal: Proposal) -> Iterable[Problem]:
    """What has to be said about a narrowing and about a pause, and that readers can open every area."""
    for name in proposal.not_public:
        yield proposal.problem(f"the page of “{name}” is not published yet. Publish it first.")
    if proposal.change.kind == PriorityChangeKind.NARROWED and not proposal.dropped.strip():
        yield proposal.problem("it becomes narrower. Say what was dropped.", "dropped")
    if proposal.change.kind != PriorityChangeKind.PAUSED:
        return
    if not proposal.reasons:
        yield proposal.problem("it is paused without a reason. Add at least one, with its paragraph.")
    if not proposal.escalation.strip():
        yield proposal.problem("say how it can be raised while it is paused, or write “not stated”.", "escalation")
    if not proposal.covered_by and not proposal.no_group_named:
        yield proposal.problem("say who deals with it now, or tick that the source names no group.", "no_group_named")
    if proposal.covered_by and proposal.no_group_named:
        message = "groups are named, and it is ticked that none is. Keep one of the two."
        yield proposal.problem(message, "no_group_named")
