"""“What changed”, quarter by quarter. No editor writes these pages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core.navigation import Breadcrumb
from core.site_request import SiteRequest
from delivery.clock import day_of
from delivery.methods import require_safe
from plans.open_data.selectors import PublicRecord
from plans.quarterly_changes import by_period, in_period, last_day_told, overdue, standing
from plans.quarters import Period, Quarter, period_at

TITLE = "What changed"


@require_safe
def quarters(request: SiteRequest) -> HttpResponse:
    """Every quarter in which anything happened, the latest first."""
    today = day_of(request)
    context = {"periods": by_period(PublicRecord(today)), "this_quarter": Quarter.of(today)}
    return render(request, "plans/changes.html", context | {"trail": trail_to(request, TITLE)})


@require_safe
def one_quarter(request: SiteRequest, quarter: str) -> HttpResponse:
    """What happened in one quarter, or in a year though no source says in which quarter, and how things stood then."""
    today, wanted = day_of(request), period_at(quarter)
    if wanted is None or wanted.first > today:
        context: dict = {"problem": problem_with(wanted), "trail": trail_to(request, "No such quarter")}
        return render(request, "plans/changes_not_found.html", context, status=404)
    record = PublicRecord(last_day_told(wanted, today))
    context = {
        "quarter": wanted,
        "is_running": today <= wanted.last,
        "day": record.day,
        "sections": in_period(record, wanted),
        "standing": standing(record),
        "overdue": overdue(record),
    }
    return render(request, "plans/changes_in_quarter.html", context | {"trail": trail_to(request, str(wanted))})


def problem_with(wanted: Period | None) -> str:
    """Why there is no page of a quarter that is none, or is still to come, and what to do."""
    if wanted is None:
        return "That is not a quarter. Write it like 2023-q2, which is April to June 2023."
    return "That quarter has not begun. Choose one from the list."


def trail_to(request: SiteRequest, title: str) -> list[Breadcrumb]:
    """The way here from the front page."""
    listed = reverse("changes")
    way = [Breadcrumb("Home", "/"), Breadcrumb(TITLE, listed)]
    return way if title == TITLE else [*way, Breadcrumb(title, request.path)]
