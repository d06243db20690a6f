"""What the front page shows: the plan that counts today, and the newest papers."""

from datetime import date, timedelta

from campaigns.models import CampaignEditionPage
from campaigns.presenters import EditionShown
from campaigns.season_dates import SeasonState
from core.public_pages import open_to_all
from core.site_request import SiteRequest
from delivery.clock import day_of
from plans.models import PlanPage, PriorityPage, ReportIndexPage, ReportPage
from plans.models.plan_history import record_of_plan
from plans.presentation.plans import areas_on, plans_listed

PAPERS_SHOWN = 3
CAMPAIGNS_SHOWN = 2
ANNOUNCED_AHEAD = timedelta(weeks=4)


def front_page_shown(request: SiteRequest) -> dict:
    """The plan in force today, else the latest one we hold, with its priorities; the newest papers; campaigns."""
    day = day_of(request)
    plans = plans_listed(open_to_all(PlanPage.objects.prefetch_related("events")), day)
    listed = plans[0] if plans else None
    papers_index = open_to_all(ReportIndexPage.objects).first()
    return {
        "campaigns": campaigns_on(CampaignEditionPage.objects.released_for(request), day),
        "papers_url": papers_index.url if papers_index else "",
        "listed": listed,
        **(areas_of(listed.plan, day) if listed else {}),
        "papers": ReportPage.objects.filter(appendix_of__isnull=True).public_list().defer("body")[:PAPERS_SHOWN],
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


def campaigns_on(editions: list[CampaignEditionPage], day: date) -> list[EditionShown]:
    """The public editions that are on, or coming within four weeks, if their editors want them here."""
    shown = [EditionShown(each, each.season.state(day)) for each in editions if each.is_on_front_page]
    on = [each for each in shown if each.state is SeasonState.ON]
    soon = [
        each for each in shown if each.state is SeasonState.COMING and each.edition.starts_on - day <= ANNOUNCED_AHEAD
    ]
    return [*on, *sorted(soon, key=lambda each: each.edition.starts_on)][:CAMPAIGNS_SHOWN]
