"""Fifty readers poll the running site across the minute of a release: none ever sees a part of it without the rest."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest
from django.conf import settings

from tests import migrated
from tests.browser.safety.site_server import answers, free_port
from tests.browser.safety.waiting import wait_until
from tests.campaigns.release_places import TRACES, Look

pytestmark = [pytest.mark.slow, pytest.mark.databases]

PORT = free_port()
READERS = 50
PAUSE = 4  # seconds between two looks of a reader: together they look twelve times a second
LONGEST_DELAY = 60  # seconds after its minute
AFTERWARDS = 10  # seconds for which readers go on looking


@contextmanager
def running(folder: Path, environment: dict):
    """The server and the scheduler as script/serve runs them."""
    server = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(PORT), "--workers", "2"]
    server += ["--blocking-threads", "16", "--no-access-log", "--log-level", "warning", "config.wsgi:application"]
    commands = [[sys.executable, *server], ["nice", sys.executable, "manage.py", "run_scheduler"]]
    with (folder / "log").open("w") as log:
        begin = partial(subprocess.Popen, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log)
        processes = [begin(command) for command in commands]
        try:
            assert wait_until(lambda: answers(PORT), 60), (folder / "log").read_text()
            yield
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(30)


@contextmanager
def database(folder: Path):
    """The address of a database of our own: on PostgreSQL, beside the tests' own, where they run on it."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        with migrated.postgresql_copy(f"release_{os.getpid()}") as address:
            yield address
        return
    migrated.copy_sqlite(folder / "site.sqlite3")
    yield f"sqlite:///{folder}/site.sqlite3"


def made_site(folder: Path, database_url: str) -> dict:
    """The environment of a site without any page."""
    kept = {name: value for name, value in os.environ.items() if name != "SECRET_KEY"}
    environment = kept | {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "config.settings.embedded",
        "PYTHONPATH": os.pathsep.join([str(settings.BASE_DIR), str(settings.BASE_DIR / "site")]),
        "VAR_DIR": str(folder),
    }
    told_by(["manage.py", "collectstatic", "--noinput", "-v0", "--ignore", "wagtail*"], environment)
    return environment


def told_by(program: list[str], environment: dict) -> str:
    command = [sys.executable, *program]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


class Reader(threading.Thread):
    """Looks at the places in an order of its own, over and over, until it is told to stop."""

    def __init__(self, places: dict, looks: list[Look], stop: threading.Event):
        super().__init__(daemon=True)
        self.places, self.looks, self.stop = list(places.items()), looks, stop

    def run(self) -> None:
        random.shuffle(self.places)
        time.sleep(random.random() * PAUSE)
        while not self.stop.is_set():
            for place, address in self.places:
                self.looks.append(look(place, address))
                if self.stop.wait(PAUSE):
                    return


def look(place: str, address: str) -> Look:
    begin, connection = time.monotonic(), HTTPConnection("127.0.0.1", PORT, timeout=30)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        said, is_old = answer.read(), "Stale" in answer.headers.get("Warning", "") or answer.status == 503
        traces = sum(said.count(trace) for trace in TRACES)
        return Look(place, begin, time.monotonic(), answer.status, traces, is_old)
    except (OSError, HTTPException):
        return Look(place, begin, time.monotonic(), 0, 0, True)
    finally:
        connection.close()


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """Everything that readers saw from some seconds before a release until some seconds after it, and its minute."""
    folder = tmp_path_factory.mktemp("release")
    with database(folder) as database_url:
        yield watched(folder, made_site(folder, database_url))


def watched(folder: Path, environment: dict) -> dict:
    due = (datetime.now(UTC) + timedelta(seconds=110)).replace(second=0, microsecond=0)
    places = json.loads(told_by(["tests/campaigns/fill_release.py", due.isoformat()], environment))
    looks: list[Look] = []
    with running(folder, environment):
        stop = threading.Event()
        for place, address in 2 * list(places.items()):
            look(place, address)  # each of the two processes is slow the first time
        readers = [Reader(places, looks, stop) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        at = time.monotonic() + (due - datetime.now(UTC)).total_seconds()
        wait_until(lambda: any(seen.shows_it for seen in list(looks)), at - time.monotonic() + LONGEST_DELAY + 5)
        time.sleep(AFTERWARDS)
        stop.set()
        for reader in readers:
            reader.join(60)
        log = (folder / "log").read_text()
    return {"looks": looks, "at": at, "places": places, "log": log}


def test_readers_were_there_before_and_after(release):
    before = [seen for seen in release["looks"] if seen.end < release["at"]]
    assert len(before) > 2 * READERS, "The site was up too late: nobody looked before the release."
    assert {seen.place for seen in before} == set(release["places"])
    assert {seen.status for seen in release["looks"]} <= {200, 302, 404, 503}


def test_hardly_anybody_is_put_off(release):
    """A site with more to do than it can sends a kept page that says it is old, or the page with the numbers."""
    put_off = [seen for seen in release["looks"] if seen.is_put_off]
    assert len(put_off) <= len(release["looks"]) / 50, put_off


def test_nothing_shows_before_its_minute(release):
    assert not [seen for seen in release["looks"] if seen.shows_it and seen.end < release["at"]]


def test_it_is_out_within_a_minute(release):
    first = min(seen.end for seen in release["looks"] if seen.shows_it)
    assert first - release["at"] < LONGEST_DELAY, release["log"]


def test_whoever_has_seen_one_place_finds_all_the_others(release):
    """No look that began after anybody had seen the season anywhere missed it elsewhere."""
    first = min(seen.end for seen in release["looks"] if seen.shows_it)
    after = [seen for seen in release["looks"] if seen.begin > first and not seen.is_put_off]
    late = [seen for seen in after if not seen.shows_it]
    assert not late, f"{len(late)} of them, such as {late[:5]}"
    assert {seen.place for seen in release["looks"] if seen.shows_it} == set(release["places"])


def test_no_answer_is_half_of_it(release):
    """A page speaks of the season as often as it does once all is out, or never."""
    for place in release["places"]:
        counts = {seen.traces for seen in release["looks"] if seen.place == place and seen.status == 200}
        assert len(counts - {0}) <= 1, (place, counts)
