"""The state of something as stretches of days: from when to when it was what. Pure: no database or clock.

A state changes only on a day on which a dated event may have come, or is certain to have. So it is enough to ask for
the state on each of these days; in between it stays as it was.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from core.partial_dates import PartialDate


@dataclass(frozen=True)
class StateInterval:
    """`state` from `first` to `last`, both included; without `last` it goes on, without `first` it always was."""

    state: Enum
    first: date | None
    last: date | None

    @property
    def iso(self) -> str:
        """As ISO 8601-2 writes it: 2023-06-05/2025-12-31, with two dots for an end that is open."""
        return "/".join(day.isoformat() if day else ".." for day in (self.first, self.last))


def intervals_of(
    dates: Iterable[PartialDate], state_at: Callable[[date], Enum], term_ends: PartialDate | None = None
) -> list[StateInterval]:
    """Every stretch of days, one after the other. `dates` are those of all events, `term_ends` the end of a term."""
    turns = {day for when in dates for day in (when.earliest, when.last)}
    if term_ends:
        turns |= {day + timedelta(days=1) for day in (term_ends.earliest, term_ends.last) if day < date.max}
    starts = [date.min, *sorted(turns - {date.min, date.max})]
    states = [state_at(day) for day in starts]
    changed = [place for place, state in enumerate(states) if place == 0 or state != states[place - 1]]
    ends = [*(starts[place] - timedelta(days=1) for place in changed[1:]), None]
    return [
        StateInterval(states[place], starts[place] if place else None, end)
        for place, end in zip(changed, ends, strict=True)
    ]
