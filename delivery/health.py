"""The health checks: whether the site is alive, and whether it is in order. For machines and operators."""

import shutil
from concurrent.futures import CancelledError, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import Error as AnyDatabaseError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse

from delivery import heartbeats
from delivery.clock import seconds_since_epoch
from delivery.generation import Generation
from delivery.methods import require_safe

PATIENCE = 2.0  # seconds for the database
LEAST_FREE = 200 * 1024 * 1024  # bytes
OLDEST_SCHEDULER = 15 * 60  # seconds; it works each minute, and one run may take ten
OLDEST_BAKER = 5 * 60
OLDEST_MIRROR = 26 * 3600  # it is made again after each change, and at midnight
GOOD = "ok"

asker = ThreadPoolExecutor(1, thread_name_prefix="health")  # one: a database that hangs must not collect threads


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """This process answers. Asks nothing of anybody."""
    return uncached(HttpResponse(GOOD, content_type="text/plain; charset=utf-8"))


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Each part with `ok` or what is wrong. 503 when the database cannot be used; all else a reader does not notice."""
    parts = database() | {"disk": disk(), "page store": page_store(), "mirror": mirror()}
    parts |= {
        "scheduler": program(heartbeats.SCHEDULER, OLDEST_SCHEDULER),
        "baker": program(heartbeats.BAKER, OLDEST_BAKER),
    }
    is_usable = parts["database"] == GOOD and parts["migrations"] == GOOD
    body = {"ready": is_usable, "all in order": all(said == GOOD for said in parts.values()), "parts": parts}
    return uncached(JsonResponse(body, status=200 if is_usable else 503))


def uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def database() -> dict[str, str]:
    asked = asker.submit(migrations_to_run)
    try:
        waiting = asked.result(PATIENCE)
    except (TooLate, CancelledError):
        asked.cancel()
        return {"database": f"no answer within {PATIENCE:g} seconds", "migrations": "not known"}
    except AnyDatabaseError as problem:
        return {"database": f"does not answer ({type(problem).__name__})", "migrations": "not known"}
    return {"database": GOOD, "migrations": f"{waiting} have not run" if waiting else GOOD}


def migrations_to_run() -> int:
    try:
        return len(known_migrations() - set(MigrationRecorder(connection).applied_migrations()))
    finally:
        connection.close()


@cache
def known_migrations() -> set[tuple[str, str]]:
    """What this version of the code brings; read once."""
    return set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def disk() -> str:
    free = shutil.disk_usage(settings.VAR_DIR).free
    return GOOD if free >= LEAST_FREE else f"{free // 1024 // 1024} MB are free"


def page_store() -> str:
    if not settings.PAGE_STORE:
        return "switched off"
    if Generation(settings.PAGE_STORE / "generation").current() is None:
        return f"{settings.PAGE_STORE} cannot be written, so no kept page is used"
    try:
        probe = Path(settings.PAGE_STORE) / "probe"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as problem:
        return f"pages cannot be kept: {problem.strerror}"
    return GOOD


def mirror() -> str:
    try:
        age = seconds_since_epoch() - (Path(settings.MIRROR) / "current" / "manifest.json").stat().st_mtime
    except OSError:
        return "there is none"
    return GOOD if age <= OLDEST_MIRROR else f"{age / 3600:.0f} hours old"


def program(name: str, oldest: float) -> str:
    age = heartbeats.seconds_since(name)
    if age is None:
        return "has given no sign of life"
    return GOOD if age <= oldest else f"gave its last sign of life {age / 60:.0f} minutes ago"
