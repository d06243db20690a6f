"""The City's starter site for tests that read it. To make it takes many seconds, so each process makes it once and from
then on puts back its rows."""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection

from delivery.clock import london_now
from home.starter.site import create_starter_site
from tests.indexes import left_undone


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    rows: list[tuple]


made: dict[date, dict[str, Table]] = {}  # by day: the samples are dated from it


def put_starter_site() -> None:
    """Leaves the new database of a test as `create_starter_site` does, but for Wagtail's indexes."""
    today = london_now().date()
    if today in made:
        put_back(made[today])
        return
    before = all_tables()
    with left_undone():
        create_starter_site()
    made[today] = {name: table for name, table in all_tables().items() if table != before[name]}


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
    cache.clear()
    ContentType.objects.clear_cache()
