"""The picture that a venue shows on its own website: it turns grey by itself, without script or cookie."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from core.navigation import Breadcrumb
from core.site_request import SiteRequest
from delivery.decorators import expire_at_midnight
from venues.breadcrumbs import below_register
from venues.certificates import permanent_urls
from venues.certificates.open_badges import badge_as_jwt, issuer_name, key_for
from venues.models import Accreditation, Venue
from venues.status import AwardStatus, in_force_on, status_at

FRESH = 55  # seconds; with the second that nginx may keep it, a change is seen within a minute
SVG = "image/svg+xml"
FOR_OTHER_SITES = {
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Accel-Expires": "1",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True)
class Badge:
    """What the picture says of a venue at a moment. `held` is what it is accredited by, if it is."""

    venue: Venue
    status: AwardStatus
    held: Accreditation | None

    @property
    def alt(self) -> str:
        """True whatever the picture shows by then."""
        return f"Safety Thirst: check whether {self.venue.name} is accredited today"


def badge_at(reference: str, moment: datetime) -> Badge:
    """Three queries. Raises Http404 for a reference that no public venue has."""
    venue = Venue.objects.public(moment.date()).filter(reference=reference.upper()).first()
    if venue is None:
        raise Http404
    held = list(venue.accreditations.for_reading())
    status = status_at([each.facts for each in held], moment, venue.closed_on)
    in_force = in_force_on(held, moment.date(), venue.closed_on)
    return Badge(venue, status, in_force[0] if in_force else None)


def with_badge(view: Callable[[SiteRequest, Badge], HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def shown(request: SiteRequest, reference: str) -> HttpResponse:
        return view(request, badge_at(reference, request.now))

    return require_safe(shown)


@with_badge
def badge(request: SiteRequest, badge: Badge) -> HttpResponse:
    """The picture as it is now, good for less than a minute and never past the moment it changes."""
    changes_at = badge.status.changes_at
    left = int((changes_at - request.now).total_seconds()) if changes_at else FRESH
    headers = FOR_OTHER_SITES | {"Cache-Control": f"public, max-age={max(0, min(FRESH, left))}"}
    return _picture(badge, headers)


@with_badge
def badge_file(request: SiteRequest, badge: Badge) -> HttpResponse:
    """The same as a file to keep, with the day on which it must be taken down. There is none without accreditation.

    It is also a baked badge (Open Badges 3.0, section 5.3): the signed credential stands in the picture itself.
    """
    if badge.held is None:
        raise Http404
    name = f"safety-thirst-{badge.venue.reference}-until-{badge.held.valid_to}.svg"
    key = key_for(badge.venue)
    signed = badge_as_jwt(badge.held, issuer_name(request), key) if key else ""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return _picture(badge, headers, is_file=True, signed=signed)


@with_badge
def badge_page(request: SiteRequest, badge: Badge) -> HttpResponse:
    """How a venue puts the badge on its website, with words to copy."""
    venue = permanent_urls.venue_address(badge.venue.reference)
    trail = below_register(Breadcrumb(badge.venue.name, venue), Breadcrumb("Badge", ""))
    context = {
        "badge": badge,
        "trail": trail,
        "picture_url": permanent_urls.badge_address(badge.venue.reference),
        "venue_url": venue,
    }
    page = render_to_string("venues/certificates/badge_page.html", context, request)
    return expire_at_midnight(request, HttpResponse(page, headers={"Cache-Control": "no-cache"}))


def _picture(badge: Badge, headers: dict[str, str], *, is_file: bool = False, signed: str = "") -> HttpResponse:
    drawn = render_to_string("venues/certificates/badge.svg", {"badge": badge, "is_file": is_file, "signed": signed})
    return HttpResponse(drawn, content_type=SVG, headers=headers)
