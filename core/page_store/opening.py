"""The page store as the settings describe it."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection

from core.clock import seconds_since_epoch
from core.page_store.asking import PatientSite
from core.page_store.changes import Changes
from core.page_store.front import PageStore, Rules
from core.page_store.generation import Generation, release_of
from core.page_store.machines import Listener
from core.page_store.mirror import Mirror
from core.page_store.shelf import Shelf


def open_store(site: Callable) -> PageStore | Callable:
    """`site` behind a page store; `site` itself where the settings name no folder for one."""
    if not settings.PAGE_STORE:
        return site
    header, value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    rules = Rules(settings.SESSION_COOKIE_NAME, (header, value), (settings.STATIC_URL, settings.MEDIA_URL, "/health/"))
    generation = Generation(settings.PAGE_STORE / "generation", release_of(settings.BASE_DIR))
    asked = PatientSite(site, generation.now)
    return PageStore(asked, Shelf(settings.PAGE_STORE), generation, seconds_since_epoch, rules)


def open_changes() -> Changes:
    """What changes are to act on, on this machine."""
    places = [Shelf(settings.PAGE_STORE), Mirror(settings.MIRROR)]
    return Changes(places, Generation(settings.PAGE_STORE / "generation"))


def listen_to_changes() -> None:
    """Make kept pages old whenever this process changes something."""
    if settings.PAGE_STORE:
        changes = open_changes()
        changes.listen()
        if changes.generation.now() is None:
            changes.renew()


def listen_to_other_machines() -> None:
    """In one process of each machine. On SQLite there is no other."""
    if connection.vendor == "postgresql":
        Listener(open_changes().hear).start()
