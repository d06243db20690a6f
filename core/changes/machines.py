"""Changes travel from machine to machine through PostgreSQL, which delivers them when they are committed, or never."""

import logging
import threading
from collections.abc import Callable

import psycopg
from django.db import connection

log = logging.getLogger("page_store")

CHANNEL = "page_store"
RENEWED, EVERYTHING = "", "*"  # what is said; anything else is a path that was withdrawn, with all below it
LOOK_EVERY = 1.0  # seconds between two looks whether PostgreSQL is still there
TRY_AGAIN = 1.0


def tell(word: str, connection=connection) -> None:
    """Tell every machine, this one too, once the present transaction is committed. On SQLite there is one machine."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, word])


class Listener(threading.Thread):
    """Hears what other machines tell. `heard` is given each word, and RENEWED whenever it begins to listen: something
    may have been missed. Then every page is made again, and what is older than that is swept away.
    """

    def __init__(self, heard: Callable[[str], None]):
        super().__init__(name="machines", daemon=True)
        self.heard = heard
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            try:
                self._listen()
            except psycopg.Error as problem:
                log.warning("No word from other machines: %s", type(problem).__name__)
            self.ended.wait(TRY_AGAIN)

    def stop(self) -> None:
        self.ended.set()
        self.join()

    def _listen(self) -> None:
        told = connection.get_connection_params() | {"autocommit": True}
        told.pop("cursor_factory", None)
        told.pop("context", None)
        with psycopg.connect(**told) as own:
            own.execute(f"LISTEN {CHANNEL}")
            self.heard(RENEWED)
            while not self.ended.is_set():
                for word in own.notifies(timeout=LOOK_EVERY):
                    self.heard(word.payload)
                own.execute("SELECT 1")
