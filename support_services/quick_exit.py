"""The quick exit: where to, how the plain link gets there, and what to do when somebody comes back."""

import random

from django.core.cache import cache
from django.db import Error as AnyDatabaseError
from django.http import HttpResponse, HttpResponseRedirect

from core.site_request import SiteRequest
from delivery.methods import require_safe
from support_services.back_navigation import browser_went_back
from support_services.exit_sites import STARTER
from support_services.models import ExitSettings

REMEMBERED = 60  # seconds

# Storage is emptied at once. Emptying the cache of Chromium takes 3 to 10 s when it is full of other sites' files, and
# the page would stand there all the while; nothing of a sensitive page is in it. "cookies" would also sign people out
# of every site below the same domain, which someone may notice, and we set none. docs/decisions/0011 has the figures.
CLEARED = '"cache", "storage"'
CLEARED_IN_CHROMIUM = '"storage"'


def neutral_sites() -> list[str]:
    """Where to leave to: the administrators' list. Works while the database does not."""
    return cache.get_or_set("neutral-sites", _listed, REMEMBERED) or _listed()


def _listed() -> list[str]:
    try:
        settings = ExitSettings.objects.first()
    except AnyDatabaseError:
        return list(STARTER)
    return settings.addresses if settings else list(STARTER)


@require_safe
def leave(request: SiteRequest) -> HttpResponse:
    """The link's own way out, for a browser that runs no script."""
    response = HttpResponseRedirect(random.choice(neutral_sites()), status=303)
    is_chromium = "Chrome/" in request.headers.get("User-Agent", "")
    response["Clear-Site-Data"] = CLEARED_IN_CHROMIUM if is_chromium else CLEARED
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def went_back(request: SiteRequest) -> bool:
    """Whether the browser asks for this page because somebody pressed Back. A script may know better and uncover it."""
    return request.method == "GET" and browser_went_back(request.headers)
