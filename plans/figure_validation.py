"""What may become of a published figure. Pure: no database, no clock.

A number that visitors have seen is changed only with a reason, and is never taken out. A target is not a figure
that was counted; what was “not held” before may be filled in freely.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from core.problems import Problem

ROWS = "figures"
TARGET, OBSERVED = "target", "observed"


def problems_of(published: Iterable, proposed: Sequence, corrections: Iterable) -> list[Problem]:
    """Why the `proposed` figures of a measure cannot take the place of the `published` ones; empty if they can.

    `corrections` are those already on record: each further change of a figure needs a reason of its own.
    """
    found = []
    periods = Counter(_period(each) for each in proposed if each.kind != TARGET)
    for row, figure in enumerate(proposed):
        if figure.kind != TARGET and periods[_period(figure)] > 1:
            message = f"There are two figures for {figure.period_as_published}. Keep one."
            found.append(Problem(message, "period_as_published", ROWS, row))
    given = {(_period(each), each.reason) for each in corrections}
    for before, after in _pairs(published, proposed):
        if after is None:
            found.append(Problem(f"The figure for {before.period_as_published} was published, so it stays. {INSTEAD}"))
        elif after.value != before.value:
            reason = after.correction_reason.strip()
            if not reason or (_period(after), reason) in given:
                message = f"{before.period_as_published} was published as another number. Say why it changes now."
                found.append(Problem(message, "correction_reason", ROWS, proposed.index(after)))
    return found


INSTEAD = "Put it back. If it was wrong, change the number, or choose “no figure held”, and say why."


def replaced(published: Iterable, proposed: Sequence) -> list[tuple]:
    """Each published figure whose number changes, with the row that takes its place."""
    return [(before, after) for before, after in _pairs(published, proposed) if after and after.value != before.value]


def _pairs(published: Iterable, proposed: Sequence) -> list[tuple]:
    """Every published number with the row that now speaks of the same period, or None if no row does."""
    by_period = {_period(each): each for each in proposed if each.kind != TARGET}
    return [(each, by_period.get(_period(each))) for each in published if each.kind == OBSERVED]


def _period(figure) -> tuple:
    return figure.starts, figure.ends
