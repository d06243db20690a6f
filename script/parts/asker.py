"""Somebody who asks the front door for pages, over HTTPS, and notes how each answer was."""

import http.client
import ssl
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass, field

UNVERIFIED = ssl._create_unverified_context()


@dataclass
class Said:
    status: int
    headers: dict[str, str]
    body: str


class Asker:
    """`address` is the machine to ask, and `host` the name to ask it for."""

    def __init__(self, port: int, host: str, address: str = "127.0.0.1"):
        self.port, self.host, self.address = port, host, address
        self.connection: http.client.HTTPSConnection | None = None

    def _connect(self) -> http.client.HTTPSConnection:
        return http.client.HTTPSConnection(self.address, self.port, timeout=30, context=UNVERIFIED)

    def ask(self, path: str, method: str = "GET", headers: dict | None = None, body: bytes | None = None) -> Said:
        """One answer. Raises OSError or HTTPException when the connection breaks twice."""
        for is_last in (False, True):
            try:
                if self.connection is None:
                    self.connection = self._connect()
                self.connection.request(method, path, body, {"Host": f"{self.host}:{self.port}"} | (headers or {}))
                response = self.connection.getresponse()
                text = response.read().decode(errors="replace")
                return Said(response.status, {name.lower(): value for name, value in response.getheaders()}, text)
            except (OSError, http.client.HTTPException):
                self.connection = None
                if is_last:
                    raise
        raise AssertionError("not reached")


@dataclass
class Tally:
    """How the answers were: `seconds` each, for critical pages also apart; failures by status, wrong ones by path."""

    seconds: list[float] = field(default_factory=list)
    critical: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def at(self, share: float, seconds: list[float] | None = None) -> float:
        """Milliseconds that this share of the answers, or of those in `seconds`, took at most."""
        times = sorted(self.seconds if seconds is None else seconds)
        return times[min(len(times) - 1, int(len(times) * share))] * 1000 if times else 0.0


def ask_many(
    port: int,
    host: str,
    expected: dict[str, str],
    *,
    at_least: int,
    seconds: float,
    critical: Collection[str] = (),
    readers: int = 4,
) -> Tally:
    """Ask for every page of `expected` in turn, `at_least` times in all and for `seconds`.

    An answer is right when it is a 200 that has the words which `expected` gives for it.
    """
    tally, lock, paths = Tally(), threading.Lock(), list(expected)
    ends, left = time.monotonic() + seconds, [at_least]

    def read(number: int) -> None:
        asker, turn = Asker(port, host), number
        while True:
            with lock:
                if left[0] <= 0 and time.monotonic() > ends:
                    return
                left[0] -= 1
            path = paths[turn % len(paths)]
            turn += 1
            started = time.monotonic()
            try:
                said = asker.ask(path)
                fault = "" if said.status == 200 else f"{said.status} {path}"
                is_wrong = said.status == 200 and expected[path] not in said.body
            except (OSError, http.client.HTTPException) as problem:
                fault, is_wrong = f"{type(problem).__name__} {path}", False
            with lock:
                tally.seconds.append(time.monotonic() - started)
                if path in critical:
                    tally.critical.append(tally.seconds[-1])
                if fault:
                    tally.failures.append(fault)
                if is_wrong:
                    tally.wrong.append(path)
            time.sleep(0.002)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally
