"""A real server with the real starter content, other sites beside it, and browsers that were never here before."""

import json
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.browser.safety.neutral_server import NeutralSites
from tests.browser.safety.report import Report
from tests.browser.safety.visitors import ChromiumVisitor, FirefoxVisitor, wait_until

HERE = Path(__file__).resolve().parent
HOST = "safer.localhost"
PORTS = range(8310, 8331)
BROWSERS = {"Chromium": ("chromium", "chromium"), "Firefox": ("firefox-esr", "firefox-esr")}  # program, Debian package
REPORT = Report()
NOT_RUN: set[str] = set()


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter):
    if REPORT.lines:
        terminalreporter.section("Safety: what was measured")
        for line in REPORT.table():
            terminalreporter.write_line(line)
    for name in sorted(NOT_RUN):
        terminalreporter.write_line(f"NOT RUN with {name}: install it with “apt-get install {BROWSERS[name][1]}”.")


@pytest.fixture
def report() -> Report:
    return REPORT


@dataclass
class Site:
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

    def answers(self) -> bool:
        with socket.socket() as probe:
            return not probe.connect_ex(("127.0.0.1", self.port))

    def get(self, path: str, **headers: str):
        return urlopen(Request(f"http://127.0.0.1:{self.port}{path}", headers={"Host": HOST} | headers), timeout=30)


def free_port(taken: set[int]) -> int:
    for port in PORTS:
        with socket.socket() as probe:
            if port not in taken and probe.connect_ex(("127.0.0.1", port)):
                taken.add(port)
                return port
    raise RuntimeError(f"No port from {PORTS.start} to {PORTS.stop - 1} is free.")


@pytest.fixture(scope="session")
def taken_ports() -> set[int]:
    return set()


@pytest.fixture(scope="session")
def neutral_session(taken_ports):
    sites = NeutralSites(free_port(taken_ports))
    sites.start()
    yield sites
    sites.stop()


@pytest.fixture
def neutral(neutral_session):
    neutral_session.forget()
    return neutral_session


def site_folder(cache) -> Path:
    """Kept from run to run as long as what fills it is the same: migrating takes longer than all the tests."""
    base = settings.BASE_DIR
    files = [HERE / "fill_site.py", HERE / "markers.py", *base.glob("*/migrations/*.py")]
    files += [file for file in base.glob("support_services/starter*/**/*") if file.is_file() and file.suffix != ".pyc"]
    content = sha256(b"".join(file.read_bytes() for file in sorted(files)))
    return cache.mkdir(f"safety-site-{content.hexdigest()[:12]}")


@pytest.fixture(scope="session")
def site_session(neutral_session, taken_ports, request):
    """The site as people get it: its real pages, collected files, an application server, its ordinary log."""
    folder = site_folder(request.config.cache)
    site = Site(free_port(taken_ports), folder / "requests", folder / "log")
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    environment = kept | {
        "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "config.settings.embedded",
        "PYTHONPATH": os.pathsep.join([str(settings.BASE_DIR), str(settings.BASE_DIR / "site")]),
        "REQUEST_RECORD": str(site.record),
        "VAR_DIR": str(folder),
    }
    run = partial(subprocess.run, cwd=settings.BASE_DIR, env=environment, check=True)
    run([sys.executable, "manage.py", "migrate", "-v0"])
    run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"])
    run([sys.executable, "tests/browser/safety/fill_site.py", *neutral_session.addresses])
    serve = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(site.port), "--no-access-log"]
    serve += ["--blocking-threads", "4", "--log-level", "warning", "tests.browser.safety.recorded_wsgi:application"]
    with site.log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, *serve], cwd=settings.BASE_DIR, env=environment, stdout=out, stderr=out
        )
    assert wait_until(lambda: site.answers() or server.poll() is not None, 60) and site.answers(), site.log.read_text()
    yield site
    server.terminate()
    server.wait(20)


@pytest.fixture
def site(site_session, neutral):
    site_session.forget()
    return site_session


@pytest.fixture(scope="session")
def playwright_session():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def section_paths(site_session) -> list[str]:
    """Every page of the section that leads to another, found as a visitor finds them: by following links."""
    found, to_read = [], [site_session.hub]
    while to_read:
        path = to_read.pop()
        found.append(path)
        page = site_session.get(path)
        if page.headers.get_content_type() != "text/html":
            continue
        links = {part.split('"')[0] for part in page.read().decode().split('href="')[1:]}
        inside = (link.split("#")[0] for link in links if link.startswith(site_session.hub))
        to_read += [link for link in set(inside) if link not in found and link not in to_read]
    return sorted(found)


@pytest.fixture
def pages(section_paths) -> list[str]:
    """Those of them that are pages, not files to keep."""
    return [path for path in section_paths if not path.endswith("/notes/")]


class Browsers:
    """Opens browsers for one test, and closes whatever the test has left open."""

    def __init__(self, playwright, folder: Path, taken_ports: set[int]):
        self.playwright, self.folder, self.taken_ports = playwright, folder, taken_ports
        self.opened: list = []

    def open(self, name: str, **options):
        program = shutil.which(BROWSERS[name][0])
        if not program:
            NOT_RUN.add(name)
            if os.environ.get("CI") == "true":
                pytest.fail(f"{name} is not here, and in CI it must be.")
            pytest.skip(f"{name} is not installed.")
        profile = self.folder / f"profile-{len(self.opened)}"
        if name == "Chromium":
            visitor = ChromiumVisitor(self.playwright, program, profile, **options)
        else:
            visitor = FirefoxVisitor(program, profile, free_port(set(self.taken_ports)), **options)
        self.opened.append(visitor)
        return visitor

    def close(self, visitor) -> None:
        self.opened[self.opened.index(visitor)] = None
        visitor.close()


@pytest.fixture
def browsers(playwright_session, tmp_path, taken_ports):
    browsers = Browsers(playwright_session, tmp_path, taken_ports)
    yield browsers
    for visitor in filter(None, browsers.opened):
        visitor.close()


@pytest.fixture(params=BROWSERS)
def browser_name(request) -> str:
    return request.param
