"""Which rows something was made of: whether it is still true is looked up, instead of making it again.

Build systems call this a verifying trace. There is no list of what depends on what that somebody could forget to
keep: the list is what the database was asked, and what it said.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from typing import Any

from django.db import connection

Row = tuple[Any, ...]
Asked = tuple[str, str]  # a query, and its parameters as text


class QueryTrace:
    """The queries of one making with a digest of the rows of each."""

    def __init__(self) -> None:
        self.digests: dict[Asked, tuple[Any, bytes]] = {}
        self.is_checkable = True  # False: it was made of more than rows, so that nobody can look it up

    def add(self, sql: str, params: Any, digest: bytes) -> None:
        asked = sys.intern(sql), repr(params)
        if self.digests.setdefault(asked, (params, digest))[1] != digest:
            self.is_checkable = False  # it changed while the thing was made

    def include(self, other: "QueryTrace") -> None:
        self.is_checkable = self.is_checkable and other.is_checkable
        for (sql, _), (params, digest) in other.digests.items():
            self.add(sql, params, digest)

    def is_unchanged(self, known: dict[Asked, bytes]) -> bool:
        """Ask the database the same again, without making anything of it. What is `known` is not asked once more, and
        what is asked is known afterwards.
        """
        if not self.is_checkable:
            return False
        for asked, (params, digest) in self.digests.items():
            if asked not in known:
                known[asked] = digest_of(rows_of(asked[0], params))
            if known[asked] != digest:
                return False
        return True


_open: ContextVar[tuple[QueryTrace, ...]] = ContextVar("open_traces", default=())


@contextmanager
def traced(known: Iterable[QueryTrace] = ()) -> Iterator[QueryTrace]:
    """Record what the block asks the database, beside what is `known` already. Blocks may stand in each other."""
    trace, around = QueryTrace(), _open.get()
    for each in known:
        trace.include(each)
    token = _open.set((*around, trace))
    try:
        if around:
            yield trace
        else:
            with connection.execute_wrapper(_record):
                yield trace
    finally:
        _open.reset(token)


def rely_on(trace: QueryTrace) -> None:
    """Whatever is being made is made of this, too."""
    for each in _open.get():
        each.include(trace)


def rely_on_the_present() -> None:
    """Whatever is being made is made of something that cannot be looked up: after any change it is made again."""
    for each in _open.get():
        each.is_checkable = False


def _record(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    cursor = context["cursor"]
    if sql.startswith("SELECT") and not many:
        rows = cursor.fetchall()
        cursor.cursor = FetchedRows(cursor.cursor, rows)
        digest = digest_of(rows)
        for trace in _open.get():
            trace.add(sql, params, digest)
    else:
        rely_on_the_present()
    return result


class FetchedRows:
    """A database cursor whose rows have been fetched already, to be fetched again."""

    def __init__(self, cursor: Any, rows: list[Row]):
        self._cursor, self._rows, self._next = cursor, rows, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.fetchall())

    def fetchone(self) -> Row | None:
        return next(iter(self.fetchmany(1)), None)

    def fetchmany(self, size: int = 1) -> list[Row]:
        start, self._next = self._next, self._next + size
        return self._rows[start : self._next]

    def fetchall(self) -> list[Row]:
        return self.fetchmany(len(self._rows))


def rows_of(sql: str, params: Any) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[Row] = cursor.fetchall()
        return rows


def digest_of(rows: list[Row]) -> bytes:
    return blake2b(repr(rows).encode("utf-8", "surrogatepass"), digest_size=16).digest()
