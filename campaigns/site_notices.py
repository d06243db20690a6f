"""What campaigns put on pages that are not theirs: asked only where the query for the site says there is something."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Subquery
from wagtail.models import Page

from campaigns import notices
from campaigns.models import Alert, CampaignEditionPage
from campaigns.notices import Notice
from core.change_notes import kind_of
from core.json_subquery import JsonSubquery, made_of, rows_of
from core.models import ChangeNote
from core.site_request import SiteRequest
from delivery.clock import day_of

OF_AN_ALERT = ("level", "title", "words", "starts_at", "ends_at", "is_about_safety")


def asked_with_sites(request: SiteRequest) -> dict[str, JsonSubquery | Exists]:
    """The alerts of now and later, and whether there is any notice of a season."""
    seasons = CampaignEditionPage.objects.live().exclude(banner_words="")
    told = ChangeNote.objects.filter(content_type=kind_of(Alert), object_id=OuterRef("pk")).told()
    still_on = Q(ends_on__isnull=True) | Q(ends_on__gte=day_of(request))
    return {
        "alerts_told": rows_of(
            Alert.objects.filter(live=True, ends_at__gt=request.now).annotate(
                told_words=Subquery(told.values("words")[:1]), told_at=Subquery(told.values("told_at")[:1])
            ),
            *OF_AN_ALERT,
            "told_words",
            "told_at",
            page="page__url_path",
            page_is_live="page__live",
            part="part__url_path",
        ),
        "has_season_notices": Exists(seasons.filter(still_on)),
    }


def alert_told(row: dict) -> Alert:
    """The alert with where it leads, what part it is for, and what readers were told of its last change."""
    told = {"words": row.pop("told_words"), "told_at": row.pop("told_at")}
    page, is_live, part = row.pop("page"), bool(row.pop("page_is_live")), row.pop("part")
    alert = made_of(Alert, row)
    alert.page = Page(url_path=page, live=is_live) if page else None
    alert.part = Page(url_path=part) if part else None
    alert.last_told = made_of(ChangeNote, told) if told["words"] else None
    return alert


def notices_of(request: SiteRequest) -> list[Notice]:
    """Every notice of now and later, read once a request: one query where there is one of a season, else none."""
    if not hasattr(request, "notices"):
        site, found = request.navigation.site, []
        is_sensitive = getattr(request, "is_sensitive", False)
        if getattr(site, "has_season_notices", False) and not is_sensitive:
            day, editions = day_of(request), CampaignEditionPage.objects.released_for(request)
            found += [notice for edition in editions if (notice := notices.of_edition(edition, day))]
        found += [notices.of_alert(alert_told(dict(row))) for row in getattr(site, "alerts_told", ())]
        request.notices = found
    return request.notices


def notices_shown(request: SiteRequest) -> list[Notice]:
    """Those that show on the page asked for."""
    is_sensitive = getattr(request, "is_sensitive", False)
    return notices.shown(notices_of(request), request.now, request.navigation.addresses, is_sensitive)


def turning_points(request: SiteRequest) -> list[datetime]:
    """When any page may read differently because a notice comes or goes."""
    return list(notices.changes(notices_of(request), request.now))
