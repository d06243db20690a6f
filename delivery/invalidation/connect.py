"""Hearing of changes, as the settings describe it: in this process, and on other machines."""

from django.conf import settings
from django.db import connection

from delivery.prerender.static_mirror import Mirror
from delivery.invalidation.signal_handlers import Changes
from delivery.invalidation.pg_notify import Listener
from delivery.generation import Generation
from delivery.page_cache.disk import Shelf


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
