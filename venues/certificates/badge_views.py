"""The picture that a venue shows on its own website: it turns grey by itself, without script or cookie."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string

from core.brand import Brand
from core.colours import written
from core.navigation import Breadcrumb
from core.script_hashes import allow_script
from core.site_request import SiteRequest
from delivery.decorators import expire_at_midnight
from delivery.methods import require_safe
from venues.breadcrumbs import below_register
from venues.certificates import permanent_urls
from venues.certificates.badge_png import badge_png
from venues.certificates.open_badges import badge_as_jwt, issuer_name, key_for
from venues.models import Accreditation, SchemeSettings, Venue
from venues.scheme import scheme_of
from venues.status import AwardStatus, in_force_on, status_at

Given = ParamSpec("Given")  # what stands in the address after the reference
FRESH = 55  # seconds; with the second that nginx may keep it, a change is seen within a minute
TYPES = {"svg": "image/svg+xml", "png": "image/png"}
COPY = "js/copy.js"
SHOWN = [("For a light page", ""), ("For a dark page", "/dark")]
FOR_OTHER_SITES = {
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Accel-Expires": "1",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True)
class Badge:
    """What the picture says of a venue on a day. `held`: what it is accredited by. `dark`: such as #0b282a."""

    venue: Venue
    status: AwardStatus
    held: Accreditation | None
    day: date
    scheme: SchemeSettings
    dark: str

    @property
    def says(self) -> str:
        """The same in words."""
        if self.held is None:
            return f"{self.scheme.name}: not accredited today"
        return f"{self.scheme.name}: accredited, {self.held.level.name}, until {self.held.valid_to:%-d %B %Y}"

    @property
    def alt(self) -> str:
        """For the page of a venue: the state with its day, so that it is true whatever the picture shows by then."""
        was = (
            f"accredited ({self.held.level.name}, until {self.held.valid_to:%-d %B %Y})"
            if self.held
            else "not accredited"
        )
        return f"{self.scheme.name}: on {self.day:%-d %B %Y} {self.venue.name} was {was}. Check whether it is today"


def badge_at(reference: str, moment: datetime, scheme: SchemeSettings, dark: str) -> Badge:
    """Three queries. Raises Http404 for a reference that no public venue has."""
    venue = Venue.objects.public(moment.date()).filter(reference=reference.upper()).first()
    if venue is None:
        raise Http404
    held = list(venue.accreditations.for_reading())
    status = status_at([each.facts for each in held], moment, venue.closed_on)
    in_force = in_force_on(held, moment.date(), venue.closed_on)
    return Badge(venue, status, in_force[0] if in_force else None, moment.date(), scheme, dark)


def with_badge(
    view: Callable[Concatenate[SiteRequest, Badge, Given], HttpResponse],
) -> Callable[Concatenate[SiteRequest, str, Given], HttpResponse]:
    @wraps(view)
    def shown(request: SiteRequest, reference: str, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        dark = written(Brand.of(request.navigation.partnership.dark_colour, "").dark)
        return view(request, badge_at(reference, request.now, scheme_of(request), dark), *args, **kwargs)

    return require_safe(shown)


@with_badge
def badge(request: SiteRequest, badge: Badge, dark: str, form: str) -> HttpResponse:
    """The picture as it is now, good for less than a minute and never past the moment it changes.

    `dark`: for a page of dark colour, where it is not empty.
    """
    changes_at = badge.status.changes_at
    left = int((changes_at - request.now).total_seconds()) if changes_at else FRESH
    headers = FOR_OTHER_SITES | {"Cache-Control": f"public, max-age={max(0, min(FRESH, left))}"}
    return _picture(badge, form, headers, is_dark=bool(dark))


@with_badge
def badge_file(request: SiteRequest, badge: Badge, form: str) -> HttpResponse:
    """The same as a file to keep, with the day on which it must be taken down. There is none without accreditation.

    It is also a baked badge (Open Badges 3.0, section 5.3): the signed credential stands in the picture itself.
    """
    if badge.held is None:
        raise Http404
    name = f"{badge.scheme.path}-{badge.venue.reference}-until-{badge.held.valid_to}.{form}"
    key = key_for(badge.venue)
    signed = badge_as_jwt(badge.held, issuer_name(request), key) if key else ""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return _picture(badge, form, headers, is_file=True, signed=signed)


@with_badge
def badge_page(request: SiteRequest, badge: Badge) -> HttpResponse:
    """How a venue puts the badge on its website, with words to copy."""
    venue = permanent_urls.venue_address(badge.venue.reference)
    trail = below_register(request, Breadcrumb(badge.venue.name, venue), Breadcrumb("Badge", ""))
    context = {
        "badge": badge,
        "trail": trail,
        "pictures": [
            (words, form.upper(), permanent_urls.badge_address(badge.venue.reference, theme, form))
            for words, theme in SHOWN
            for form in TYPES
        ],
        "venue_url": venue,
    }
    page = render_to_string("venues/certificates/badge_page.html", context, request)
    response = expire_at_midnight(request, HttpResponse(page, headers={"Cache-Control": "no-cache"}))
    return allow_script(response, COPY)


def _picture(
    badge: Badge,
    form: str,
    headers: dict[str, str],
    *,
    is_dark: bool = False,
    is_file: bool = False,
    signed: str = "",
) -> HttpResponse:
    said = {"badge": badge, "is_dark": is_dark, "is_file": is_file, "signed": signed if form == "svg" else ""}
    drawn = render_to_string("venues/certificates/badge.svg", said)
    picture = drawn if form == "svg" else badge_png(drawn, signed)
    return HttpResponse(picture, content_type=TYPES[form], headers=headers)
