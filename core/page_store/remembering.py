"""Something worked out from the database, remembered in this process for as long as kept pages are true."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from django.conf import settings

from core.page_store.generation import Generation

T = TypeVar("T")


class Remembered(Generic[T]):
    """What `make(key)` gave last. It is made anew for another key, after any change, and where no pages are kept."""

    def __init__(self, make: Callable[[object], T]):
        self.make = make
        self.lock = threading.Lock()
        self.held: tuple | None = None
        self.generation: Generation | None = None

    def for_key(self, key) -> T:
        mark = self._mark()
        held = self.held
        if held and mark and held[:2] == (mark, key):
            return held[2]
        with self.lock:  # one thread makes it, the others wait for the same
            if self.held and mark and self.held[:2] == (mark, key):
                return self.held[2]
            made = self.make(key)
            self.held = (mark, key, made)
            return made

    def _mark(self) -> bytes | None:
        """Read before the database is: a change in between makes what was read old, never what is old new."""
        if not settings.PAGE_STORE:
            return None
        file = settings.PAGE_STORE / "generation"
        if self.generation is None or self.generation.file != file:
            self.generation = Generation(file)
        return self.generation.now()
