"""The in-process cache: things worked out from the database, held while what they were made of is the same.

After a change nobody knows what it touched. Whatever is asked for then is first checked against the database
(`delivery.query_trace`), which costs a few milliseconds, and made anew only where a row of its own has changed.
"""

import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.conf import settings

from delivery.draft_preview import is_draft_preview
from delivery.expiry import expires_at
from delivery.generation import Generation
from delivery.query_trace import Asked, QueryTrace, rely_on, rely_on_the_present, traced
from delivery.site_request import TimedRequest

T = TypeVar("T")

MAX_ENTRIES = 1_000  # of all kinds together; the largest are pages of some 30 KB
MAX_KNOWN = 10_000  # queries with what the database said: some 5 MB

_opened: list[Generation] = []
_known: list[tuple[bytes, dict[Asked, bytes]]] = []  # of the last generation alone


def current_generation() -> bytes | None:
    """Another value after any change; None where no pages are kept or drafts are shown, and then nothing is held.

    Read it before the database is: a change in between makes what was read stale, never what is stale fresh.
    """
    if not settings.PAGE_STORE or is_draft_preview():
        return None
    file = settings.PAGE_STORE / "generation"
    if not _opened or _opened[0].file != file:
        _opened[:] = [Generation(file)]
    return _opened[0].current()


def known_in(generation: bytes) -> dict[Asked, bytes]:
    """What the database said since this generation began: until the next one nothing needs to be asked twice."""
    if not _known or _known[0][0] != generation or len(_known[0][1]) > MAX_KNOWN:
        _known[:] = [(generation, {})]
    return _known[0][1]


@dataclass
class Entry(Generic[T]):
    """`generation` is the last one in which the value was known to be true."""

    pickled: bytes
    trace: QueryTrace
    generation: bytes
    expires_at: datetime | None = None

    @property
    def value(self) -> T:
        """A copy for whoever asks: what a model's object reads later, and keeps, is not in the trace."""
        value: T = pickle.loads(self.pickled)
        return value


_lock = threading.Lock()
_entries: OrderedDict[tuple[str, Hashable], Entry[Any]] = OrderedDict()


def clear() -> None:
    """Forget everything, of all names. For tests: elsewhere what is not true any more is never given out."""
    _entries.clear()
    _known.clear()


class LocalCache(Generic[T]):
    """What is held under `name`, each thing by its key. All names share one store, in which the least used goes."""

    def __init__(self, name: str):
        self.name = name

    def get(self, key: Hashable, now: datetime | None = None) -> Entry[T] | None:
        """What is held for `key`, if it is still true. `now` is asked of what is true for a time only."""
        generation, entry = current_generation(), _entries.get((self.name, key))
        if entry is None or generation is None or (entry.expires_at and now and now >= entry.expires_at):
            return None
        if entry.generation != generation:
            if not entry.trace.is_unchanged(known_in(generation)):
                return None
            entry.generation = generation
        rely_on(entry.trace)
        with _lock:
            if (self.name, key) in _entries:
                _entries.move_to_end((self.name, key))
        return entry

    def set(
        self,
        key: Hashable,
        value: T,
        trace: QueryTrace,
        generation: bytes | None,
        expires_at: datetime | None = None,
    ) -> None:
        """Hold what was made of what `trace` recorded; `generation` is the one in which the making began."""
        if generation is None:
            return
        pickled = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        if trace.is_checkable and generation == current_generation():
            known_in(generation).update({asked: digest for asked, (_, digest) in trace.digests.items()})
        with _lock:
            _entries[self.name, key] = Entry(pickled, trace, generation, expires_at)
            _entries.move_to_end((self.name, key))
            while len(_entries) > MAX_ENTRIES:
                _entries.popitem(last=False)

    def get_or_set(
        self,
        key: Hashable,
        make: Callable[[], T],
        request: TimedRequest | None = None,
        is_held: Callable[[T], bool] = lambda value: value is not None,
    ) -> T:
        """What is held for `key`, else what `make` gives, which is held from then on unless `is_held` refuses it.

        `request`: for what is shown to readers, which is made of the site's pages too, and true until any page changes.
        """
        if entry := self.get(key, request.now if request else None):
            return entry.value
        generation = current_generation()
        with traced(request.navigation.traces if request else ()) as trace:
            value = make()
            until = expires_at(request) if request else None
        if is_held(value):
            self.set(key, value, trace, generation, until)  # before anybody has done anything with it
        return value


class GenerationMemo(Generic[T]):
    """What `make(key, before)` gave last; `before` is what it gave the time before, so that it can mend only a part.

    It is made anew for another key, after any change, and where no pages are kept.
    """

    def __init__(self, make: Callable[[Any, T | None], T]):
        self.make = make
        self.lock = threading.Lock()
        self.held: tuple[bytes | None, Any, T] | None = None

    def for_key(self, key: Any) -> T:
        rely_on_the_present()
        generation = current_generation()
        if is_draft_preview():  # what comes of a draft is nothing to mend what is public from
            return self.make(key, None)
        held = self.held
        if held and generation and held[:2] == (generation, key):
            return held[2]
        with self.lock:  # one thread makes it, the others wait for the same
            if self.held and generation and self.held[:2] == (generation, key):
                return self.held[2]
            made = self.make(key, self.held[2] if self.held and generation else None)
            self.held = (generation, key, made)
            return made
