"""What the front page shows: the plan that counts today, and the newest papers."""

from datetime import date

from plans.models import PlanPage, PriorityPage, ReportIndexPage, ReportPage
from plans.models.record import record_of_plan
from plans.presentation.plans import areas_on, plans_listed

PAPERS_SHOWN = 3


def front_page_shown(day: date) -> dict:
    """The plan in force on `day`, else the latest one we hold, with its priorities; and the newest papers."""
    plans = plans_listed(PlanPage.objects.live().public().prefetch_related("events"), day)
    listed = plans[0] if plans else None
    papers_index = ReportIndexPage.objects.live().public().first()
    return {
        "papers_url": papers_index.url if papers_index else "",
        "listed": listed,
        **(areas_of(listed.plan, day) if listed else {}),
        "papers": ReportPage.objects.public()
        .filter(appendix_of__isnull=True)
        .public_list()
        .defer("body")[:PAPERS_SHOWN],
    }


def areas_of(plan: PlanPage, day: date) -> dict:
    """The areas of `plan` in focus on `day`, and those paused."""
    public = {"live": True, "view_restrictions__isnull": True}
    priorities = list(PriorityPage.objects.child_of(plan).filter(**public).order_by("path"))
    events = plan.events.all()
    areas = areas_on(plan.shown_as_of(day, events), priorities, record_of_plan(plan, priorities, events))
    return {
        "in_focus": [area.priority for area in areas if area.is_in_focus],
        "paused": [area.priority for area in areas if area.is_paused],
    }
