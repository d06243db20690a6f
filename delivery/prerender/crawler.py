"""Making every public page before anybody asks for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

from wagtail.models import Page, Site

from delivery.generation import Generation
from delivery.page_cache.middleware import PageCacheMiddleware
from delivery.page_cache.response import CachedResponse, Environ
from delivery.upstream.client import UpstreamResponse, UpstreamUnavailable

MAX_PAGES = 20_000
TIMEOUT = 60.0  # seconds for a page: nobody is waiting for it
LINK = re.compile(r'\bhref="(/[^"#?]*)')
NOT_LINKED = ["/robots.txt", "/sitemap.xml", "/feed.xml"]


class CrawlFailed(Exception):
    """Why crawling ended before its end, in words."""


class CrawlOutdated(CrawlFailed):
    """Something was changed meanwhile: what was crawled is of before, and all of it is made again."""


@dataclass(frozen=True)
class CrawledPage:
    """One public address and its page. `is_listed`: an editor's page, and not only an address that one leads to."""

    path: str
    page: CachedResponse
    is_listed: bool
    is_critical: bool


class Crawler:
    """Makes pages for one address of the site, such as `https://example.org`."""

    def __init__(self, cache: PageCacheMiddleware, site_url: str, not_pages: tuple[str, ...]):
        self.cache, self.not_pages = cache, not_pages
        self.scheme, self.host = urlsplit(site_url).scheme, urlsplit(site_url).netloc

    def pages(self, only_critical: bool = False) -> Iterator[CrawledPage]:
        """Every live public page, and whatever their links lead to. Raises CrawlFailed when the site fails.

        `only_critical`: those that must not fail, and what stands below their addresses; not all of the site, which
        stands below that of the front page.
        """
        listed = public_addresses()
        below = tuple(path for path, is_critical in listed.items() if is_critical and path != "/")
        generation = self.cache.generation.current()
        waiting: list[str] = [*listed, *NOT_LINKED]
        seen: set[str] = set()
        while waiting and len(seen) < MAX_PAGES:
            path = waiting.pop(0)
            if path in seen or path.startswith(self.not_pages) or (only_critical and not path.startswith(below)):
                continue
            if self.cache.generation.current() != generation:
                raise CrawlOutdated("Something was changed while the pages were made: make them again.")
            seen.add(path)
            page = self.render(path)
            if isinstance(page, CachedResponse) and page.status < HTTPStatus.INTERNAL_SERVER_ERROR:
                if page.status == HTTPStatus.OK or path in listed:
                    yield CrawledPage(path, page, path in listed, listed.get(path, False))
                waiting += links_of(page) if page.status == HTTPStatus.OK else []
            elif isinstance(page, CachedResponse):
                raise CrawlFailed(f"{path} answered {page.status}.")

    def render(self, path: str) -> UpstreamResponse | CachedResponse:
        """The page at this path as everybody gets it: the one that is cached while that is fresh, else a new one."""
        environ = self.request_for(path)
        key = self.cache.cache_key(environ)
        if key is None:
            raise CrawlFailed(f"{path} is not the same for everybody.")
        generation = self.cache.generation.current()
        cached = self.cache.disk.read(key)
        if cached and cached.is_fresh(generation, self.cache.clock()):
            return cached
        try:
            return self.cache.render(key, generation, environ, TIMEOUT, alone=False)
        except UpstreamUnavailable as problem:
            raise CrawlFailed(f"{path} was not answered: {problem}") from problem

    def request_for(self, path: str) -> Environ:
        environ: Environ = {"PATH_INFO": path, "QUERY_STRING": ""}
        environ |= {"HTTP_HOST": self.host, "wsgi.url_scheme": self.scheme}
        environ |= {"REMOTE_ADDR": "127.0.0.1", "SERVER_NAME": self.host.partition(":")[0]}
        header, value = self.cache.config.proxy
        if header and self.scheme == "https":
            environ[header] = value
        setup_testing_defaults(environ)
        return environ


def public_addresses() -> dict[str, bool]:
    """The path of every live page that needs no password or account, and whether it is one that must not fail."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    root = site.root_page
    pages = Page.objects.live().public().descendant_of(root, inclusive=True).order_by("depth", "path").specific()
    return {"/" + page.url_path[len(root.url_path) :]: page.is_critical for page in pages}


def links_of(page: CachedResponse) -> list[str]:
    if not page.header("Content-Type").startswith("text/html"):
        return []
    return [unquote(path) for path in LINK.findall(page.body.decode())]


def earliest_expiry(crawled: list[CrawledPage], generation: Generation) -> float:
    """When the first of what is cached will read differently, in seconds since the epoch; 0 if nothing is."""
    current = generation.current()
    fresh = [each.page.expires_at for each in crawled if each.page.generation == current]
    return min(filter(None, fresh), default=0.0)
