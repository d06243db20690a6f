"""Whether an area stands on the list of the next plan. No source may say so: then nobody decided, and we say that."""

from datetime import date

from django.apps import apps

from core.public_pages import is_open
from core.status_label import StatusLabel
from plans.lineage import PriorityChangeKind
from plans.presentation.paths import LineageGraph


def not_on_the_next_list(area, graph: LineageGraph, day: date) -> StatusLabel | None:
    """That `area` led to no other, was not ended by a decision, and is not among those of the next plan known on
    `day`. Two queries, and none for an area that went on."""
    key = ("priority", area.pk)
    leads_on = any(key in change.froms and (change.tos or is_end(change)) for change in graph.changes)
    following = None if leads_on else next_plan(area, day)
    if following is None:
        return None
    words = f"Not one of the areas of {following.term_as_published or following.title}; no decision found"
    meaning = "No source that we have read says that this area ended. It may be part of other work."
    return StatusLabel(words, "none", "", meaning)


def is_end(change) -> bool:
    return change.kind == PriorityChangeKind.ENDED


def next_plan(area, day: date):
    """The plan after that of `area` of which areas are known, if it had been heard of by `day`."""
    plans = apps.get_model("plans", "PlanPage").objects
    own = plans.filter(path=area.path[: -area.steplen]).values("term_starts")
    later = plans.filter(is_open(), term_starts__gt=own[:1], numchild__gt=0).order_by("term_starts")
    following = later.prefetch_related("events").first()
    return following if following and not following.is_later_than(day) else None
