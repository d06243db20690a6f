"""Asks Django without waiting for ever: in threads of its own, to a deadline, and behind a circuit breaker that leaves
it alone while it is failing."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from typing import Any

log = logging.getLogger("page_store")

THREADS = 4  # each has a database connection of its own
MAX_QUEUED = 8  # requests; the server's other threads stay free for what is cached
BUSY_FROM = 2  # requests in progress: as many as a small machine has processors
MAX_FAILURES = 2  # one after the other; a single slow search must not keep editors out
MAX_ATTEMPTS = 2  # at one page, while changes come one after the other: a reader is not to wait for the last
MAX_LOADING = 30.0  # seconds after the start of a worker during which Django may still be loading
OPEN_FOR = 3.0  # seconds during which a site that has failed is left alone; then one request tries it again


@dataclass
class UpstreamResponse:
    """What Django said. `body` is bytes, or what is to be streamed. `expires_at`: seconds since the epoch, or 0."""

    status_line: str  # such as “200 OK”
    headers: list[tuple[str, str]]
    body: bytes | Iterable[bytes]
    expires_at: float = 0.0

    @property
    def status(self) -> int:
        return int(self.status_line[:3])


class UpstreamUnavailable(Exception):
    """The site failed, took too long, or is being left alone."""


class CircuitBreaker:
    """Open after a failure: for a while nobody waits for what will most likely fail again."""

    def __init__(self) -> None:
        self.failures, self.open_until, self.lock = 0, 0.0, threading.Lock()

    @property
    def is_open(self) -> bool:
        return self.failures >= MAX_FAILURES

    def allows_request(self) -> bool:
        """At most one request every OPEN_FOR seconds tries a site that has failed."""
        if not self.is_open:
            return True
        with self.lock:
            if time.monotonic() < self.open_until:
                return False
            self.open_until = time.monotonic() + OPEN_FOR
            return True

    def record_failure(self) -> None:
        self.failures += 1
        self.open_until = time.monotonic() + OPEN_FOR

    def record_success(self) -> None:
        self.failures = 0


class UpstreamClient:
    """The site, asked by `submit`. Its `then` does something with each response, in the thread that made it.

    `generation` is another value after every change of what the site shows.
    """

    def __init__(
        self, application: Callable[..., Iterable[bytes]], generation: Callable[[], bytes | None] = lambda: None
    ):
        self.application, self.generation, self.circuit_breaker = application, generation, CircuitBreaker()
        self.loaded: threading.Event | None = getattr(application, "loaded", None)  # of one that loads by itself
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="django")
        self.in_progress = 0
        self.lock = threading.Lock()

    @property
    def is_loaded(self) -> bool:
        return self.loaded is None or self.loaded.is_set()

    @property
    def is_busy(self) -> bool:
        return self.in_progress >= BUSY_FROM

    def submit(
        self, environ: dict[str, Any], then: Callable[[UpstreamResponse], Any] = lambda response: response
    ) -> Future[Any]:
        """Begin to answer. Raises UpstreamUnavailable at once where that is hopeless."""
        with self.lock:
            if self.in_progress >= THREADS + MAX_QUEUED or not self.circuit_breaker.allows_request():
                raise UpstreamUnavailable("The site is being left alone.")
            self.in_progress += 1
        future = self.threads.submit(lambda: then(self._whole_response(environ)))
        future.add_done_callback(self._has_ended)
        return future

    def wait(self, future: Future[Any], timeout: float) -> Any:
        """What `then` made of the response. Raises UpstreamUnavailable when it fails, or takes more than `timeout`."""
        if self.loaded is not None and not self.loaded.is_set():
            self.loaded.wait(MAX_LOADING)
        try:
            return future.result(timeout)
        except (TooLate, CancelledError) as late:
            future.cancel()
            self.circuit_breaker.record_failure()
            raise UpstreamUnavailable(f"No answer after {timeout} seconds.") from late

    def _has_ended(self, future: Future[Any]) -> None:
        with self.lock:
            self.in_progress -= 1

    def _whole_response(self, environ: dict[str, Any]) -> UpstreamResponse:
        """A page that was being made while something was released may have half of it: it is made again."""
        for _ in range(MAX_ATTEMPTS):
            generation = self.generation()
            response = self._response(environ)
            is_page = response.status == 200 and isinstance(response.body, bytes)
            if environ["REQUEST_METHOD"] != "GET" or not is_page or self.generation() == generation:
                break
        return response

    def _response(self, environ: dict[str, Any]) -> UpstreamResponse:
        """Call the site as an application server would, and end what it began in the same thread."""
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(status_line: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
            started[:] = [(status_line, headers)]

        try:
            made = self.application(environ, start_response)
            body: bytes | Iterable[bytes] = made
            if not getattr(made, "streaming", True):
                body = b"".join(made)
                made.close()  # type: ignore[attr-defined]  # Django's responses have it
        except Exception as problem:
            log.exception("The site raised %s", type(problem).__name__)
            self.circuit_breaker.record_failure()
            raise UpstreamUnavailable("The site raised an error.") from problem
        response = UpstreamResponse(*started[0], body, expires_at_of(made))
        if response.status == 503:
            self.circuit_breaker.record_failure()
        else:
            self.circuit_breaker.record_success()
        return response


def expires_at_of(made: object) -> float:
    """Until when a view has said that its response may be cached, in seconds since the epoch; 0 when it may not."""
    expires_at = getattr(made, "expires_at", None)
    return expires_at.timestamp() if expires_at else 0.0
