"""Whole sites for tests that read them. To make one takes many seconds, so one process makes it and from then on all
put back its rows."""

import hashlib
import pickle
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache as django_cache
from django.core.management.color import no_style
from django.db import connection

from delivery.clock import london_now
from home.starter.site import create_starter_site
from tests.indexes import left_undone
from tests.made_once import made_once

FILES = {"media": settings.MEDIA_ROOT, "private": settings.PRIVATE_ROOT}


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: list[tuple]


Known = tuple[str, date]  # its name, and the day: samples are dated from it
made: dict[Known, dict[str, Table]] = {}


def put_starter_site() -> None:
    """Leaves the new database of a test as `create_starter_site` does, but for Wagtail's indexes."""
    put_site("city-of-london", create_starter_site)


def put_site(name: str, make: Callable[[], object]) -> None:
    """Leaves the database of a test as `make` does, without Wagtail's indexes. `name`: the same for the same site."""
    known = name, london_now().date()
    if known in made:
        put_back(made[known])
        return
    before = all_tables()
    told = hashlib.sha256(repr(sorted(before.items())).encode()).hexdigest()[:8]
    make_it = partial(make_site, known=known, make=make, before=before)
    folder = made_once(f"rows-{name}-{connection.vendor}-{known[1]}-{told}", make_it)
    if known not in made:
        read_site(folder, known)


def make_site(folder: Path, known: Known, make: Callable[[], object], before: dict[str, Table]) -> None:
    with left_undone():
        make()
    made[known] = {name: table for name, table in all_tables().items() if table != before[name]}
    (folder / "rows").write_bytes(pickle.dumps(made[known]))
    leave_files(folder)


def leave_files(folder: Path) -> None:
    """Copy what stands in this process's folders of files to where other processes take it from."""
    for name, root in FILES.items():
        if Path(root).exists():
            shutil.copytree(root, folder / name)


@cache
def take_files(folder: Path) -> None:
    for name, root in FILES.items():
        if (folder / name).exists():
            shutil.copytree(folder / name, root, dirs_exist_ok=True)


def read_site(folder: Path, known: Known) -> None:
    """As another process has left it."""
    made[known] = pickle.loads((folder / "rows").read_bytes())
    take_files(folder)
    put_back(made[known])
    with connection.cursor() as cursor:  # PostgreSQL counts on from what it counted itself
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)


def all_tables() -> dict[str, Table]:
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    with connection.cursor() as cursor:
        return {name: read_table(cursor, name) for name in sorted(names)}


def read_table(cursor, name: str) -> Table:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
    return Table(
        tuple(column.name if hasattr(column, "name") else column[0] for column in cursor.description), cursor.fetchall()
    )


def put_back(tables: dict[str, Table]) -> None:
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        for name in tables:
            cursor.execute(f"DELETE FROM {quoted(name)}")
        for name, table in tables.items():
            if table.rows:
                columns, values = ", ".join(map(quoted, table.columns)), ", ".join(["%s"] * len(table.columns))
                cursor.executemany(f"INSERT INTO {quoted(name)} ({columns}) VALUES ({values})", table.rows)
    django_cache.clear()
    ContentType.objects.clear_cache()
