"""Something worked out from the database, remembered in this process for as long as kept pages are true."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from django.conf import settings

from core.page_store.generation import Generation

T = TypeVar("T")
_opened: list[Generation] = []


def generation_now() -> bytes | None:
    """Another value after any change; None where no pages are kept, and then nothing is remembered.

    Read it before the database is: a change in between makes what was read old, never what is old new.
    """
    if not settings.PAGE_STORE:
        return None
    file = settings.PAGE_STORE / "generation"
    if not _opened or _opened[0].file != file:
        _opened[:] = [Generation(file)]
    return _opened[0].now()


class Remembered(Generic[T]):
    """What `make(key, before)` gave last; `before` is what it gave the time before, so that it can mend only a part.

    It is made anew for another key, after any change, and where no pages are kept.
    """

    def __init__(self, make: Callable[[object, T | None], T]):
        self.make = make
        self.lock = threading.Lock()
        self.held: tuple | None = None

    def for_key(self, key) -> T:
        mark = generation_now()
        held = self.held
        if held and mark and held[:2] == (mark, key):
            return held[2]
        with self.lock:  # one thread makes it, the others wait for the same
            if self.held and mark and self.held[:2] == (mark, key):
                return self.held[2]
            made = self.make(key, self.held[2] if self.held and mark else None)
            self.held = (mark, key, made)
            return made
