import logging
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, connections
from wagtail.signals import published, unpublished

from delivery.heartbeats import SCHEDULER, beat

log = logging.getLogger(__name__)

MINUTE = 60  # seconds
LONGEST_RUN = 10 * MINUTE
PATIENCE = 10  # seconds that a run under way may still have when we are told to stop
LOCK = 0x5C9  # any number, the same in every process: PostgreSQL's advisory locks have numbers, not names


class Command(BaseCommand):
    help = "Publishes and withdraws at the minute editors chose. Runs until it is stopped."

    def handle(self, **options: Any) -> None:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: sys.exit(0))
        keep_running(in_own_process, now=time.time, sleep=time.sleep)


def keep_running(run: Callable[[], None], *, now: Callable[[], float], sleep: Callable[[float], None]) -> None:
    """Do `run` at the start of every minute, for ever. `now` gives seconds since the epoch."""
    while True:
        sleep(MINUTE - now() % MINUTE)
        run()


def in_own_process(work: Callable[[], None] | None = None, longest: float = LONGEST_RUN) -> None:
    """Do `work` in a process of its own: whatever becomes of it, the next minute starts afresh.

    A run that fails prints its own error; one longer than `longest` seconds is ended. Either leaves a log line.
    """
    connections.close_all()  # two processes must never speak through one connection
    process = multiprocessing.get_context("fork").Process(target=work or publish_what_is_due)
    process.start()
    try:
        process.join(longest)
    finally:
        process.join(min(PATIENCE, longest))
        process.kill()
        process.join()
    if process.exitcode:
        log.error("Scheduled publishing failed (status %d). It is tried again at the next minute.", process.exitcode)


def publish_what_is_due() -> None:
    """Wagtail's own scheduled publishing, saying what it did. On PostgreSQL one process at a time does it."""
    published.connect(say_published)
    unpublished.connect(say_withdrawn)
    if connection.vendor == "postgresql" and not is_the_only_one():
        return
    call_command("publish_scheduled")
    call_command("forget_expired")
    call_command("clearsessions")
    beat(SCHEDULER)


def is_the_only_one() -> bool:
    """Whether this process has the lock, which PostgreSQL takes back when its connection closes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return cursor.fetchone()[0]


def say_published(instance: Any, **kwargs: Any) -> None:
    print(f"Published as scheduled: {instance}", flush=True)


def say_withdrawn(instance: Any, **kwargs: Any) -> None:
    print(f"Withdrawn as scheduled: {instance}", flush=True)
