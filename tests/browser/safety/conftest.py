"""A real server with the real starter content, other sites beside it, and browsers that were never here before."""

import os
import shutil
from dataclasses import astuple
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.browser.safety.neutral_server import NeutralSites
from tests.browser.safety.report import Measured, Report
from tests.browser.safety.site_server import RunningSite, free_port, running_site
from tests.browser.safety.visitors import ChromiumVisitor, FirefoxVisitor, Visitor

HERE = Path(__file__).resolve().parent
BROWSERS = {"Chromium": "chromium", "Firefox": "firefox-esr"}  # as Debian names its program and its package
PACKAGES = BROWSERS | {"WebKit": "webkit2gtk-driver xvfb", "keys of browsers": "xvfb libxtst6"}
REPORT = Report()
NOT_RUN: set[str] = set()


@pytest.hookimpl(tryfirst=True)  # before the one that reads the groups
def pytest_collection_modifyitems(items):
    """Tests of one browser keep together, so that two processes (-n 2 --dist loadgroup) start each of them once."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            name = getattr(item, "callspec", None) and item.callspec.params.get("browser_name")
            item.add_marker(pytest.mark.xdist_group(name or "Chromium"))


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["measured"] = [list(astuple(line)) for line in REPORT.lines]
        session.config.workeroutput["not_run"] = sorted(NOT_RUN)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    REPORT.lines.extend(Measured(*line) for line in getattr(node, "workeroutput", {}).get("measured", ()))
    NOT_RUN.update(getattr(node, "workeroutput", {}).get("not_run", ()))


def pytest_terminal_summary(terminalreporter):
    if REPORT.lines:
        terminalreporter.section("Safety: what was measured")
        for line in REPORT.table():
            terminalreporter.write_line(line)
    for name in sorted(NOT_RUN):
        terminalreporter.write_line(f"NOT RUN with {name}: on Debian, apt install {PACKAGES[name]}.")


@pytest.fixture
def report() -> Report:
    return REPORT


@pytest.fixture(scope="session")
def neutral_session():
    sites = NeutralSites(free_port())
    sites.start()
    yield sites
    sites.stop()


@pytest.fixture
def neutral(neutral_session):
    neutral_session.forget()
    return neutral_session


@pytest.fixture(scope="session")
def site_session(django_db_setup, neutral_session, tmp_path_factory):
    with running_site(tmp_path_factory.mktemp("site"), neutral_session.addresses) as site:
        yield site


@pytest.fixture(scope="session")
def paths(site_session) -> list[str]:
    """Every page of the section, found as a visitor finds them: by following links. All of them are made then: a page
    that takes more than five seconds of a busy machine is answered with another, which has the numbers and no way out.
    """
    found, to_read = [], [site_session.hub, f"{site_session.hub}panel/"]
    while to_read:
        path = to_read.pop()
        found.append(path)
        page = made_at_last(site_session, path)
        links = {part.split('"')[0].split("#")[0] for part in page.split('href="')[1:]}
        inside = {link for link in links if link.startswith(site_session.hub) and not link.endswith("/notes/")}
        to_read += inside - {*found, *to_read}
    return sorted(found)


def made_at_last(site: RunningSite, path: str, tries: int = 6) -> str:
    for left in reversed(range(tries)):
        try:
            return site.get(path).read().decode()
        except HTTPError as problem:
            if problem.code != HTTPStatus.SERVICE_UNAVAILABLE or not left:
                raise
    raise AssertionError("Never tried.")


@pytest.fixture
def site(site_session, neutral) -> RunningSite:
    site_session.forget()
    return site_session


class Browsers:
    """Opens browsers. Most tests share one of each kind; those that read a closed profile have one of their own."""

    def __init__(self, playwright, folder: Path):
        self.playwright, self.folder = playwright, folder
        self.made, self.kept = 0, {}
        self.opened: list[Visitor] = []

    def program(self, name: str) -> str:
        program = (name == "Chromium" and os.environ.get("CHROMIUM")) or shutil.which(BROWSERS[name])
        if not program:
            NOT_RUN.add(name)
            pytest.skip(f"{name} is not installed: apt install {BROWSERS[name]}")
        return program

    def fresh(self, name: str, **options) -> Visitor:
        program = self.program(name)
        self.made += 1
        profile = self.folder / f"profile-{self.made}"
        if name == "Chromium":
            visitor = ChromiumVisitor(self.playwright, program, profile, **options)
        else:
            visitor = FirefoxVisitor(program, profile, free_port(), **options)
        self.opened.append(visitor)
        return visitor

    def shared(self, name: str, *, script: bool = True, keeps_pages: bool = True) -> Visitor:
        """The same browser for every test that asks for the same; it has been to our pages before."""
        if (name, keeps_pages) not in self.kept:
            self.kept[name, keeps_pages] = self.fresh(name, keeps_pages=keeps_pages)
        visitor = self.kept[name, keeps_pages]
        visitor.go("about:blank")
        visitor.run_scripts(script)
        return visitor

    def close(self, visitor: Visitor) -> None:
        self.opened.remove(visitor)
        visitor.close()


@pytest.fixture(scope="session")
def browsers(request, tmp_path_factory):
    # Not a fixture that ours depend on: pytest-django would then empty the database after each test.
    playwright = request.getfixturevalue("playwright")
    browsers = Browsers(playwright, tmp_path_factory.mktemp("browsers"))
    yield browsers
    for visitor in browsers.opened:
        visitor.close()


@pytest.fixture(params=BROWSERS)
def browser_name(request) -> str:
    return request.param


@pytest.fixture
def visitor(browser_name, browsers, site) -> Visitor:
    """Somebody on the first page of the section, in a shared browser."""
    visitor = browsers.shared(browser_name)
    visitor.go(site.url(site.hub))
    return visitor
