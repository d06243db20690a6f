"""The switch: which pages are sensitive, and what every answer about them carries.

Pages of this app are sensitive unless an administrator has opened the part of the tree they stand in.
"""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db import Error as AnyDatabaseError
from django.db.models import Q
from django.http import HttpResponse
from django.template.loader import render_to_string
from wagtail.models import Page, PageQuerySet, get_page_models

from core.script_hashes import fingerprint
from core.site_request import SiteRequest
from support_services.exit_sites import LEAVE_PATH
from support_services.models import SensitivityMark
from support_services.models.neutral_page import NeutralPage
from support_services.quick_exit import went_back

SCRIPTS = ("js/local.js", "js/local-pages.js")
# Request-OTR asks a browser to keep the visit out of its history. Few know it, so nothing is promised for it.
PRIVATE_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "Request-OTR": "1"}


def sensitive_types() -> list[type[Page]]:
    return [model for model in get_page_models() if issubclass(model, NeutralPage)]


def may_be_sensitive(page: Page) -> bool:
    """Whether pages of this type know how to be: with the way out in view, and neutral in all a browser keeps."""
    return issubclass(page.specific_class or Page, NeutralPage)


def is_sensitive(page: Page) -> bool:
    """What the nearest mark says, on this page or above. One query."""
    return may_be_sensitive(page) and says_sensitive(nearest_mark(page))


def nearest_mark(page: Page, *, above: bool = False) -> SensitivityMark | None:
    """The mark that counts for `page`; with `above`, the one that would count if the page had none of its own."""
    longest = len(page.path) - (page.steplen if above else 0)
    here = [page.path[:length] for length in range(page.steplen, longest + 1, page.steplen)]
    return SensitivityMark.objects.filter(page__path__in=here).order_by("-page__depth").first()


def says_sensitive(mark: SensitivityMark | None) -> bool:
    return mark is None or mark.is_sensitive


def not_sensitive(pages: PageQuerySet) -> PageQuerySet:
    """Those of `pages` that feeds, sitemaps and lists of what is popular or new may name. Reads the marks at once."""
    ours = Q(content_type__in=ContentType.objects.get_for_models(*sensitive_types()).values())
    kept_back = ours
    # The marks of a part come before those below it, so the nearest has the last word.
    for path, is_kept_back in SensitivityMark.objects.order_by("page__path").values_list("page__path", "is_sensitive"):
        part = ours & Q(path__startswith=path)
        kept_back = kept_back | part if is_kept_back else kept_back & ~part
    return pages.exclude(kept_back)


def keep_private(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of browsers' caches, and its address out of other sites' logs."""
    for name, value in PRIVATE_HEADERS.items():
        response.headers[name] = value
    return response


def protect(response: HttpResponse) -> HttpResponse:
    """The same, and let it run our two scripts and no other."""
    scripts = [f"'{fingerprint(name)}'" for name in SCRIPTS]
    ours = {"script-src": scripts, "trusted-types": ["'none'"]}
    response._csp_update = ours | (getattr(response, "_csp_update", None) or {})  # type: ignore[attr-defined]
    return keep_private(response)


def serve_sensitively(serve: Callable) -> Callable:
    """For Wagtail's hook `on_serve_page`: whatever serves a sensitive page, its answer is protected."""

    def serve_page(page: Page, request: SiteRequest, args, kwargs) -> HttpResponse:
        if not may_be_sensitive(page):
            return serve(page, request, args, kwargs)
        request.is_sensitive = is_sensitive(page)
        request.is_covered = request.is_sensitive and went_back(request)
        response = serve(page, request, args, kwargs)
        if request.is_covered:
            response["X-Accel-Expires"] = "0"  # meant for one reader: nothing in front of us may keep it for another
        return protect(response) if request.is_sensitive else response

    return serve_page


def is_for_support(request: SiteRequest) -> bool:
    """Whether the address asked for is one of this app, or below one. No query once a page was looked for there."""
    if request.path == LEAVE_PATH:
        return True
    try:
        types = {kind.pk for kind in ContentType.objects.get_for_models(*sensitive_types()).values()}
        on_the_way = [page for page in request.navigation.pages if page.url_path in request.navigation.addresses]
    except AnyDatabaseError:
        return True  # nobody can tell, so nobody is told
    return any(page.content_type_id in types for page in on_the_way)


class SensitivityMiddleware:
    """What has gone wrong on the way to a support page is as private as the page."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        request.is_for_support = lambda: is_for_support(request)
        response = self.get_response(request)
        if response.status_code >= 500:  # whatever has failed is not asked again where the address leads
            return keep_private(response)
        if response.status_code == 404 and hasattr(request, "navigation") and is_for_support(request):
            lost = render_to_string("support_services/lost.html", request=request)
            return protect(HttpResponse(lost, status=404))
        return response
