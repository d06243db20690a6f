"""A preview of drafts inside a transaction that is rolled back: nothing of it is held, and nothing public is purged."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_on: ContextVar[bool] = ContextVar("draft_preview", default=False)


@contextmanager
def draft_preview() -> Iterator[None]:
    token = _is_on.set(True)
    try:
        yield
    finally:
        _is_on.reset(token)


def is_draft_preview() -> bool:
    return _is_on.get()
