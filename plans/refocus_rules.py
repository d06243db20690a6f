"""What a decision that changes a plan must say before it may be published. Pure: no database, no clock.

The rules are invariants of the record: no area silently disappears, and nobody has to guess what became of one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from core.problems import Problem
from plans.lineage import Basis, Change, ChangeKind, has_cycle

AT_LEAST = 2


ROWS = "transitions"


@dataclass(frozen=True)
class Proposal:
    """One change of a decision with what was said about it. `row` is its place among the changes, from 0."""

    change: Change
    name: str
    row: int
    dropped: str = ""
    reasons: int = 0
    escalation: str = ""
    covered_by: int = 0
    no_group_named: bool = False
    was_stopped_before: bool = False

    def problem(self, message: str, field: str = "kind") -> Problem:
        """Something to mend in this change, shown at one of its fields."""
        return Problem(f"“{self.name}”: {message}", field, ROWS, self.row)


@dataclass(frozen=True)
class Refocus:
    """A decision and what it does: the areas of its plan by key with their names, and which are in force before it."""

    decided_on: date
    effective_first: date
    names: Mapping
    in_force: Set
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def decided(self) -> list[Proposal]:
        return [each for each in self.proposals if each.change.basis == Basis.DECIDED]


def problems_of(refocus: Refocus, elsewhere: Iterable[Change] = ()) -> list[Problem]:
    """Everything that keeps the decision from being published, all at once. Empty when nothing does.

    `elsewhere` are the changes of all other published decisions.
    """
    found = []
    if refocus.effective_first < refocus.decided_on:
        found.append(Problem("It cannot take effect before it was decided. Check both dates.", "effective_date"))
    found += _outcomes(refocus)
    found += _contradictions(refocus)
    for proposal in refocus.proposals:
        found += _shape(proposal)
        found += _said(proposal)
    if has_cycle([*elsewhere, *(each.change for each in refocus.proposals)]):
        found.append(Problem("An area would descend from itself. Check which areas lead where.", "changes_plan"))
    return found


def _outcomes(refocus: Refocus) -> Iterable[Problem]:
    """Each area in force has exactly one outcome."""
    outcomes = Counter(key for proposal in refocus.decided for key in proposal.change.froms)
    for key in refocus.names:
        if key not in refocus.in_force:
            continue
        name = refocus.names[key]
        if not outcomes[key]:
            yield Problem(f"“{name}” is in force and has no outcome. Say what becomes of it.", "changes_plan")
        if outcomes[key] > 1:
            yield Problem(f"“{name}” has {outcomes[key]} outcomes. Leave the one that was decided.", "changes_plan")


def _contradictions(refocus: Refocus) -> Iterable[Problem]:
    """Nothing is taken from an area that is not there, and nothing leads to one twice."""
    led_to: set = set()
    for proposal in refocus.decided:
        change = proposal.change
        for key in change.froms & refocus.names.keys():
            if key not in refocus.in_force and change.kind != ChangeKind.REINSTATED:
                yield proposal.problem(f"“{refocus.names[key]}” is not in force on that day. Choose an area that is.")
        for key in change.tos & refocus.names.keys():
            if key in led_to:
                yield proposal.problem(f"another change leads to “{refocus.names[key]}” as well. Make them one change.")
            if key in refocus.in_force:
                yield proposal.problem(f"“{refocus.names[key]}” is in force already. Choose the page of the new area.")
        led_to |= change.tos


def _shape(proposal: Proposal) -> Iterable[Problem]:
    """How many areas a change of each kind takes in and gives out."""
    change = proposal.change
    ins, outs = len(change.froms), len(change.tos)
    rules = {
        ChangeKind.MERGED: (ins >= AT_LEAST and outs == 1, "a merger needs two areas or more that become one."),
        ChangeKind.SPLIT: (ins == 1 and outs >= AT_LEAST, "a split needs one area that becomes two or more."),
        ChangeKind.KEPT: (ins == 1 and outs == 1, "name the area that is kept, and what it is called from now on."),
        ChangeKind.NARROWED: (ins == 1 and outs == 1, "name the area, and the narrower one it becomes."),
        ChangeKind.PAUSED: (ins == 1 and not outs, "name the one area that is paused; it leads to no other."),
        ChangeKind.ENDED: (ins == 1 and not outs, "name the one area that ends; it leads to no other."),
        ChangeKind.NEW: (not ins and outs == 1, "name the one area that is new; nothing leads to it."),
        ChangeKind.REINSTATED: (outs == 1, "name the one area that comes back."),
    }
    fits, message = rules[change.kind]
    if not fits:
        yield proposal.problem(message)
    if change.kind == ChangeKind.REINSTATED and not proposal.was_stopped_before:
        yield proposal.problem("it was never paused or ended, so it cannot come back.")


def _said(proposal: Proposal) -> Iterable[Problem]:
    """What has to be said about a narrowing and about a pause."""
    if proposal.change.kind == ChangeKind.NARROWED and not proposal.dropped.strip():
        yield proposal.problem("it becomes narrower. Say what was dropped.", "dropped")
    if proposal.change.kind != ChangeKind.PAUSED:
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
