"""The state machine of a plan: what it is on a day, folded from what happened to it. Pure: no database or clock."""

from collections.abc import Iterable
from datetime import date
from enum import Enum, StrEnum

from core.partial_dates import PartialDate
from core.status_label import StatusLabel


class PlanEventKind(StrEnum):
    """What can happen to a plan. The last three change no state: something to come, or something else on record."""

    REPORTED = "reported"
    DRAFTED = "drafted"
    FOR_AGREEMENT = "for_agreement"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    REFOCUSED = "refocused"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    PROMISED = "promised"
    DUE = "due"
    RECORDED = "recorded"


SET_BY_THE_PLAN = (PlanEventKind.DUE, PlanEventKind.PROMISED)


class PlanState(Enum):
    NOT_KNOWN = StatusLabel("Not known", "none", "", "We hold nothing that says what became of this plan.")
    UNCERTAIN = StatusLabel(
        "Not known", "none", "", "No source gives the days, so what it was on this day is not known."
    )
    REPORTED = StatusLabel(
        "As reported", "ring", "", "Others report it. We hold no copy, and no minute that says who agreed it."
    )
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
    PlanEventKind.REPORTED: PlanState.REPORTED,
    PlanEventKind.DRAFTED: PlanState.DRAFT,
    PlanEventKind.FOR_AGREEMENT: PlanState.FOR_AGREEMENT,
    PlanEventKind.AGREED: PlanState.AGREED,
    PlanEventKind.IN_FORCE: PlanState.IN_FORCE,
    PlanEventKind.REFOCUSED: PlanState.IN_FORCE,
    PlanEventKind.SUPERSEDED: PlanState.SUPERSEDED,
    PlanEventKind.WITHDRAWN: PlanState.WITHDRAWN,
}
RANK = list(AFTER)  # on one day, the later step counts
TAKES_NOTHING_BACK = (PlanEventKind.REPORTED, PlanEventKind.DRAFTED)
OVER = (PlanState.ENDED, PlanState.SUPERSEDED, PlanState.WITHDRAWN)


Happened = tuple[PlanEventKind, PartialDate]
Life = tuple[Iterable[Happened], PartialDate | None]  # of a plan: what happened to it, and the end of its term


def first_day_together(one: Life, other: Life) -> date | None:
    """The first day on which two plans are certain to be both in force; None if there is none.

    Each plan is its events and the end of its term, as `state_on` takes them.
    """
    turns = {when.last for events, _ in (one, other) for _, when in events}
    both = (day for day in turns if state_on(day, *one) == state_on(day, *other) == PlanState.IN_FORCE)
    return min(both, default=None)


def stopped_counting(day: date, events: Iterable[Happened], term_ends: PartialDate | None = None) -> PartialDate | None:
    """When the plan counted for the last time, if it is certain on `day` that it no longer does.

    From then on its areas and reports are shown as they last stood.
    """
    events = list(events)
    if state_on(day, events, term_ends) not in OVER:
        return None
    ends = [when for kind, when in events if kind in (PlanEventKind.SUPERSEDED, PlanEventKind.WITHDRAWN)]
    ends += [term_ends] if term_ends else []
    return min((end for end in ends if end.last <= day), key=lambda end: end.last, default=None)


def state_on(day: date, events: Iterable[Happened], term_ends: PartialDate | None = None) -> PlanState:
    """The state of a plan on `day`.

    Where the day of an event is not known, it is certain not to have happened before the first day it can mean, and
    certain to have happened after the last. In between, a state that hangs on it is not known.
    """
    steps = [(kind, when) for kind, when in events if kind in AFTER]
    certain = [step for step in steps if step[1].has_come_by(day)]
    possible = [step for step in steps if step[1].has_come_by(day) is None]
    answers = {_after(certain), _after(certain + possible), *(_after([*certain, step]) for step in possible)}
    if len(answers) > 1:
        return PlanState.UNCERTAIN
    state = answers.pop()
    if state in (PlanState.IN_FORCE, PlanState.AGREED) and term_ends and day > term_ends.earliest:
        return PlanState.ENDED if day > term_ends.last else PlanState.UNCERTAIN
    return state


def _after(steps: list[Happened]) -> PlanState:
    """The state that the latest of these steps leads to. On one day, the later step of a plan's life counts."""
    if not steps:
        return PlanState.NOT_KNOWN
    # That a draft is made known, or a plan reported, after it went to be agreed takes nothing back.
    telling = [step for step in steps if step[0] not in TAKES_NOTHING_BACK] or steps
    kind, _ = max(telling, key=lambda step: (step[1].last, RANK.index(step[0])))
    return AFTER[kind]
