"""The page store as the settings describe it. Needs no app to be loaded."""

from collections.abc import Callable

from django.conf import settings

from delivery.upstream.client import PatientSite
from delivery.clock import seconds_since_epoch
from delivery.page_cache.middleware import PageStore, Rules
from delivery.generation import Generation, release_of
from delivery.page_cache.disk import Shelf


def open_store(site: Callable) -> PageStore | Callable:
    """`site` behind a page store; `site` itself where the settings name no folder for one."""
    if not settings.PAGE_STORE:
        return site
    header, value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    rules = Rules(settings.SESSION_COOKIE_NAME, (header, value), (settings.STATIC_URL, settings.MEDIA_URL, "/health/"))
    generation = Generation(settings.PAGE_STORE / "generation", release_of(settings.BASE_DIR))
    asked = PatientSite(site, generation.exactly_now)
    return PageStore(asked, Shelf(settings.PAGE_STORE), generation, seconds_since_epoch, rules)
