"""The site's own files, and the pages shown when something is wrong.

Error pages carry the emergency numbers and lean on as little as possible: whatever has failed may fail again.
"""

import sys
from datetime import date

from django.db import Error as AnyDatabaseError
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static

from core.site_request import SiteRequest
from delivery.methods import require_safe
from delivery.page_cache import fallback

DATABASE_AWAY = (OperationalError, InterfaceError)
# Look again at what security.txt says before this day, then put it off: at most a year (RFC 9116, 2.5.5).
SECURITY_TXT_EXPIRES = date(2027, 10, 31)


@require_safe
def robots(request: SiteRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri("/sitemap.xml")
    return render(request, "robots.txt", {"sitemap": sitemap}, content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: SiteRequest) -> HttpResponse:
    """Whom to tell of a weakness of this site (RFC 9116)."""
    said = {
        "Contact": request.build_absolute_uri("/contact/"),
        "Expires": f"{SECURITY_TXT_EXPIRES.isoformat()}T00:00:00Z",
        "Preferred-Languages": "en",
        "Canonical": request.build_absolute_uri(request.path),
    }
    lines = [f"{name}: {value}\n" for name, value in said.items()]
    return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: SiteRequest) -> HttpResponse:
    """Browsers ask for it where a page names no icon, such as beside a feed."""
    has_brand = request.navigation.partnership.has_brand
    return redirect("brand_mark" if has_brand else static("img/favicon.svg"))


def bad_request(request: SiteRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request: SiteRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(render_to_string("403.html"), status=403)


def not_found(request: SiteRequest, exception: Exception) -> HttpResponse:
    """With the menu if it can be read, else without."""
    request.fragment_store = None  # what it says is not what the page asked for says
    try:
        page = render_to_string("404.html", request=request)
    except AnyDatabaseError:
        page = render_to_string("404.html")
    return HttpResponse(page, status=404)


def server_error(request: SiteRequest) -> HttpResponse:
    """What broke decides: our own fault is a 500; a database that is away or too slow is a 503, and passes."""
    if isinstance(sys.exc_info()[1], DATABASE_AWAY):
        return service_unavailable(request)
    return HttpResponse(render_to_string("500.html"), status=500)


def service_unavailable(request: SiteRequest) -> HttpResponse:
    return HttpResponse(fallback.words(), status=503, headers=fallback.HEADERS)
