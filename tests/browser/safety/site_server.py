"""The site as people get it: its real pages and files, an application server, its ordinary log."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.request import Request, urlopen

from django.conf import settings

from tests import migrated
from tests.browser.safety.waiting import wait_until

HOST = "safer.localhost"


@dataclass
class RunningSite:
    """The running site and what it noted."""

    port: int
    record: Path
    log: Path
    hub: str = "/support/"

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    def url(self, path: str) -> str:
        return self.origin + path

    def requests(self) -> list[dict]:
        """Every request since the last `forget`, with its answer's status and headers."""
        return [json.loads(line) for line in self.record.read_text().splitlines()] if self.record.exists() else []

    def forget(self) -> None:
        self.record.unlink(missing_ok=True)

    @contextmanager
    def without(self, ending: str) -> Iterator[None]:
        """No file whose name ends so, such as “.css”, comes to any browser that does not have it yet."""
        withheld = self.record.with_name("withheld")
        withheld.write_text(ending)
        yield
        withheld.unlink()

    def get(self, path: str, **headers: str):
        return urlopen(Request(f"http://127.0.0.1:{self.port}{path}", headers={"Host": HOST} | headers), timeout=30)


def free_port() -> int:
    """One that nobody has: asked of the machine, so that several suites can run side by side."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return not probe.connect_ex(("127.0.0.1", port))


@contextmanager
def running_site(folder: Path, leave_to: list[str]) -> Iterator[RunningSite]:
    """Fills a site in `folder`, whose way out leads to the addresses given, and serves it."""
    site = RunningSite(free_port(), folder / "requests", folder / "log")
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    environment = kept | {
        "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "config.settings.embedded",
        "PYTHONPATH": os.pathsep.join([str(settings.BASE_DIR), str(settings.BASE_DIR / "site")]),
        "REQUEST_RECORD": str(site.record),
        "VAR_DIR": str(folder),
    }
    run = partial(subprocess.run, cwd=settings.BASE_DIR, env=environment, check=True)
    migrated.copy_sqlite(folder / "site.sqlite3")
    without_admin = ["--ignore", "wagtail*"]  # packing its files takes longer than most of the tests
    run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0", *without_admin])
    run([sys.executable, "tests/browser/safety/fill_site.py", *leave_to])
    serve = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(site.port), "--no-access-log"]
    serve += ["--blocking-threads", "4", "--log-level", "warning", "tests.browser.safety.recorded_wsgi:application"]
    with site.log.open("w") as out:
        command = [sys.executable, *serve]
        server = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdout=out, stderr=out)
    try:
        assert wait_until(lambda: answers(site.port) or server.poll() is not None, 60), "The site did not start."
        assert answers(site.port), site.log.read_text()
        yield site
    finally:
        server.terminate()
        server.wait(20)
