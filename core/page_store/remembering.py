"""Something worked out from the database, remembered in this process for as long as kept pages are true."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from django.conf import settings

from core.page_store.generation import Generation

T = TypeVar("T")


class Memory(Generic[T]):
    """At most `most` things, each by its key. Any change empties it; it stays empty where no pages are kept."""

    def __init__(self, most: int):
        self.most = most
        self.held: OrderedDict[Hashable, T] = OrderedDict()
        self.mark: bytes | None = None
        self.generation: Generation | None = None
        self.lock = threading.Lock()

    def now(self) -> bytes | None:
        """The mark of what is true now. Read it before the database is: then a change in between makes what was read
        old, and never what is old new."""
        if not settings.PAGE_STORE:
            return None
        file = settings.PAGE_STORE / "generation"
        if self.generation is None or self.generation.file != file:
            self.generation = Generation(file)
        return self.generation.now()

    def recall(self, key: Hashable) -> T | None:
        mark = self.now()
        return self.held.get(key) if mark and mark == self.mark else None

    def keep(self, key: Hashable, thing: T, mark: bytes | None) -> T:
        """Remember what was made from what was true at `mark`, unless that has changed meanwhile."""
        with self.lock:
            if mark and mark == self.now():
                if mark != self.mark:
                    self.held, self.mark = OrderedDict(), mark
                self.held[key] = thing
                while len(self.held) > self.most:
                    self.held.popitem(last=False)
        return thing


class Remembered(Generic[T]):
    """What `make(key)` gave for the last `most` keys, made anew after any change and where no pages are kept."""

    def __init__(self, make: Callable[[Hashable], T], most: int = 1):
        self.make, self.memory = make, Memory(most)
        self.lock = threading.Lock()

    def for_key(self, key: Hashable) -> T:
        known = self.memory.recall(key)
        if known is not None:
            return known
        with self.lock:  # one thread makes it, the others wait for the same
            known = self.memory.recall(key)
            if known is not None:
                return known
            mark = self.memory.now()
            return self.memory.keep(key, self.make(key), mark)
