"""Is this certificate good today? Typed, pasted or scanned, the answer is one page of one shape."""

import json
from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from urllib.parse import quote

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string

from core.navigation import Breadcrumb
from core.script_hashes import allow_script
from core.site_request import SiteRequest
from delivery.clock import day_of
from delivery.fragments import in_shell
from delivery.headers import KEPT_NOWHERE
from delivery.methods import require_safe
from venues.breadcrumbs import below_register
from venues.certificates import permanent_urls
from venues.certificates.keys import key_ring
from venues.certificates.number_input import LONGEST_ASKED, looks_like_a_number, number_asked
from venues.certificates.rate_limit import HOUR, count_wrong, is_rate_limited
from venues.certificates.verification import VerificationResult, answer_for
from venues.directory.index import IndexLine
from venues.directory.index_loader import index_on
from venues.directory.name_search import search_names
from venues.references import find_reference, read_reference
from venues.scheme import scheme_of

CHECK_SCRIPT = "js/check.js"
MOST_VENUES = 5
LONGEST_SHOWN = 100  # characters of what was typed, when it is shown again
# The empty page asks nobody anything, so a browser without a connection may open it again for a while. What stands
# between us and the browser keeps it for a second.
KEPT_BY_BROWSER = {"Cache-Control": "public, max-age=3600", "X-Accel-Expires": "1", "Referrer-Policy": "no-referrer"}


@require_safe
def check(request: SiteRequest) -> HttpResponse:
    """The page with the box, and the answer to `?q=` under it."""
    asked = request.GET.get("q", "").strip()
    return _answered(request, asked) if asked else check_page(request, headers=KEPT_BY_BROWSER)


@require_safe
def short_address(request: SiteRequest, prefix: str, number: str) -> HttpResponse:
    """The same for the address that stands on the certificate; with letters of before it leads to that of today."""
    if prefix.upper() != scheme_of(request).prefix:
        return HttpResponsePermanentRedirect(permanent_urls.short_path(quote(number)))
    return _answered(request, number)


def slowed_page(request: SiteRequest) -> HttpResponse:
    """For whoever tried many wrong numbers."""
    headers = KEPT_NOWHERE | {"Retry-After": str(HOUR)}
    return check_page(request, is_slowed=True, status=HTTPStatus.TOO_MANY_REQUESTS, headers=headers)


def check_page(
    request: SiteRequest,
    *,
    asked: str = "",
    answer: VerificationResult | None = None,
    venues: Sequence[IndexLine] = (),
    is_slowed: bool = False,
    status: int = HTTPStatus.OK,
    headers: dict[str, str] = KEPT_NOWHERE,
) -> HttpResponse:
    scheme = scheme_of(request)
    said = {
        "example": f"{scheme.prefix}26-7K4M-9Q",
        "asked": asked[:LONGEST_SHOWN],
        "answer": answer,
        "venues": venues,
        "is_number": looks_like_a_number(asked, scheme.every_prefix),
        "is_slowed": is_slowed,
        "moment": request.now,
        "keys": json.dumps(key_ring().as_jwks()["keys"]),
        "newer_keys": permanent_urls.keys(),
    }
    middle = render_to_string("venues/certificates/said.html", said)
    content = in_shell(request, "venues/certificates/check.html", middle, lambda: frame_of(request))
    page = HttpResponse(content, status=status, headers=headers)
    return allow_script(page, CHECK_SCRIPT)


def frame_of(request: SiteRequest) -> dict:
    here = request.build_absolute_uri(
        permanent_urls.check()
    )  # whatever address asked: the short one, or that of a file
    trail = below_register(request, Breadcrumb("Check a certificate", permanent_urls.check()))
    return {"trail": trail, "host": permanent_urls.host(), "canonical_url": here}


def _answered(request: SiteRequest, asked: str) -> HttpResponse:
    if is_rate_limited(request):
        return slowed_page(request)
    prefixes = scheme_of(request).every_prefix
    answer = answer_for(number_asked(asked, key_ring().named, prefixes), request.now)
    venues = [] if answer else venues_called(asked, day_of(request), prefixes)
    if answer is None and not venues:
        count_wrong(request)
    status = HTTPStatus.OK if answer or venues else HTTPStatus.NOT_FOUND
    return check_page(request, asked=asked, answer=answer, venues=venues, status=status)


def venues_called(asked: str, day: date, prefixes: Sequence[str]) -> list[IndexLine]:
    """The public venues that somebody means who typed a venue's reference or name in place of a number."""
    lines = index_on(day).holders_first
    if reference := read_reference(asked, prefixes) or find_reference(asked[:LONGEST_ASKED], prefixes):
        return [line for line in lines if line.reference == reference]
    if looks_like_a_number(asked, prefixes):
        return []
    return search_names(lines, asked[:LONGEST_SHOWN]).lines[:MOST_VENUES]
