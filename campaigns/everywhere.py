"""What campaigns put on pages that are not theirs, from one read of the editions a request."""

from datetime import datetime

from django.db.models import Min
from django.http import HttpRequest
from wagtail.models import Revision

from campaigns import notices
from campaigns.models import Alert, CampaignEditionPage
from campaigns.notices import Notice
from core.clock import day_of


def notices_of(request: HttpRequest) -> list[Notice]:
    """Every notice of now and later, read once a request. Two queries."""
    if not hasattr(request, "notices"):
        day = day_of(request)
        editions = CampaignEditionPage.objects.released_for(request)
        alerts = Alert.objects.filter(live=True, ends_at__gt=request.now).select_related("page", "part")
        from_editions = [notice for edition in editions if (notice := notices.of_edition(edition, day))]
        request.notices = [*from_editions, *map(notices.of_alert, alerts)]
    return request.notices


def notices_shown(request: HttpRequest) -> list[Notice]:
    """Those that show on the page asked for."""
    is_sensitive = getattr(request, "is_sensitive", False)
    return notices.shown(notices_of(request), request.now, request.wayfinder.addresses, is_sensitive)


def turning_points(request: HttpRequest) -> list[datetime]:
    """When any page may read differently: a notice comes or goes, or something is due to be released.

    From the moment a release is due until it is done no page is kept, so that none can be older than another.
    """
    due = Revision.objects.aggregate(due=Min("approved_go_live_at"))["due"]
    return [*notices.changes(notices_of(request), request.now), *([due] if due else [])]
