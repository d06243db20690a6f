"""What a plan is on a given day, folded from what is known to have happened to it. Pure: no database, no clock."""

from collections.abc import Iterable
from datetime import date
from enum import Enum, StrEnum

from core.partial_dates import PartialDate
from core.status_label import StatusLabel


class PlanEventKind(StrEnum):
    """What can happen to a plan. The last two say something about the future and change no state."""

    DRAFTED = "drafted"
    FOR_AGREEMENT = "for_agreement"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    REFOCUSED = "refocused"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    PROMISED = "promised"
    DUE = "due"


class PlanState(Enum):
    NOT_KNOWN = StatusLabel("Not known", "none", "", "We hold nothing that says what became of this plan.")
    DRAFT = StatusLabel("Draft", "ring", "", "It was written but we hold nothing that says it was agreed.")
    FOR_AGREEMENT = StatusLabel(
        "Sent for agreement", "ring", "", "It went to be agreed. We do not hold the minute that says what was decided."
    )
    AGREED = StatusLabel("Agreed", "ok", "ok", "It was agreed, and had not yet come into force.")
    IN_FORCE = StatusLabel("In force", "ok", "ok", "This is what the partnership works to.")
    ENDED = StatusLabel("Ended", "off", "", "The years it was written for are over.")
    SUPERSEDED = StatusLabel("Replaced", "off", "", "A later plan took its place.")
    WITHDRAWN = StatusLabel("Withdrawn", "bar", "bad", "The partnership took it back.")


AFTER = {
    PlanEventKind.DRAFTED: PlanState.DRAFT,
    PlanEventKind.FOR_AGREEMENT: PlanState.FOR_AGREEMENT,
    PlanEventKind.AGREED: PlanState.AGREED,
    PlanEventKind.IN_FORCE: PlanState.IN_FORCE,
    PlanEventKind.REFOCUSED: PlanState.IN_FORCE,
    PlanEventKind.SUPERSEDED: PlanState.SUPERSEDED,
    PlanEventKind.WITHDRAWN: PlanState.WITHDRAWN,
}
RANK = list(AFTER)  # on one day, the later step counts
OVER = (PlanState.ENDED, PlanState.SUPERSEDED, PlanState.WITHDRAWN)


def first_day_together(one: tuple, other: tuple) -> date | None:
    """The first day on which two plans are both in force; None if there is none.

    Each plan is its events and the end of its term, as `state_on` takes them.
    """
    turns = {when.last for events, _ in (one, other) for _, when in events}
    both = (day for day in turns if state_on(day, *one) == state_on(day, *other) == PlanState.IN_FORCE)
    return min(both, default=None)


def frozen_on(
    day: date, events: Iterable[tuple[PlanEventKind, PartialDate]], term_ends: PartialDate | None = None
) -> date | None:
    """The last day on which the plan still counted, if it no longer does on `day`: it stays as it was then."""
    events = list(events)
    if state_on(day, events, term_ends) not in OVER:
        return None
    ends = [when.last for kind, when in events if kind in (PlanEventKind.SUPERSEDED, PlanEventKind.WITHDRAWN)]
    ends += [term_ends.last] if term_ends else []
    return min((end for end in ends if end <= day), default=None)


def state_on(
    day: date, events: Iterable[tuple[PlanEventKind, PartialDate]], term_ends: PartialDate | None = None
) -> PlanState:
    """The state of a plan on `day`.

    An event of which only the month or year is known counts from the last day it can mean: only then is it
    certain to have happened. A plan in force ends after the last day its term can mean.
    """
    certain = [(when.last, RANK.index(kind), kind) for kind, when in events if kind in AFTER and when.last <= day]
    if not certain:
        return PlanState.NOT_KNOWN
    # That a draft is made known after it went to be agreed takes nothing back.
    steps = [step for step in certain if step[2] != PlanEventKind.DRAFTED] or certain
    state = AFTER[max(steps)[2]]
    if state in (PlanState.IN_FORCE, PlanState.AGREED) and term_ends and day > term_ends.last:
        return PlanState.ENDED
    return state
