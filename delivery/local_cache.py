"""Something worked out from the database, remembered in this process for as long as kept pages are true."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from django.conf import settings

from delivery.generation import Generation

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


class LocalCache(Generic[T]):
    """At most `most` things, each by its key. Any change empties it; it stays empty where no pages are kept."""

    def __init__(self, most: int):
        self.most = most
        self.held: OrderedDict[Hashable, T] = OrderedDict()
        self.mark: bytes | None = None
        self.lock = threading.Lock()

    def recall(self, key: Hashable) -> T | None:
        mark = generation_now()
        return self.held.get(key) if mark and mark == self.mark else None

    def keep(self, key: Hashable, thing: T, mark: bytes | None) -> T:
        """Remember what was made from what was true at `mark`, unless that has changed meanwhile."""
        with self.lock:
            if mark and mark == generation_now():
                if mark != self.mark:
                    self.held, self.mark = OrderedDict(), mark
                self.held[key] = thing
                while len(self.held) > self.most:
                    self.held.popitem(last=False)
        return thing


class GenerationMemo(Generic[T]):
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
