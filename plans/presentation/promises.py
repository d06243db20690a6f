"""What a plan promised beside what is recorded of it, for its implementation plan and the annual review. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from core.partial_dates import PartialDate
from plans.presentation.words import counted
from plans.progress import Progress, progress_on

if TYPE_CHECKING:
    from plans.models import Activity, PriorityPage, ProgressUpdate


@dataclass(frozen=True)
class ActivityPromised:
    """One activity: what the plan says of it, what was reported of it in the time looked at, and how far it was."""

    activity: "Activity"
    progress: Progress
    recorded: list["ProgressUpdate"] = field(default_factory=list)

    @property
    def leads(self) -> list[str]:
        return [str(body) for body in self.activity.leads.all()]

    @property
    def passed_without_record(self) -> bool:
        return not self.recorded


@dataclass(frozen=True)
class AreaPromised:
    """An area of the plan with its activities."""

    area: "PriorityPage"
    activities: list[ActivityPromised]


@dataclass(frozen=True)
class Years:
    """The stretch of days that a review looks at, as far as it is over on `day`."""

    first: date
    last: date
    day: date

    @property
    def until(self) -> date:
        return min(self.last, self.day)

    @property
    def is_over(self) -> bool:
        return self.last < self.day

    def holds(self, when: PartialDate) -> bool:
        """Whether a date may lie in these days, however little is known of it."""
        return when.first <= self.last and self.first <= when.last


def promised(areas: Iterable["PriorityPage"], years: Years | None, day: date) -> list[AreaPromised]:
    """Each area with its activities and what is recorded of them: within `years`, or by `day` where none are asked."""
    return [AreaPromised(area, [_promised(one, years, day) for one in area.activities_shown]) for area in areas]


def _promised(activity: "Activity", years: Years | None, day: date) -> ActivityPromised:
    until = years.until if years else day
    known = [update for update in activity.updates.all() if update.date <= until]
    corrected = {update.corrects_id for update in known}
    standing = [update for update in known if update.pk not in corrected]
    recorded = [update for update in standing if years is None or update.date >= years.first]
    return ActivityPromised(activity, progress_on(until, known), sorted(recorded, key=lambda update: update.date))


def summed_up(areas: list[AreaPromised]) -> str:
    """One sentence that counts, such as “14 activities were promised; nothing is recorded of 12 of them.”"""
    activities = [activity for area in areas for activity in area.activities]
    silent = sum(activity.passed_without_record for activity in activities)
    if not activities:
        return "No activities of this plan are held here."
    promises = counted(len(activities), "activity").capitalize()
    if not silent:
        return f"{promises} promised, and something is recorded of each."
    if silent == len(activities):
        return f"{promises} promised. Nothing is recorded of any of them."
    return f"{promises} promised. Nothing is recorded of {counted(silent, 'activity')} of them."
