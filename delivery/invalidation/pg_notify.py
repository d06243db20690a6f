"""Changes travel from machine to machine through PostgreSQL, which delivers them when they are committed, or never."""

import logging
import threading
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connection

log = logging.getLogger("page_store")

CHANNEL = "page_store"
BUMPED, EVERYTHING = "", "*"  # what is said; anything else is a path that was withdrawn, with all below it
CHECK_EVERY = 1.0  # seconds between two looks whether PostgreSQL is still there
COALESCE_FOR = 0.05  # seconds in which what is told counts as one: a release tells of several changes
RETRY_AFTER = 1.0


def notify(word: str, value: bytes, connection: Any = connection) -> None:
    """Tell every machine, this one too, once the present transaction is committed. On SQLite there is one machine.

    `value` is what the generation of this machine will be then.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{value.hex()} {word}"])


def parse_payload(payload: str) -> tuple[str, bytes]:
    """What `notify` has sent. Anything else that somebody sent counts as a word without a value."""
    value, _, word = payload.partition(" ")
    try:
        return word, bytes.fromhex(value)
    except ValueError:
        return payload, b""


class NotifyListener(threading.Thread):
    """Hears what is told. `on_notify` is given the words, in the order in which they were committed, and the last one's
    value; and BUMPED without a value whenever it begins to listen: something may have been missed. Then every page
    is made again, and what is older than that is swept away.
    """

    def __init__(self, on_notify: Callable[[list[str], bytes], None]):
        super().__init__(name="pg-notify", daemon=True)
        self.on_notify = on_notify
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            try:
                self._listen()
            except psycopg.Error as problem:
                log.warning("No word from other machines: %s", type(problem).__name__)
            self.ended.wait(RETRY_AFTER)

    def stop(self) -> None:
        self.ended.set()
        self.join()

    def _listen(self) -> None:
        told = connection.get_connection_params() | {"autocommit": True}
        told.pop("cursor_factory", None)
        told.pop("context", None)
        with psycopg.connect(**told) as own:
            own.execute(f"LISTEN {CHANNEL}")
            self.on_notify([BUMPED], b"")
            while not self.ended.is_set():
                payloads = [each.payload for each in own.notifies(timeout=CHECK_EVERY, stop_after=1)]
                if payloads:
                    payloads += [each.payload for each in own.notifies(timeout=COALESCE_FOR)]
                    words, values = zip(*map(parse_payload, payloads), strict=True)
                    self.on_notify(list(words), values[-1])
                own.execute("SELECT 1")
