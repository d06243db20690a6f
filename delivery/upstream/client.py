"""Asks Django without waiting for ever: in threads of its own, to a deadline, and behind a circuit breaker that leaves
it alone while it is failing."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from datetime import datetime

log = logging.getLogger("page_store")

THREADS = 4  # each has a database connection of its own
MOST_WAITING = 8  # requests inside or queueing; the server's other threads stay free for what is kept
BUSY = 2  # requests inside: as many as a small machine has processors
MOST_FAILURES = 2  # one after the other; a single slow search must not keep editors out
MOST_MAKINGS = 2  # of one page, while changes come one after the other: a reader is not to wait for the last
LONGEST_WAKING = 30.0  # seconds after the start of a worker during which Django may still be loading
REST = 3.0  # seconds during which a site that has failed is left alone; then one request tries it again


@dataclass
class UpstreamResponse:
    """What Django said. `body` is bytes, or what is to be streamed."""

    line: str  # such as “200 OK”
    headers: list[tuple[str, str]]
    body: bytes | Iterable[bytes]
    keep_until: float = 0.0

    @property
    def status(self) -> int:
        return int(self.line[:3])


class UpstreamUnavailable(Exception):
    """The site failed, took too long, or is being left alone."""


class CircuitBreaker:
    """Open after a failure: for a while nobody waits for what will most likely fail again."""

    def __init__(self):
        self.failures, self.rests_until, self.lock = 0, 0.0, threading.Lock()

    @property
    def is_open(self) -> bool:
        return self.failures >= MOST_FAILURES

    def lets_through(self) -> bool:
        """At most one request every REST seconds tries a site that has failed."""
        if not self.is_open:
            return True
        with self.lock:
            if time.monotonic() < self.rests_until:
                return False
            self.rests_until = time.monotonic() + REST
            return True

    def failed(self) -> None:
        self.failures += 1
        self.rests_until = time.monotonic() + REST

    def succeeded(self) -> None:
        self.failures = 0


class UpstreamClient:
    """The site, asked by `start`. `then` does something with each answer, in the thread that made it.

    `mark` is another value after every change of what the site shows.
    """

    def __init__(self, site: Callable, mark: Callable[[], bytes | None] = lambda: None):
        self.site, self.mark, self.breaker = site, mark, CircuitBreaker()
        self.awake: threading.Event | None = getattr(site, "awake", None)  # where the site is one that wakes
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="django")
        self.inside = 0
        self.lock = threading.Lock()

    @property
    def is_awake(self) -> bool:
        return self.awake is None or self.awake.is_set()

    @property
    def is_busy(self) -> bool:
        return self.inside >= BUSY

    def start(
        self, environ: dict, then: Callable[[UpstreamResponse], UpstreamResponse] = lambda answer: answer
    ) -> Future:
        """Begin to answer. Raises Unanswered at once where that is hopeless."""
        with self.lock:
            if self.inside >= THREADS + MOST_WAITING or not self.breaker.lets_through():
                raise UpstreamUnavailable("The site is being left alone.")
            self.inside += 1
        future = self.threads.submit(lambda: then(self._whole_answer(environ)))
        future.add_done_callback(self._has_ended)
        return future

    def wait(self, future: Future, seconds: float) -> UpstreamResponse:
        """The answer begun by `start`. Raises Unanswered when it fails or is not there after `seconds`."""
        if not self.is_awake:
            self.awake.wait(LONGEST_WAKING)
        try:
            return future.result(seconds)
        except (TooLate, CancelledError) as late:
            future.cancel()
            self.breaker.failed()
            raise UpstreamUnavailable(f"No answer after {seconds} seconds.") from late

    def _has_ended(self, future: Future) -> None:
        with self.lock:
            self.inside -= 1

    def _whole_answer(self, environ: dict) -> UpstreamResponse:
        """A page that was being made while something was released may have half of it: it is made again."""
        for _ in range(MOST_MAKINGS):
            mark = self.mark()
            answer = self._answer(environ)
            is_page = environ["REQUEST_METHOD"] == "GET" and answer.status == 200 and isinstance(answer.body, bytes)
            if not is_page or self.mark() == mark:
                break
        return answer

    def _answer(self, environ: dict) -> UpstreamResponse:
        """Call the site as an application server would, and end what it began in the same thread."""
        said = []

        def start_response(status: str, headers: list, exc_info=None):
            said[:] = [status, headers]

        try:
            response = self.site(environ, start_response)
            if getattr(response, "streaming", True):
                body = response
            else:
                body = b"".join(response)
                response.close()
        except Exception as problem:
            log.exception("The site raised %s", type(problem).__name__)
            self.breaker.failed()
            raise UpstreamUnavailable("The site raised an error.") from problem
        answer = UpstreamResponse(*said, body, moment_of(response))
        if answer.status == 503:
            self.breaker.failed()
        else:
            self.breaker.succeeded()
        return answer


def moment_of(response) -> float:
    """Until when a view has said that its answer may be kept, in seconds since the epoch; 0 when it may not.

    A page that changes by itself says in `X-Next-Change` when it will read differently.
    """
    until = getattr(response, "keep_until", None)
    if until is None:
        return 0.0
    change = response.headers.get("X-Next-Change")
    return min(until, datetime.fromisoformat(change) if change else until).timestamp()
