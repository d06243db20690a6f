"""The door that visitors meet. What is cached and fresh is sent at once, Django makes the rest, stale beats broken."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus

from django.http.request import HttpHeaders

from delivery.generation import Generation
from delivery.page_cache import fallback
from delivery.page_cache.disk import CacheKey, DiskCache
from delivery.page_cache.response import STALE_WARNING, CachedResponse, Environ, Headers, StartResponse
from delivery.page_cache.stream import send_stream
from delivery.upstream.client import UpstreamClient, UpstreamResponse, UpstreamUnavailable

TIMEOUT_WITH_COPY = 1.0  # seconds, when a stale page can be sent instead
TIMEOUT = 5.0  # as long as PostgreSQL may take for one statement
TIMEOUT_OF_EDITORS = 120.0
SECOND_BEGINS_LATE = 0.1  # seconds
OF_A_CONDITION = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")

PrivateRule = Callable[[HttpHeaders], bool]
_private_rules: set[PrivateRule] = set()


def register_private_rule(rule: PrivateRule) -> None:
    """From now on `rule` is asked with the headers of each request whether its answer is for that reader alone, though
    the page is otherwise cached.
    """
    _private_rules.add(rule)


@dataclass(frozen=True)
class PageCacheConfig:
    """What the cache must know of the settings."""

    session_cookie: str  # of people who have signed in
    proxy: tuple[str, str] = ("", "")  # the header, and its value, by which a proxy says that the visitor has https
    uncached_paths: tuple[str, ...] = ("/static/", "/media/")  # of files, which need no database


class PageCacheMiddleware:
    """A WSGI application around the site's own. `clock` gives seconds since the epoch."""

    def __init__(
        self,
        upstream: UpstreamClient,
        disk: DiskCache,
        generation: Generation,
        clock: Callable[[], float],
        config: PageCacheConfig,
    ):
        self.upstream, self.disk, self.generation, self.clock, self.config = upstream, disk, generation, clock, config
        self.in_flight: dict[tuple[CacheKey, bytes | None], Future[UpstreamResponse | CachedResponse]] = {}
        self.lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = self.cache_key(environ)
        if key is None:
            return self.pass_through(environ, start_response)
        page, now = self.disk.memory.get(key), self.clock()
        if page is None or not page.is_fresh(self.generation.current(), now):
            return self.fetch(key, environ, start_response)
        if page.is_no_store and is_for_one_reader(environ):
            return self.fetch(key, environ, start_response)
        return page.send(environ, start_response, for_proxies(page, now))

    def cache_key(self, environ: Environ) -> CacheKey | None:
        """Under which everybody who asks like this would get the same; None when it may depend on who asks."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("QUERY_STRING"):
            return None
        if "HTTP_COOKIE" in environ and self.config.session_cookie in environ["HTTP_COOKIE"]:
            return None
        path: str = environ["PATH_INFO"]
        if path.startswith(self.config.uncached_paths):
            return None
        header, value = self.config.proxy
        scheme = "https" if header and environ.get(header) == value else environ["wsgi.url_scheme"]
        return f"{scheme}-{environ.get('HTTP_HOST', '').lower()}", path

    def fetch(self, key: CacheKey, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """From the disk, then from Django; and when Django fails, a stale page or the page with the numbers."""
        generation, alone = self.generation.current(), is_for_one_reader(environ)
        stale = self.disk.read(key) if generation else None
        if stale and not alone and stale.is_fresh(generation, self.clock()):
            return send(stale, environ, start_response, self.clock())
        if stale and (not self.upstream.is_loaded or (not alone and self.may_serve_while_busy(stale))):
            return self.serve_stale(key, environ, start_response)
        leads_out = fallback.leads_out(key[1])
        if leads_out and not self.upstream.is_loaded:
            return fallback.send(environ, start_response)
        timeout = TIMEOUT_WITH_COPY if stale or leads_out else TIMEOUT
        try:
            response = self.render(key, generation, environ, timeout, alone=alone)
        except UpstreamUnavailable:
            return self.serve_stale(key, environ, start_response)
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR and stale:
            return self.serve_stale(key, environ, start_response)
        return send(response, environ, start_response, self.clock())

    def may_serve_while_busy(self, stale: CachedResponse) -> bool:
        """While many pages are made at once, as when much is published, nobody waits to see what is a moment newer."""
        was_true = self.generation.was_current_recently(stale.generation)
        return self.upstream.is_busy and was_true and self.clock() < stale.expires_at

    def serve_stale(self, key: CacheKey, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Read again: somebody may have withdrawn it while we were waiting."""
        stale = self.disk.read(key) if self.generation.current() else None
        if stale is None:
            return fallback.send(environ, start_response)
        age = max(0, int(self.clock() - stale.created_at))
        return stale.without_moment.send(environ, start_response, [*STALE_WARNING, ("Age", str(age))])

    def render(
        self, key: CacheKey, generation: bytes | None, environ: Environ, timeout: float, *, alone: bool
    ) -> UpstreamResponse | CachedResponse:
        """Django's answer. Readers who ask for the same page in the same generation share one."""
        response: UpstreamResponse | CachedResponse
        if alone:
            response = self.upstream.wait(self.upstream.submit(environ), timeout)
            return response
        with self.lock:
            future, is_ours = self.in_flight.get((key, generation)), False
            if future is None:
                page = self.disk.memory.get(key)
                if page and page.is_fresh(generation, self.clock()):  # made while we were on the way here
                    return page
                future = self.upstream.submit(unconditional(environ), lambda made: self.store(key, generation, made))
                self.in_flight[key, generation], is_ours = future, True
        if is_ours:
            future.add_done_callback(lambda _: self.in_flight.pop((key, generation), None))
        elif self.upstream.circuit_breaker.is_open:
            raise UpstreamUnavailable("What is being made will most likely fail.")
        response = self.upstream.wait(future, timeout)
        if not is_ours and not isinstance(response, CachedResponse):  # what is streamed is for one reader
            response = self.upstream.wait(self.upstream.submit(environ), timeout)
        return response

    def store(
        self, key: CacheKey, generation: bytes | None, response: UpstreamResponse
    ) -> UpstreamResponse | CachedResponse:
        """Cache what may be cached. Whatever else is no failure takes the place of what was."""
        if not isinstance(response.body, bytes):
            return response
        expires_at = response.expires_at if is_cacheable(response) else 0.0
        made_in = generation or b""
        page = CachedResponse(response.status, response.headers, response.body, made_in, self.clock(), expires_at)
        # A change while the page was being made may not be in it: then it is not cached.
        if is_cacheable(response) and generation is not None and generation == self.generation.reread():
            page.reuse_compression_of(self.disk.memory.get(key))
            self.disk.write(key, page)
        elif response.status < HTTPStatus.INTERNAL_SERVER_ERROR and not is_cacheable(response):
            self.disk.remove(key)
        return page

    def pass_through(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """For one person: nothing is cached, and nothing cached is sent."""
        if environ["PATH_INFO"].startswith(self.config.uncached_paths):
            return self.upstream.application(environ, start_response)
        is_editor = self.config.session_cookie in environ.get("HTTP_COOKIE", "")
        try:
            future = self.upstream.submit(environ)
            response = self.upstream.wait(future, TIMEOUT_OF_EDITORS if is_editor else TIMEOUT)
        except UpstreamUnavailable:
            return fallback.send(environ, start_response)
        return send(response, environ, start_response, self.clock())


def unconditional(environ: Environ) -> Environ:
    """The request that everybody's answer is made from: the whole page, not compressed yet."""
    plain = environ | {"HTTP_ACCEPT_ENCODING": "", "REQUEST_METHOD": "GET"}
    return {name: value for name, value in plain.items() if name not in OF_A_CONDITION}


def is_cacheable(response: UpstreamResponse) -> bool:
    is_whole = response.status == HTTPStatus.OK and isinstance(response.body, bytes)
    names = {name.lower() for name, _ in response.headers}
    accel = dict(response.headers).get("X-Accel-Expires")
    return is_whole and bool(response.expires_at) and "set-cookie" not in names and accel != "0"


def is_for_one_reader(environ: Environ) -> bool:
    return bool(_private_rules) and any(rule(HttpHeaders(environ)) for rule in _private_rules)


def send(
    response: UpstreamResponse | CachedResponse, environ: Environ, start_response: StartResponse, now: float
) -> Iterable[bytes]:
    if isinstance(response, CachedResponse):
        return response.send(environ, start_response, for_proxies(response, now))
    if isinstance(response.body, bytes):
        start_response(response.status_line, response.headers)
        return [response.body]
    return send_stream(response, environ, start_response)


def for_proxies(page: CachedResponse, now: float) -> Headers:
    """A proxy in front of us may keep it until this second is over, also what browsers may not keep.

    A moment and no length: nginx counts in whole seconds, and what may be kept for one is kept for up to two. The
    second begins a little late: what is answered before that is over for a proxy, which so keeps nothing for more than
    0.9 s. With the making of a page, what is published is seen within one.
    """
    return until_the_end_of(int(now - SECOND_BEGINS_LATE)) if page.expires_at else []


@lru_cache(maxsize=1)  # written once a second
def until_the_end_of(second: int) -> Headers:
    return [("X-Accel-Expires", f"@{second}")]
