"""Which site, which page, which menu: answered in two queries instead of Wagtail's one a path segment.

Wagtail asks the database for the site, the site's root page, each page on the way down and, separately, the
site roots and settings. All of it fits in two reads: one of the sites with their settings, one of the page
with the menu. The answers are left where Wagtail looks for them, so nothing else has to know.
"""

from collections.abc import Callable
from functools import cached_property

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath
from wagtail.views import serve as wagtail_serve

from core.models import PartnershipSettings


class Wayfinder:
    """What one request needs to know about where it is. Nothing is read until it is asked for."""

    def __init__(self, request: HttpRequest):
        self.request = request

    @cached_property
    def sites(self) -> list[Site]:
        """Every site with its root page and partnership settings. One query."""
        related = ("root_page", "root_page__locale", "partnershipsettings")
        sites = list(Site.objects.select_related(*related).order_by("-is_default_site", "hostname"))
        self.request._wagtail_cached_site_root_paths = [
            SiteRootPath(site.id, site.root_page.url_path, site.root_url, site.root_page.locale.language_code)
            for site in sites
        ]
        return sites

    @cached_property
    def site(self) -> Site | None:
        """The site of the host name asked for, else the default one."""
        host = self.request.get_host().rpartition(":")[0] or self.request.get_host()
        named = [site for site in self.sites if site.hostname == host]
        default = [site for site in self.sites if site.is_default_site]
        by_port = [site for site in named if str(site.port) == self.request.get_port()]
        return next(iter(by_port or named or default), None)

    @cached_property
    def partnership(self) -> PartnershipSettings:
        """Name, area and contacts of the partnership; an unsaved blank where nobody has filled them in."""
        found = getattr(self.site, "partnershipsettings", None) or PartnershipSettings(site=self.site)
        found._request = self.request
        return found

    @cached_property
    def menu(self) -> list[Page]:
        """The public pages below the front page that editors put in the menu, in tree order."""
        return self._menu_of(self._pages_at([]))

    def find(self, path: str) -> None:
        """Look up the page at `path` and the menu in one query, and leave the page where Wagtail expects it."""
        if self.site is None:
            return
        segments = [segment for segment in path.split("/") if segment]
        root = self.site.root_page.url_path
        addresses = [root + "".join(f"{segment}/" for segment in segments[:n]) for n in range(len(segments) + 1)]
        pages = self._pages_at(addresses)
        self.menu = self._menu_of(pages)
        nearest = max((page for page in pages if page.url_path in addresses), key=lambda page: page.depth, default=None)
        self.request._wagtail_route_for_request = self._route(nearest, segments, root)

    def _route(self, nearest: Page | None, segments: list[str], root: str):
        if nearest is None:
            return None
        walked = len(nearest.url_path.removeprefix(root).split("/")) - 1
        try:
            return nearest.specific.route(self.request, segments[walked:])
        except Http404:
            return None

    def _pages_at(self, addresses: list[str]) -> list[Page]:
        if self.site is None:
            return []
        root = self.site.root_page
        in_menu = Q(path__startswith=root.path, depth=root.depth + 1, show_in_menus=True, live=True)
        in_menu = ExpressionWrapper(in_menu & Q(view_restrictions__isnull=True), output_field=BooleanField())
        pages = Page.objects.annotate(in_menu=in_menu).filter(Q(in_menu=True) | Q(url_path__in=addresses))
        return list(pages.order_by("path").distinct())

    @staticmethod
    def _menu_of(pages: list[Page]) -> list[Page]:
        return [page for page in pages if page.in_menu]


class WayfindingMiddleware:
    """Give each request a `wayfinder`, and Wagtail the site it has found."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.wayfinder = Wayfinder(request)
        return self.get_response(request)


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own way of serving a page, with the page already found."""
    request._wagtail_site = request.wayfinder.site
    request.wayfinder.find(path)
    return wagtail_serve(request, path)
