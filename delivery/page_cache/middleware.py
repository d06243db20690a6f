"""The door that visitors meet. What is kept and true is sent at once, Django makes the rest, and old beats broken."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from http import HTTPStatus

from django.http.request import HttpHeaders

from delivery.generation import Generation
from delivery.page_cache import fallback
from delivery.page_cache.disk import Address, DiskCache
from delivery.page_cache.microcache import MOST as MOST_AT_HAND
from delivery.page_cache.microcache import Microcache, second_of
from delivery.page_cache.response import STALE, CachedResponse
from delivery.upstream.client import UpstreamClient, UpstreamResponse, UpstreamUnavailable

MOST_IN_MEMORY = 400  # pages of some 60 KB with their compressed forms: 24 MB a worker
PATIENCE_WITH_COPY = 1.0  # seconds, when an old page can be sent instead
PATIENCE = 5.0  # as long as PostgreSQL may take for one statement
PATIENCE_WITH_EDITORS = 120.0

# Each is asked with a request's headers, and says whether its answer is for that reader alone. An app that makes
# such answers of pages that are otherwise kept adds to them when it is ready, and config/wsgi.py before that.
meant_for_one_reader: set[Callable[[HttpHeaders], bool]] = set()


@dataclass(frozen=True)
class PageCacheConfig:
    """What the store must know of the settings."""

    session: str  # the name of the cookie of people who have signed in
    proxy: tuple[str, str] = ("", "")  # the header, and its value, by which a proxy says that the visitor has https
    files: tuple[str, ...] = ("/static/", "/media/")  # addresses of files, which need no database and are not kept


class PageCacheMiddleware:
    """A WSGI application around the site's own. `clock` gives seconds since the epoch."""

    def __init__(
        self, site: UpstreamClient, shelf: DiskCache, generation: Generation, clock: Callable, rules: "PageCacheConfig"
    ):
        self.site, self.shelf, self.generation, self.clock, self.rules = site, shelf, generation, clock, rules
        self.memory: OrderedDict[Address, CachedResponse] = OrderedDict()
        self.being_made: dict[tuple, Future] = {}
        self.this_second = Microcache(rules.proxy[0])
        self.lock = threading.Lock()

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        now, mark = self.clock(), self.generation.now()
        answers, question = self.this_second.answers(now, mark), self.this_second.question(environ)
        answer = answers.get(question)
        if answer is None:
            address = self.address_of(environ)
            if address is None:
                return self.pass_on(environ, start_response)
            page = self.memory.get(address)
            if not page or not page.is_fresh(mark, now) or (page.is_private and is_for_one_reader(environ)):
                return self.look_further(address, environ, start_response)
            answer = page.answer(environ, for_caches(page, now))
            if question and not page.is_private and page.until >= now + 1 and len(answers) < MOST_AT_HAND:
                answers[question] = answer
        line, headers, body = answer
        start_response(line, headers.copy())  # a server may do with it what it likes
        return [body]

    def address_of(self, environ: dict) -> Address | None:
        """Under which address everybody who asks like this would get the same; None when it may depend on who asks."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("QUERY_STRING"):
            return None
        if self.rules.session in environ.get("HTTP_COOKIE", "") or environ["PATH_INFO"].startswith(self.rules.files):
            return None
        header, value = self.rules.proxy
        scheme = "https" if header and environ.get(header) == value else environ["wsgi.url_scheme"]
        return f"{scheme}-{environ.get('HTTP_HOST', '').lower()}", environ["PATH_INFO"]

    def look_further(self, address: Address, environ: dict, start_response) -> Iterable[bytes]:
        """On the disk, then at Django's; and when Django fails, an old page or the page with the numbers."""
        mark, alone = self.generation.now(), is_for_one_reader(environ)
        old = self.shelf.read(address) if mark else None
        if old and not alone and old.is_fresh(mark, self.clock()):
            self.remember(address, old)
            return send(old, environ, start_response, self.clock())
        if old and (not self.site.is_awake or (not alone and self.is_good_enough(old))):
            return self.send_old(address, environ, start_response)
        try:
            answer = self.made_now(address, mark, environ, alone, PATIENCE_WITH_COPY if old else PATIENCE)
        except UpstreamUnavailable:
            return self.send_old(address, environ, start_response)
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR and old:
            return self.send_old(address, environ, start_response)
        return send(answer, environ, start_response, self.clock())

    def is_good_enough(self, old: CachedResponse) -> bool:
        """While many pages are made at once, as when much is published, nobody waits to see what is a moment newer."""
        return self.site.is_busy and self.generation.held_a_moment_ago(old.mark) and self.clock() < old.until

    def send_old(self, address: Address, environ: dict, start_response) -> Iterable[bytes]:
        """Read again: somebody may have withdrawn it while we were waiting."""
        old = self.shelf.read(address) if self.generation.now() else None
        if old is None:
            return fallback.page.send(environ, start_response)
        age = max(0, int(self.clock() - old.made))
        return old.timeless.send(environ, start_response, [*STALE, ("Age", str(age))])

    def made_now(self, address: Address, mark: bytes | None, environ: dict, alone: bool, patience: float):
        """Django's answer. Readers who ask for the same page in the same generation share one."""
        if alone:
            return self.site.wait(self.site.start(environ), patience)
        plain = environ | {"HTTP_ACCEPT_ENCODING": "", "REQUEST_METHOD": "GET"}
        for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"):
            plain.pop(name, None)
        key = (address, mark)
        with self.lock:
            future, is_ours = self.being_made.get(key), False
            if future is None:
                page = self.memory.get(address)
                if page and page.is_fresh(mark, self.clock()):  # made while we were on the way here
                    return page
                future = self.site.start(plain, lambda answer: self.keep(address, mark, answer))
                self.being_made[key], is_ours = future, True
        if is_ours:
            future.add_done_callback(lambda _: self.being_made.pop(key, None))
        elif self.site.breaker.is_open:
            raise UpstreamUnavailable("What is being made will most likely fail.")
        answer = self.site.wait(future, patience)
        if isinstance(answer, CachedResponse) or is_ours:
            return answer
        return self.site.wait(self.site.start(environ), patience)  # what is streamed is for one reader

    def keep(self, address: Address, mark: bytes | None, answer: UpstreamResponse) -> UpstreamResponse | CachedResponse:
        """Keep what may be kept. Whatever else is no failure takes the place of what was kept."""
        if not isinstance(answer.body, bytes):
            return answer
        until = answer.keep_until if may_be_kept(answer) else 0.0
        page = CachedResponse(answer.status, answer.headers, answer.body, mark or b"", self.clock(), until)
        # A change while the page was being made may not be in it: then it is not kept.
        if may_be_kept(answer) and mark is not None and mark == self.generation.exactly_now():
            self.shelf.write(address, page)
            self.remember(address, page)
        elif answer.status < HTTPStatus.INTERNAL_SERVER_ERROR and not may_be_kept(answer):
            self.shelf.remove(address)
        return page

    def remember(self, address: Address, page: CachedResponse) -> None:
        self.memory.pop(address, None)  # and to the end: another thread may have dropped it meanwhile
        self.memory[address] = page
        while len(self.memory) > MOST_IN_MEMORY:
            self.memory.popitem(last=False)

    def pass_on(self, environ: dict, start_response) -> Iterable[bytes]:
        """For one person: nothing is kept, and nothing kept is sent."""
        if environ["PATH_INFO"].startswith(self.rules.files):
            return self.site.site(environ, start_response)
        is_editor = self.rules.session in environ.get("HTTP_COOKIE", "")
        try:
            answer = self.site.wait(self.site.start(environ), PATIENCE_WITH_EDITORS if is_editor else PATIENCE)
        except UpstreamUnavailable:
            return fallback.page.send(environ, start_response)
        return send(answer, environ, start_response, self.clock())


def may_be_kept(answer: UpstreamResponse) -> bool:
    is_whole = answer.status == HTTPStatus.OK and isinstance(answer.body, bytes)
    names = {name.lower() for name, _ in answer.headers}
    accel = dict(answer.headers).get("X-Accel-Expires")
    return is_whole and bool(answer.keep_until) and "set-cookie" not in names and accel != "0"


def is_for_one_reader(environ: dict) -> bool:
    return bool(meant_for_one_reader) and any(rule(HttpHeaders(environ)) for rule in meant_for_one_reader)


def send(answer: UpstreamResponse | CachedResponse, environ: dict, start_response, now: float) -> Iterable[bytes]:
    if isinstance(answer, CachedResponse):
        return answer.send(environ, start_response, for_caches(answer, now))
    start_response(answer.line, answer.headers)
    return [answer.body] if isinstance(answer.body, bytes) else answer.body


def for_caches(page: CachedResponse, now: float) -> list[tuple[str, str]]:
    """What is kept may be kept by a cache in front of us until this second is over, also what browsers may not keep.

    A moment and no length: nginx counts in whole seconds, and what may be kept for one is kept for up to two.
    """
    return [("X-Accel-Expires", f"@{second_of(now)}")] if page.until else []
