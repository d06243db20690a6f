"""The migration lock: tables are changed by one process at a time, and readers never wait long for it."""

import time
from collections.abc import Callable

from django.db import OperationalError, connection

LOCK = 0x5CA  # any number, the same in every process
LONGEST_WAIT = 500  # milliseconds: behind a migration that waits for its lock, every reader of the table waits too
TRIES, BETWEEN = 40, 3.0  # seconds between two tries; a long report is over after two minutes, or is stopped by hand


def retry_while_locked(change: Callable[[], object], say: Callable[[str], None]) -> None:
    """Do `change`, and again from where it stopped when a reader keeps it from a table. Raises its last error.

    A single change may take as long as it needs once it has its lock. Only PostgreSQL needs any of this.
    """
    if connection.vendor != "postgresql":
        change()
        return
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [f"{LONGEST_WAIT}ms"])
    try:
        for left in reversed(range(TRIES)):
            try:
                change()
                return
            except OperationalError as problem:
                if "lock timeout" not in str(problem) or not left:
                    raise
                say("Somebody is reading a table that is to be changed. It is tried again.")
                time.sleep(BETWEEN)
    finally:
        connection.close()  # and with it the lock and the limits
