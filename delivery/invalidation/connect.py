"""Hearing of changes, as the settings describe it: in this process, and on other machines."""

from django.conf import settings
from django.db import connection

from delivery.generation import Generation
from delivery.invalidation.pg_notify import NotifyListener
from delivery.invalidation.signal_handlers import Invalidator, Store
from delivery.page_cache.disk import DiskCache
from delivery.prerender.static_mirror import StaticMirror


def make_invalidator() -> Invalidator:
    """What changes are to act on, on this machine."""
    assert settings.PAGE_STORE, "without a page store there is nothing to invalidate"
    stores: list[Store] = [DiskCache(settings.PAGE_STORE), StaticMirror(settings.MIRROR)]
    return Invalidator(stores, Generation(settings.PAGE_STORE / "generation"))


def connect_signal_handlers() -> None:
    """Make kept pages old whenever this process changes something."""
    if settings.PAGE_STORE:
        invalidator = make_invalidator()
        invalidator.connect()
        if invalidator.generation.current() is None:
            invalidator.bump()


def start_notify_listener() -> None:
    """In one process of each machine. On SQLite there is no other."""
    if connection.vendor == "postgresql":
        NotifyListener(make_invalidator().on_notify).start()
