"""What campaigns put on pages that are not theirs: asked only where the query for the site says there is something."""

from datetime import datetime

from django.db.models import Exists, Expression, Q
from django.http import HttpRequest

from campaigns import notices
from campaigns.models import Alert, CampaignEditionPage
from campaigns.notices import Notice
from core.clock import day_of


def asked_with_sites(request: HttpRequest) -> dict[str, Expression]:
    """Whether there is any notice, now or later, of an alert or of a season."""
    seasons = CampaignEditionPage.objects.live().exclude(banner_words="")
    still_on = Q(ends_on__isnull=True) | Q(ends_on__gte=day_of(request))
    return {
        "has_alerts": Exists(alerts_from(request)),
        "has_season_notices": Exists(seasons.filter(still_on)),
    }


def alerts_from(request: HttpRequest):
    return Alert.objects.filter(live=True, ends_at__gt=request.now)


def notices_of(request: HttpRequest) -> list[Notice]:
    """Every notice of now and later, read once a request. At most two queries, none where there is no notice."""
    if not hasattr(request, "notices"):
        site, found = request.wayfinder.site, []
        is_sensitive = getattr(request, "is_sensitive", False)
        if getattr(site, "has_season_notices", False) and not is_sensitive:
            day, editions = day_of(request), CampaignEditionPage.objects.released_for(request)
            found += [notice for edition in editions if (notice := notices.of_edition(edition, day))]
        if getattr(site, "has_alerts", False):
            found += map(notices.of_alert, alerts_from(request).select_related("page", "part"))
        request.notices = found
    return request.notices


def notices_shown(request: HttpRequest) -> list[Notice]:
    """Those that show on the page asked for."""
    is_sensitive = getattr(request, "is_sensitive", False)
    return notices.shown(notices_of(request), request.now, request.wayfinder.addresses, is_sensitive)


def turning_points(request: HttpRequest) -> list[datetime]:
    """When any page may read differently because a notice comes or goes."""
    return list(notices.changes(notices_of(request), request.now))
