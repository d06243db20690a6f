"""What may become of a published figure or target. Pure: no database, no clock.

A number that visitors have seen is changed only with a reason, and is never taken out. A target is not a figure
that was counted; what was “not held” before may be filled in freely.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from core.problems import Problem

if TYPE_CHECKING:
    from plans.models import Figure, FigureCorrection

ROWS = "figures"
TARGET, OBSERVED = "target", "observed"


def problems_of(
    published: Iterable["Figure"], proposed: Sequence["Figure"], corrections: Iterable["FigureCorrection"]
) -> list[Problem]:
    """Why the `proposed` figures of a measure cannot take the place of the `published` ones; empty if they can.

    `corrections` are those already on record: each further change of a figure needs a reason of its own.
    """
    found = []
    periods = Counter(_period(each) for each in proposed if each.kind != TARGET)
    for row, figure in enumerate(proposed):
        if figure.kind != TARGET and periods[_period(figure)] > 1:
            message = f"There are two figures for {figure.period_as_published}. Keep one."
            found.append(Problem(message, "period_as_published", ROWS, row))
    given = {(each.figure_kind == TARGET, *_period(each), each.reason) for each in corrections}
    for before, after in _pairs(published, proposed):
        if after is None:
            word = "target" if before.kind == TARGET else "figure"
            found.append(Problem(f"The {word} for {before.period_as_published} was published, so it stays. {INSTEAD}"))
        elif _is_changed(before, after):
            reason = after.correction_reason.strip()
            if not reason or (before.kind == TARGET, *_period(after), reason) in given:
                message = f"{before.period_as_published} was published as another number. Say why it changes now."
                found.append(Problem(message, "correction_reason", ROWS, proposed.index(after)))
    return found


INSTEAD = "Put it back. If it was wrong, change the number, or choose “no figure held”, and say why."


def replaced(published: Iterable["Figure"], proposed: Sequence["Figure"]) -> list[tuple["Figure", "Figure"]]:
    """Each published number that changes, with the row that takes its place."""
    return [(before, after) for before, after in _pairs(published, proposed) if after and _is_changed(before, after)]


def _is_changed(before: "Figure", after: "Figure") -> bool:
    """The number, or how a target is meant."""
    return (before.value, before.comparator) != (after.value, after.comparator)


def _pairs(published: Iterable["Figure"], proposed: Sequence["Figure"]) -> list[tuple["Figure", "Figure | None"]]:
    """Every published number with the row that now speaks of the same, or None if no row does."""
    by_key = dict(zip(_keys(proposed), proposed, strict=True))
    published = list(published)
    said = zip(published, _keys(published), strict=True)
    return [(each, by_key.get(key)) for each, key in said if each.kind in (TARGET, OBSERVED)]


def _keys(figures: Sequence["Figure"]) -> list[tuple[object, ...]]:
    """A period has one figure; of targets it may have several, told apart by their order."""
    seen: Counter[tuple[object, ...]] = Counter()
    keys: list[tuple[object, ...]] = []
    for each in figures:
        key = (each.kind == TARGET, *_period(each))
        seen[key] += 1
        keys.append((*key, seen[key] if each.kind == TARGET else 1))
    return keys


def _period(figure: "Figure | FigureCorrection") -> tuple[date, date]:
    return figure.starts, figure.ends
