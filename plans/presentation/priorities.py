"""Activities as their lists show them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.status_label import StatusLabel
from plans.progress import Progress, last_standing, progress_on

ACTIVITY_LABELS = {
    "planned": StatusLabel("Planned", "ring"),
    "exploring": StatusLabel("Exploring", "dia", "warn"),
    "continuing": StatusLabel("Going on", "half", "ok"),
    "under_way": StatusLabel("Under way", "half", "ok"),
}


@dataclass(frozen=True)
class ActivityShown:
    """An activity with everything that was reported of it, the newest first."""

    activity: object
    progress: Progress
    last: object
    updates: list


def with_progress(activities: Iterable, updates: Iterable, day: date) -> list[ActivityShown]:
    """The activities in the order of the plan, each with its own updates and what they come to on `day`."""
    by_activity = defaultdict(list)
    for update in updates:
        by_activity[update.activity_id].append(update)
    shown = []
    for activity in sorted(activities, key=lambda each: each.number):
        own = by_activity[activity.pk]
        shown.append(ActivityShown(activity, progress_on(day, own), last_standing(day, own), own))
    return shown
