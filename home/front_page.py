"""What the front page shows: the plan that counts today, and the newest papers."""

from datetime import date

from plans.models import PlanPage, PriorityPage, ReportIndexPage, ReportPage
from plans.presentation.plans import plans_listed

PAPERS_SHOWN = 3


def front_page_shown(day: date) -> dict:
    """The plan in force on `day`, else the latest one we hold, with its priorities; and the newest papers."""
    public = {"live": True, "view_restrictions__isnull": True}
    plans = plans_listed(PlanPage.objects.filter(**public).prefetch_related("events"), day)
    listed = plans[0] if plans else None
    priorities = PriorityPage.objects.child_of(listed.plan).filter(**public).order_by("path") if listed else []
    papers_index = ReportIndexPage.objects.filter(**public).first()
    return {
        "papers_url": papers_index.url if papers_index else "",
        "listed": listed,
        "priorities": priorities,
        "papers": ReportPage.objects.filter(appendix_of__isnull=True).public_list().defer("body")[:PAPERS_SHOWN],
    }
