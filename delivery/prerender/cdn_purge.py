"""Purges a CDN or another cache in front of the site, such as Varnish, of what reads differently now."""

import hashlib
import http.client
import logging
from urllib.parse import urlsplit

from django.apps import apps
from wagtail.contrib.frontend_cache.backends import HTTPBackend
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache

from delivery.prerender.crawler import CrawledPage

log = logging.getLogger("page_store")

TIMEOUT = 2.0  # seconds; Wagtail's own waits for ever, and an editor with it


class CdnBackend(HTTPBackend):
    """Asks it with the HTTP method PURGE. One that does not answer is logged, without the address of the page."""

    def purge(self, url: str) -> None:
        parts = urlsplit(url)
        kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
        connection = kinds[self.cache_scheme](self.cache_netloc, timeout=TIMEOUT)
        try:
            connection.request("PURGE", parts.path or "/", headers={"Host": parts.netloc})
            status = connection.getresponse().status
            if status >= 400:
                log.error("The cache in front did not forget a page: it answered %d.", status)
        except (OSError, http.client.HTTPException) as problem:
            log.error("The cache in front was not told to forget a page: %s", type(problem).__name__)
        finally:
            connection.close()


class CdnPurger:
    """Remembers what was last crawled, and tells the caches in front which pages are others now, or gone.

    Wagtail itself tells of a page that is published or withdrawn before the editor's request returns; this is for all
    the other pages on which that shows.
    """

    def __init__(self, site_url: str):
        self.site_url = site_url
        self.digests: dict[str, bytes] = {}

    def purge_changed(self, crawled: list[CrawledPage]) -> None:
        if not apps.is_installed("wagtail.contrib.frontend_cache"):
            return
        now = {each.path: hashlib.sha256(each.page.body).digest() for each in crawled}
        others = sorted(path for path in now.keys() | self.digests.keys() if now.get(path) != self.digests.get(path))
        purge_urls_from_cache([self.site_url + path for path in others])
        self.digests = now
