"""Every published change to every area, read at once for the paths of lineage. Two queries at any depth."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from core.partial_dates import PartialDate
from core.public_pages import is_open
from plans.lineage import Basis, PriorityChange, PriorityChangeKind
from plans.models.area_history import RelatedArea
from plans.models.transitions import changes_in, public_ends, with_whether_open
from plans.presentation.paths import NOT_SHOWN, AreaNamed, LineageGraph


def plan_above(path: str, wanted: str = "title") -> Subquery:
    """The title of the plan above the priority whose tree path is at `path`, or something else of that plan."""
    above = Substr(OuterRef(path), 1, Length(OuterRef(path)) - Page.steplen)
    return Subquery(Page.objects.filter(path=above).values(wanted)[:1])


def whole_lineage(related: QuerySet) -> LineageGraph:
    """The changes of every published decision, and the relations (`RelatedArea`) that editors read into the plans."""
    web = LineageGraph()
    _read_decided(web)
    _read_related(web, related)
    return web


def _read_decided(web: LineageGraph) -> None:
    ends = with_whether_open(public_ends().select_related("priority", "activity__priority"))
    ends = ends.annotate(plan=plan_above("priority__path"), activity_plan=plan_above("activity__priority__path"))
    for end in ends:
        named = AreaNamed(end.name, end.area.url or "", end.plan or end.activity_plan or "")
        web.areas[end.key] = named if end.is_open else NOT_SHOWN
    for transition, change in changes_in(ends).items():
        web.changes.append(change)
        web.transitions[change.key] = transition


def _read_related(web: LineageGraph, related: QuerySet) -> None:
    """Relations of our own: from an earlier area to a later one, without a date and without a decision."""
    earlier_open = is_open("earlier_priority") | is_open("earlier_activity__priority")
    related = related.filter(is_open("priority"), earlier_open)
    related = related.select_related("priority", "earlier_priority", "earlier_activity__priority")
    related = related.annotate(
        plan=plan_above("priority__path"),
        earlier_plan=plan_above("earlier_priority__path"),
        activity_plan=plan_above("earlier_activity__priority__path"),
        begins=plan_above("priority__path", "planpage__term_starts"),
    )
    for each in related:
        later, earlier = ("priority", each.priority_id), each.earlier_key
        web.areas.setdefault(later, AreaNamed(each.priority.title, each.priority.url or "", each.plan or ""))
        named = AreaNamed(each.earlier.title, each.earlier.url or "", each.earlier_plan or each.activity_plan or "")
        web.areas.setdefault(earlier, named)
        change = PriorityChange(
            -each.pk,
            PriorityChangeKind.NEW,
            frozenset({earlier}),
            frozenset({later}),
            PartialDate(date.min),
            Basis.EDITORIAL,
        )
        web.changes.append(change)
        web.notes[change.key] = each.note
        web.later_plan_begins[change.key] = each.begins


def brought_in_after(area: tuple[str, int], day: date) -> bool:
    """Whether decisions alone made this area, all of them certain to have been after `day`."""
    changes = whole_lineage(RelatedArea.objects.none()).changes
    made_it = [change for change in changes if area in change.tos and area not in change.froms]
    return bool(made_it) and all(change.effective.has_come_by(day) is False for change in made_it)
