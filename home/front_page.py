"""What the front page shows: what holds now and how we know, the season, and what changed lately."""

from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.models import CampaignEditionPage
from campaigns.presenters import EditionShown, lead_picture
from campaigns.season_dates import SeasonState
from core.partial_dates import PartialDate
from core.public_pages import open_to_all
from core.site_request import SiteRequest
from delivery.clock import day_asked, day_of
from plans.models import DecisionPage, PlanPage, PlanStatement, PriorityPage, ReportPage
from plans.models.plan_history import record_of_plan
from plans.plan_state import AFTER, SET_BY_THE_PLAN
from plans.presentation.plans import areas_on, plans_listed
from plans.querysets import with_sources

LATELY_SHOWN = 4
GAPS_SHOWN = 3
CAMPAIGNS_SHOWN = 2
ANNOUNCED_AHEAD = timedelta(weeks=4)


def front_page_shown(request: SiteRequest) -> dict:
    """What holds on the day and how we know, what is not known, the season, and what changed lately."""
    asked = day_asked(request)
    day = asked.day
    plans = plans_listed(open_to_all(PlanPage.objects.prefetch_related("events")), day)
    plans = [each for each in plans if not each.plan.is_later_than(day)]
    listed = plans[0] if plans else None
    editions = [each for each in CampaignEditionPage.objects.released_for(request) if is_known_on(each, day, request)]
    return {
        "campaigns": campaigns_on(editions, request, day),
        "listed": listed,
        **(areas_of(listed.plan, day) if listed else {}),
        **(how_known(listed.plan, day, has_gaps=not asked.is_another_day) if listed else {}),
        "lately": recent_changes([each.plan for each in plans], editions, day),
    }


def is_known_on(edition: CampaignEditionPage, day: date, request: SiteRequest) -> bool:
    """Whether a season may be named on `day`: on a day before today, only if it had begun."""
    return day == day_of(request) or bool(edition.starts_on and edition.starts_on <= day)


def how_known(plan: PlanPage, day: date, *, has_gaps: bool) -> dict:
    """Where the areas were read and since when, and what the record of the plan says today that it does not know."""
    told = with_sources(plan.events.filter(kind__in=AFTER))
    events = [event for event in told if event.when.has_come_by(day)]
    gaps = plan.statements.filter(kind=PlanStatement.Kind.GAP)[:GAPS_SHOWN] if has_gaps else []
    return {"known_from": max(events, key=lambda event: event.when.last, default=None), "gaps": gaps}


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


@dataclass(frozen=True)
class RecentChange:
    """Something that happened lately: when, what, and where more of it stands."""

    when: PartialDate
    title: str
    url: str
    text: str = ""
    is_sample: bool = False


def recent_changes(plans: list[PlanPage], editions: list[CampaignEditionPage], day: date) -> list[RecentChange]:
    """The latest decisions, papers, events of plans, and seasons that began or ended, by `day`. Two queries."""
    found = [
        *(
            RecentChange(page.when, page.title, page.url, str(page.body or ""))
            for page in open_to_all(DecisionPage.objects.select_related("body"))
        ),
        *(
            RecentChange(page.when, page.title, page.url, page.committee_as_published)
            for page in _papers()
            if page.when
        ),
        *(
            RecentChange(event.when, plan.title, plan.url, event.words)
            for plan in plans
            for event in plan.events.all()
            if event.kind not in SET_BY_THE_PLAN
        ),
        *(entry for edition in editions for entry in _of_season(edition, day)),
    ]
    known = [each for each in found if each.when.has_come_by(day)]
    return sorted(known, key=lambda each: (each.when.last, each.when.first, each.title), reverse=True)[:LATELY_SHOWN]


def _papers():
    return ReportPage.objects.filter(appendix_of__isnull=True).public_list().defer("body")[:LATELY_SHOWN]


def _of_season(edition: CampaignEditionPage, day: date) -> list[RecentChange]:
    if edition.is_always_on or not (edition.starts_on and edition.ends_on):
        return []
    told = (edition.title, edition.url)
    began = RecentChange(PartialDate(edition.starts_on), *told, "The campaign began.", edition.is_sample)
    ended = RecentChange(PartialDate(edition.ends_on), *told, "The campaign ended.", edition.is_sample)
    return [began, ended] if edition.ends_on < day else [began]


def first_day(shown: EditionShown) -> date:
    return shown.edition.starts_on or date.max


def campaigns_on(editions: list[CampaignEditionPage], request: SiteRequest, day: date) -> list[EditionShown]:
    """The public editions that are on, or coming within four weeks, if their editors want them here."""
    chosen = [each for each in editions if each.is_on_front_page]
    shown = [EditionShown(each, each.season.state(day), lead_picture(each, request)) for each in chosen]
    on = [each for each in shown if each.state is SeasonState.ON]
    soon = [each for each in shown if each.state is SeasonState.COMING and first_day(each) - day <= ANNOUNCED_AHEAD]
    return [*on, *sorted(soon, key=first_day)][:CAMPAIGNS_SHOWN]
