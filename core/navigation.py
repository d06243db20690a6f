"""Which site, page, menu and breadcrumb trail: answered in two queries instead of Wagtail's one a path segment.

Wagtail asks the database for the site, the site's root page, each page on the way down and, separately, the
site roots and settings. All of it fits in two reads: one of the sites with their settings, one of the pages on
the way with the menu. The answers are left where Wagtail looks for them, so nothing else has to know, and are
remembered until somebody changes something.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION, SiteRootPath
from wagtail.views import serve as wagtail_serve

from core.change_notes import told_about_pages
from core.models import BasePage, EmergencyWords, PageAlternate, PartnershipSettings
from core.site_annotations import asked_with_sites, related_to_sites
from core.site_request import SiteRequest
from delivery.local_cache import LocalCache
from delivery.query_trace import QueryTrace, traced

# Of a page on the way only this is read: whatever else an editor changes of it, the menu and the way stay the same.
COLUMNS = ("path", "depth", "title", "slug", "url_path", "live", "show_in_menus", "search_description", "content_type",
           "locale", "alias_of")  # fmt: skip


@dataclass(frozen=True)
class Breadcrumb:
    """One entry of a menu or of the trail: a title, an address, and whether the visitor is at or below it."""

    title: str
    url: str
    is_current: bool = False
    description: str = ""


sites_cache: LocalCache[tuple[list[Site], list[SiteRootPath]]] = LocalCache("sites")
pages_cache: LocalCache[list[Page]] = LocalCache("pages on the way")
specific_cache: LocalCache[Page] = LocalCache("pages as their own type")


class SiteNavigation:
    """What one request needs to know about where it is. Nothing is read until it is asked for."""

    def __init__(self, request: SiteRequest):
        self.request = request
        self.traces: list[QueryTrace] = []  # of what has been read

    @cached_property
    def sites(self) -> list[Site]:
        """Every site with its root page and partnership settings. One query."""
        # What is asked with them may be asked of a day, and is then an answer for moments of that day.
        day = self.request.now.date()
        with traced() as trace:
            sites, roots = sites_cache.get_or_set(day, self._read_sites)
        self.traces.append(trace)
        self.request._wagtail_cached_site_root_paths = roots
        return sites

    def _read_sites(self) -> tuple[list[Site], list[SiteRootPath]]:
        asked = Site.objects.select_related(*related_to_sites()).annotate(**asked_with_sites(self.request))
        sites = list(asked.order_by("-is_default_site", "hostname"))
        roots = [
            SiteRootPath(site.id, site.root_page.url_path, site.root_url, site.root_page.locale.language_code)
            for site in sites
        ]
        # Wagtail keeps the roots for an hour in each process by itself; a read that is made anyway keeps them true.
        cache.set(SITE_ROOT_PATHS_CACHE_KEY, roots, 3600, version=SITE_ROOT_PATHS_CACHE_VERSION)
        return sites, roots

    @cached_property
    def site(self) -> Site | None:
        """The site of the host name asked for, else the default one."""
        host = self.request.get_host().rpartition(":")[0] or self.request.get_host()
        named = [site for site in self.sites if site.hostname == host]
        by_port = [site for site in named if str(site.port) == self.request.get_port()]
        default = [site for site in self.sites if site.is_default_site]
        return next(iter(by_port or named or default), None)

    @cached_property
    def partnership(self) -> PartnershipSettings:
        """Name, area and contacts of the partnership; an unsaved blank where nobody has filled them in."""
        return getattr(self.site, "partnershipsettings", None) or PartnershipSettings(site=self.site)

    @property
    def emergency(self) -> EmergencyWords:
        """The emergency numbers and words, read with the site; as the code has them where nobody has changed them."""
        return getattr(self.site, "emergencywords", None) or EmergencyWords(site=self.site)

    @cached_property
    def segments(self) -> list[str]:
        return [segment for segment in self.request.path.split("/") if segment]

    @cached_property
    def addresses(self) -> list[str]:
        """Where the pages on the way to this address would be in the tree, from the front page down."""
        root = self.site.root_page.url_path if self.site else "/"
        return [root + "".join(f"{part}/" for part in self.segments[:n]) for n in range(len(self.segments) + 1)]

    @cached_property
    def pages(self) -> list[Page]:
        """The pages on the way to this address, and the public pages right below the front page. One query."""
        if self.site is None:
            return []
        key = (self.site.pk, self.request.path)
        with traced() as trace:
            pages = pages_cache.get_or_set(key, self._read_pages)
        self.traces.append(trace)
        return pages

    def _read_pages(self) -> list[Page]:
        assert self.site, "only a site has pages"
        root = self.site.root_page
        below_front = Q(path__startswith=root.path, depth=root.depth + 1, live=True)
        wanted = Page.objects.filter(below_front | Q(url_path__in=self.addresses))
        kept_back = PageViewRestriction.objects.filter(Q(page=OuterRef("pk")) | Q(page=OuterRef("alias_of")))
        asked = {
            "is_kept_back": Exists(kept_back),
            "has_told_changes": Exists(told_about_pages(OuterRef("pk"))),
            "has_alternates": Exists(PageAlternate.objects.filter(page=OuterRef("pk"))),
        }
        return list(wanted.only(*COLUMNS).annotate(**asked).order_by("path"))

    @cached_property
    def on_the_way(self) -> list[Page]:
        """The pages on the way to this address, the front page first."""
        return [page for page in self.pages if page.url_path in self.addresses]

    @cached_property
    def below_front(self) -> list[Page]:
        """The public pages right below the front page, in tree order."""
        depth = self.site.root_page.depth + 1 if self.site else 0
        return [page for page in self.pages if page.depth == depth and page.live and not page.is_kept_back]

    @cached_property
    def menu(self) -> list[Breadcrumb]:
        """The pages below the front page that editors put in the menu, in tree order."""
        return [self._step(page) for page in self.below_front if page.show_in_menus]

    @cached_property
    def footer_menu(self) -> list[Breadcrumb]:
        """The other public pages right below the front page: privacy, accessibility and the like."""
        return [self._step(page) for page in self.below_front if not page.show_in_menus]

    @cached_property
    def trail(self) -> list[Breadcrumb]:
        """The way here from the front page, this page last."""
        root_id = self.site.root_page_id if self.site else None
        return [Breadcrumb("Home" if page.pk == root_id else page.title, page.url) for page in self.on_the_way]

    def route(self) -> Any:
        """The page at this address as Wagtail's serving expects it, or None."""
        if not self.on_the_way:
            return None
        nearest = self.on_the_way[-1]
        rest = self.segments[self.addresses.index(nearest.url_path) :]
        page = specific_cache.get_or_set(nearest.pk, nearest.get_specific)
        page.is_open_to_all = not any(step.is_kept_back for step in self.on_the_way)
        page.has_told_changes, page.has_alternates = nearest.has_told_changes, nearest.has_alternates
        try:
            return page.route(self.request, rest)
        except Http404:
            return None

    def _step(self, page: Page) -> Breadcrumb:
        url = page.url
        return Breadcrumb(page.title, url, self.request.path.startswith(url), page.search_description)


class NavigationMiddleware:
    """Give each request a `navigation`; it reads nothing until it is asked."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        request.navigation = SiteNavigation(request)
        return self.get_response(request)


# A visitor has no cookie, so nothing can be done in her name, and a token would need a cookie. Whatever changes
# something for somebody signed in has a view of its own that asks for one.
@csrf_exempt
def serve(request: SiteRequest, path: str) -> HttpResponse:
    """Wagtail's own way of serving a page, with the page already found. One that anybody may see is kept."""
    request._wagtail_site = request.navigation.site
    with traced(request.navigation.traces) as trace:
        request._wagtail_route_for_request = request.navigation.route() if request.navigation.site else None
        response = wagtail_serve(request, path)
        if isinstance(response, SimpleTemplateResponse):
            response.render()  # here, because what it reads is recorded
        route = request._wagtail_route_for_request
        if route and route[0].is_open_to_all and isinstance(route[0], BasePage):
            response.expires_at = route[0].valid_until(request)
            store = getattr(request, "fragment_store", None)
            if store and store.made and response.status_code == HTTPStatus.OK:
                store.save(trace, response.expires_at)
    return response
