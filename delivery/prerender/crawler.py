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
from delivery.page_cache.response import CachedResponse
from delivery.upstream.client import UpstreamUnavailable

MOST_PAGES = 20_000
LINK = re.compile(r'\bhref="(/[^"#?]*)')
NOT_LINKED = ["/robots.txt", "/sitemap.xml", "/feed.xml"]


class CrawlFailed(Exception):
    """Why baking ended before its end, in words."""


@dataclass(frozen=True)
class CrawledPage:
    """One public address and its page. `is_listed`: an editor's page, and not only an address that one leads to."""

    path: str
    page: CachedResponse
    is_listed: bool
    is_critical: bool


class Crawler:
    """Makes pages for one address of the site, such as `https://example.org`."""

    def __init__(self, store: PageCacheMiddleware, site_url: str, not_pages: tuple[str, ...]):
        self.store, self.not_pages = store, not_pages
        self.scheme, self.host = urlsplit(site_url).scheme, urlsplit(site_url).netloc

    def pages(self) -> Iterator[CrawledPage]:
        """Every live public page, and whatever their links lead to. Raises Unfinished when the site fails."""
        listed = public_addresses()
        waiting, seen = [*listed, *NOT_LINKED], set()
        while waiting and len(seen) < MOST_PAGES:
            path = waiting.pop(0)
            if path in seen or path.startswith(self.not_pages):
                continue
            seen.add(path)
            page = self.make(path)
            if isinstance(page, CachedResponse) and page.status < HTTPStatus.INTERNAL_SERVER_ERROR:
                if page.status == HTTPStatus.OK or path in listed:
                    yield CrawledPage(path, page, path in listed, listed.get(path, False))
                waiting += links_of(page) if page.status == HTTPStatus.OK else []
            elif isinstance(page, CachedResponse):
                raise CrawlFailed(f"{path} answered {page.status}.")

    def make(self, path: str):
        """The page at this path as everybody gets it: the one that is kept while that is true, else a new one."""
        environ = self.request_for(path)
        address = self.store.address_of(environ)
        mark = self.store.generation.now()
        kept = self.store.shelf.read(address)
        if kept and kept.is_fresh(mark, self.store.clock()):
            return kept
        try:
            return self.store.made_now(address, mark, environ, alone=False, patience=60)
        except UpstreamUnavailable as problem:
            raise CrawlFailed(f"{path} was not answered: {problem}") from problem

    def request_for(self, path: str) -> dict:
        environ = {"PATH_INFO": path, "HTTP_HOST": self.host, "wsgi.url_scheme": self.scheme, "QUERY_STRING": ""}
        environ |= {"REMOTE_ADDR": "127.0.0.1", "SERVER_NAME": self.host.partition(":")[0]}
        header, value = self.store.rules.proxy
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


def earliest_end(pages: list[CrawledPage], generation: Generation) -> float:
    """When the first of what is kept will read differently, in seconds since the epoch."""
    mark = generation.now()
    return min((baked.page.until for baked in pages if baked.page.mark == mark and baked.page.until), default=0.0)
