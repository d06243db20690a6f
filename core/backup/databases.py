"""Writing the database to one file and reading it back, with the database's own tools."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction

FILES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


# A newer version may have made tables that refer to those of the backup, which can then not be replaced one by one.
EMPTY = """
SET client_min_messages = warning;
DO $$ DECLARE each record; BEGIN
    FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', each.tablename);
    END LOOP;
END $$
"""


class ToolFailed(Exception):
    """What the database's own tool said."""


def dump(folder: Path) -> dict[str, int]:
    """One moment of the database, whole, while the site goes on. Returns how many rows each table had at it."""
    file = folder / FILES[connection.vendor]
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            [moment] = cursor.fetchone()
            run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={moment}", f"--file={file}")
            return rows(cursor)
    connection.ensure_connection()
    with sqlite3.connect(file) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, beside which reading it puts no others
        counted = rows(copy.cursor())
    copy.close()
    check_sqlite(file)
    return counted


def load(folder: Path) -> None:
    """Put the database of a backup in the place of the present one, wholly or not at all."""
    file = folder / FILES[connection.vendor]
    if connection.vendor == "postgresql":
        connection.close()
        with tempfile.TemporaryDirectory() as place:
            script = f"{place}/restore.sql"
            run("pg_restore", "--clean", "--if-exists", "--no-owner", f"--file={script}", str(file))
            run("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
                f"--command={EMPTY}", f"--file={script}")  # fmt: skip
        return
    check_sqlite(file)
    connection.ensure_connection()
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as kept:
        kept.backup(connection.connection)
    kept.close()


def rows(cursor: Any) -> dict[str, int]:
    """How many rows each of our tables has."""
    ours = [model._meta for model in apps.get_models(include_auto_created=True)]
    counts = {}
    for table in sorted({known.db_table for known in ours if known.managed}):
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
        [counts[table]] = cursor.fetchone()
    return counts


def check_sqlite(file: Path) -> None:
    with sqlite3.connect(file) as opened:
        [said] = opened.execute("PRAGMA integrity_check").fetchone()
    opened.close()
    if said != "ok":
        raise ToolFailed(f"SQLite says of the copy: {said}")


def run(program: str, *arguments: str) -> None:
    """One of PostgreSQL's programs, told where the database is. Its password is on no command line."""
    setting = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    variables = {name: str(setting[key]) for name, key in names.items() if setting.get(key)}
    try:
        found = shutil.which(program) or program
        told = {"PATH": os.defpath} | variables
        ended = subprocess.run([found, *arguments], env=told, capture_output=True, text=True)
    except FileNotFoundError as missing:
        raise ToolFailed(f"{program} is not installed: install PostgreSQL's client programs.") from missing
    if ended.returncode:
        raise ToolFailed(f"{program} failed: {ended.stderr.strip()}")
