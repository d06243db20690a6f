"""How far an activity has come on a day, from its dated updates. Pure: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.status_label import StatusLabel

if TYPE_CHECKING:
    from plans.models import ProgressUpdate

DELIVERY_LABELS = {
    "not_started": StatusLabel("Not started", "ring"),
    "on_track": StatusLabel("On track", "half", "ok"),
    "at_risk": StatusLabel("At risk", "warn", "warn"),
    "off_track": StatusLabel("Off track", "late", "bad"),
    "complete": StatusLabel("Complete", "ok", "ok"),
    "stopped": StatusLabel("Stopped", "bar", "bad"),
    "not_reported": StatusLabel("Not reported", "none"),
}
FINAL = ("complete", "stopped")


@dataclass(frozen=True)
class Progress:
    """The last known state of an activity. Without an update it is “Not reported”, which nobody can hide."""

    label: StatusLabel
    reported_on: date | None = None
    is_overdue: bool = False
    next_due: date | None = None

    @property
    def in_words(self) -> str:
        """The date of the last report, or that there is none; and whether the next one is late."""
        if self.reported_on is None:
            return "No progress report is held."
        said = f"Reported on {self.reported_on.day} {self.reported_on:%B %Y}."
        if self.is_overdue and self.next_due:
            said += f" The next report was due on {self.next_due.day} {self.next_due:%B %Y} and is late."
        return said


def progress_from(state: str | None, reported_on: date | None, next_due: date | None, day: date) -> Progress:
    """What one last update says on `day`. A finished activity owes no further report."""
    if not state or reported_on is None:
        return Progress(DELIVERY_LABELS["not_reported"])
    is_overdue = next_due is not None and next_due < day and state not in FINAL
    return Progress(DELIVERY_LABELS[state], reported_on, is_overdue, next_due)


def progress_on(day: date, updates: Iterable["ProgressUpdate"]) -> Progress:
    """Folded from `updates` (date, entered_at, delivery_state, next_due, pk, corrects_id) in any order of entry."""
    last = last_standing(day, updates)
    if last is None:
        return Progress(DELIVERY_LABELS["not_reported"])
    return progress_from(last.delivery_state, last.date, last.next_due, day)


def last_standing(day: date, updates: Iterable["ProgressUpdate"]) -> "ProgressUpdate | None":
    """The update that counts on `day`, or None. One that was corrected no longer counts; the correction does."""
    known = [each for each in updates if each.date <= day]
    corrected = {each.corrects_id for each in known if each.corrects_id}
    standing = [each for each in known if each.pk not in corrected]
    return max(standing, key=lambda each: (each.date, each.entered_at, each.pk), default=None)
