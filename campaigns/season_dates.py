"""One season of a campaign: from a first to a last day, or always. Pure: no database and no clock.

Days are days in London: whoever asks hands over the day, so neither clock change can move a season by an hour.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from core.status_label import StatusLabel


class SeasonState(Enum):
    """Where a season stands on a day."""

    ON = StatusLabel("On now", "ok", "ok")
    COMING = StatusLabel("Coming", "clock")
    PAST = StatusLabel("Ended", "off")


NO_START = "Give the first day, or tick “always on”."
NO_END = "Give the last day, or tick “always on”."
ENDS_FIRST = "The last day is before the first. Check the year, or swap the two."
ALWAYS_ENDS = "A campaign that is always on has no last day. Clear this, or take the tick away."


@dataclass(frozen=True)
class Season:
    """Both days belong to it. Any of them may still be missing in a draft."""

    starts_on: date | None
    ends_on: date | None
    is_always_on: bool = False

    def state(self, day: date) -> SeasonState:
        """A season without a first day has begun; one without a last day goes on."""
        if self.starts_on and day < self.starts_on:
            return SeasonState.COMING
        if self.ends_on and day > self.ends_on and not self.is_always_on:
            return SeasonState.PAST
        return SeasonState.ON

    @property
    def contradictions(self) -> dict[str, str]:
        """What can never be right, also in a draft: field and words that say what to do."""
        if self.is_always_on and self.ends_on:
            return {"ends_on": ALWAYS_ENDS}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            return {"ends_on": ENDS_FIRST}
        return {}

    @property
    def missing(self) -> dict[str, str]:
        """What a draft may leave open, but not a public season."""
        if self.is_always_on:
            return {}
        given = {"starts_on": (self.starts_on, NO_START), "ends_on": (self.ends_on, NO_END)}
        return {field: words for field, (day, words) in given.items() if day is None}

    def overlaps(self, other: "Season") -> bool:
        """Whether there is a day on which both are on. Drafts without their days overlap nothing."""
        if not (self._is_dated and other._is_dated):
            return False
        return self._first <= other._last and other._first <= self._last

    @property
    def _is_dated(self) -> bool:
        return self.is_always_on or bool(self.starts_on and self.ends_on)

    @property
    def _first(self) -> date:
        return self.starts_on or date.min

    @property
    def _last(self) -> date:
        return date.max if self.is_always_on or not self.ends_on else self.ends_on

    def __str__(self) -> str:
        """As readers write it: “16 November 2026 to 3 January 2027”."""
        if self.is_always_on:
            return f"Always on, since {written(self.starts_on)}" if self.starts_on else "Always on"
        if not (self.starts_on and self.ends_on):
            return "Dates to come"
        if self.starts_on == self.ends_on:
            return written(self.starts_on)
        return f"{written(self.starts_on)} to {written(self.ends_on)}"


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def covering(seasons: list[Any], day: date) -> Any:
    """Of things with a `season`, the one that counts on `day`: on now, else the next to come, else the last one."""
    rank = {SeasonState.ON: 0, SeasonState.COMING: 1, SeasonState.PAST: 2}

    def order(each: Any) -> tuple[int, int]:
        state = each.season.state(day)
        first = each.season.starts_on or date.min
        return rank[state], -first.toordinal() if state is SeasonState.PAST else first.toordinal()

    return min(seasons, key=order, default=None)
