"""Migrated databases, made once and copied: running all migrations takes longer than most test files.

Whoever is first makes it, and whoever comes meanwhile waits. A change in any migration or package makes a new one.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]


def migrations_as_they_are() -> str:
    """A fingerprint of our migrations and of the packages whose migrations we run."""
    parts = [*our_migrations(), (ROOT / "requirements.txt").read_text()]
    return hashlib.sha256("".join(parts).encode()).hexdigest()[:16]


def our_migrations() -> list[str]:
    """Name and fingerprint of each, as lines."""
    files = sorted(ROOT.glob("*/migrations/*.py"))
    return [f"{file.relative_to(ROOT)} {hashlib.sha256(file.read_bytes()).hexdigest()}\n" for file in files]


def copy_sqlite(target: Path) -> None:
    """Leave a copy of the migrated SQLite database at `target`."""
    same_sqlite(migrated_sqlite(), target)


def migrated_sqlite() -> Path:
    with one_at_a_time():
        migrated = Path(tempfile.gettempdir()) / f"migrated-{migrations_as_they_are()}.sqlite3"
        if not migrated.exists():
            partial = migrated.with_suffix(f".{os.getpid()}")
            if earlier := migrated_before():
                same_sqlite(earlier, partial)
            migrate(f"sqlite:///{partial}")
            for write_ahead in (f"{partial}-wal", f"{partial}-shm"):
                assert not Path(write_ahead).exists(), f"{write_ahead} holds what the copy would miss."
            partial.replace(migrated)
            migrated.with_suffix(".made-of").write_text("".join(our_migrations()))
        return migrated


def migrated_before() -> Path | None:
    """A database of this machine that lacks nothing but new migrations, so that a new one takes seconds to try."""
    known = set(our_migrations())
    for made_of in Path(tempfile.gettempdir()).glob("migrated-*.made-of"):
        if set(made_of.read_text().splitlines(keepends=True)) <= known:
            return made_of.with_suffix(".sqlite3")
    return None


def same_sqlite(source: Path, target: Path) -> None:
    """Make the database at `target` the same as `source`, also while others have it open."""
    with sqlite3.connect(source) as original, sqlite3.connect(target, timeout=30) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        original.backup(copy)
    original.close()
    copy.close()


@contextmanager
def postgresql_copy(name: str) -> Iterator[str]:
    """The address of a migrated PostgreSQL database of this name, on the server of DATABASE_URL. Removed afterwards."""
    with postgresql_database(name, template=postgresql_template()) as address:
        yield address


@contextmanager
def postgresql_database(name: str, template: str = "template1") -> Iterator[str]:
    address = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
    on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    on_server("CREATE DATABASE {} TEMPLATE {}", name, template)
    try:
        yield address
    finally:
        on_server("DROP DATABASE {} WITH (FORCE)", name)


def postgresql_template() -> str:
    """The name of the migrated database that others are copied from."""
    name = f"migrated_{migrations_as_they_are()}"
    with one_at_a_time():
        if not on_server("SELECT datname FROM pg_database WHERE datname = {}", value=name):
            partial = f"{name}_{os.getpid()}"
            on_server("CREATE DATABASE {}", partial)
            migrate(os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{partial}")
            on_server("ALTER DATABASE {} RENAME TO {}", partial, name)
    return name


def on_server(statement: str, *names: str, value: str | None = None) -> list:
    """What the PostgreSQL server of DATABASE_URL answers; {} in `statement` stand for the names, or the value."""
    filled = sql.SQL(statement).format(*map(sql.Identifier, names), *([] if value is None else [sql.Literal(value)]))
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        answer = connection.execute(filled)
        return answer.fetchall() if answer.description else []


def migrate(address: str) -> None:
    """In a process of its own, which nothing that a test run has loaded or changed can reach."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DATABASE_URL": address, "VAR_DIR": folder}
        environment |= {"DJANGO_SETTINGS_MODULE": "config.settings.embedded", "PYTHONPATH": str(ROOT / "site")}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    with (Path(tempfile.gettempdir()) / f"migrated-{migrations_as_they_are()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
