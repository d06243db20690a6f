"""The page store as the settings describe it. Needs no app to be loaded."""

from collections.abc import Callable

from django.conf import settings

from delivery.clock import seconds_since_epoch
from delivery.generation import Generation, release_of
from delivery.page_cache.disk import DiskCache
from delivery.page_cache.middleware import PageCacheConfig, PageCacheMiddleware
from delivery.upstream.client import UpstreamClient


def make_page_cache(site: Callable) -> PageCacheMiddleware | Callable:
    """`site` behind a page store; `site` itself where the settings name no folder for one."""
    if not settings.PAGE_STORE:
        return site
    header, value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    rules = PageCacheConfig(
        settings.SESSION_COOKIE_NAME, (header, value), (settings.STATIC_URL, settings.MEDIA_URL, "/health/")
    )
    generation = Generation(settings.PAGE_STORE / "generation", release_of(settings.BASE_DIR))
    asked = UpstreamClient(site, generation.exactly_now)
    return PageCacheMiddleware(asked, DiskCache(settings.PAGE_STORE), generation, seconds_since_epoch, rules)
