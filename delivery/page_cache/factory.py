"""The page cache as the settings describe it. Needs no app to be loaded."""

from collections.abc import Callable, Iterable

from django.conf import settings

from delivery.clock import seconds_since_epoch
from delivery.generation import Generation, release_of
from delivery.page_cache.disk import DiskCache
from delivery.page_cache.middleware import PageCacheConfig, PageCacheMiddleware
from delivery.page_cache.response import Environ, StartResponse
from delivery.upstream.client import UpstreamClient

WsgiApplication = Callable[[Environ, StartResponse], Iterable[bytes]]


def make_page_cache(application: Callable[..., Iterable[bytes]]) -> PageCacheMiddleware | WsgiApplication:
    """`application` behind a page cache; `application` itself where the settings name no folder for one."""
    if not settings.PAGE_STORE:
        return application
    proxy = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    uncached = (settings.STATIC_URL, settings.MEDIA_URL, "/health/")
    generation = Generation(settings.PAGE_STORE / "generation", release_of(settings.BASE_DIR))
    return PageCacheMiddleware(
        UpstreamClient(application, generation.reread),
        DiskCache(settings.PAGE_STORE),
        generation,
        seconds_since_epoch,
        PageCacheConfig(settings.SESSION_COOKIE_NAME, proxy, uncached),
    )
