"""A real browser on a running site. A page that complains of anything fails its test."""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from playwright.sync_api import BrowserContext, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from delivery.clock import london_now
from tests import migrated
from tests.made_once import made_once
from tests.starter_site import leave_files, take_files

# Playwright's loop runs in the thread that also reads the database, which Django otherwise refuses.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PATIENCE = 30_000  # milliseconds: a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE)

NO_CALLS_HOME = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]

# Tells the console, so that a violation inside a frame or a dialogue is heard like one of the page itself.
REPORT_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) => console.error(
  `Policy: ${event.effectiveDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}
  ${event.sample}`));"""


@pytest.fixture(scope="session")
def playwright(live_server):
    """There can be one at a time, so all browser tests share it."""
    with sync_playwright() as playwright:
        yield playwright
        connection.close()  # beside Playwright's loop this thread has a database connection of its own


@pytest.fixture(scope="session")
def browser(playwright):
    """Chromium: the one that CHROMIUM names, else the one on the path."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not executable:
        pytest.skip("These tests need Chromium: install it, or leave them out with -m 'not browser'.")
    chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", *NO_CALLS_HOME])
    yield chromium
    chromium.close()


class Watch:
    """What a browser complained of: errors, refusals of a content security policy, and requests to other sites."""

    def __init__(self, context: BrowserContext, origin: str):
        self.origin = origin
        self.complaints: list[str] = []
        self.expected: list[str] = []
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.complaints.append(f"{error.page.url}: {error.error}"))
        context.on("request", self._on_request)

    def expect(self, pattern: str) -> None:
        """Let pass every complaint in which the regular expression `pattern` is found."""
        self.expected.append(pattern)

    def unexpected(self) -> list[str]:
        return [said for said in self.complaints if not any(re.search(pattern, said) for pattern in self.expected)]

    def _on_console(self, message) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.page.url if message.page else '?'}: {message.text}")

    def _on_request(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and f"{address.scheme}://{address.netloc}" != self.origin:
            self.complaints.append(f"A request left the site: {request.url}")


@pytest.fixture(scope="session")
def live_server(django_db_setup):
    """One server for all browser tests of a process. It reads the database by its file, over connections of its own."""
    if connection.vendor != "sqlite":
        pytest.exit("Browser tests put back a file after each test, so they run on SQLite: leave DATABASE_URL out.", 4)
    server = LiveServer("localhost")
    assert not server.thread.connections_override, "The server shares our connection: it started too early."
    yield server
    server.stop()


@pytest.fixture(scope="session")
def snapshots(django_db_setup, tmp_path_factory) -> Path:
    """A folder for databases as tests find them; the one that the migrations left is among them."""
    folder = tmp_path_factory.mktemp("snapshots")
    shutil.copy(connection.settings_dict["NAME"], folder / "migrated")
    return folder


@pytest.fixture(autouse=True)
def _django_db_helper(request, django_db_blocker):
    """In the place of pytest-django's: before each test the database is put back in one go. To empty 170 tables and
    to fill them again took a second or two, and every test that wanted the starter site made it anew."""
    if not {"db", "transactional_db", "site_server"} & set(request.fixturenames):
        yield
        return
    snapshots = request.getfixturevalue("snapshots")
    with django_db_blocker.unblock():
        put_back(snapshots / "migrated")
        yield
        connection.close()


@pytest.fixture
def _live_server_helper():
    """In the place of pytest-django's, which would empty the database."""


def put_back(snapshot: Path) -> None:
    connection.close()
    migrated.same_sqlite(snapshot, connection.settings_dict["NAME"])
    cache.clear()
    ContentType.objects.clear_cache()


@pytest.fixture
def site_server(live_server, _django_db_helper):
    """The running site, with what the migrations put into its database, whatever ran before."""
    return live_server


@pytest.fixture
def context(browser, site_server):
    context = browser.new_context(base_url=site_server.url, locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def watch(context, site_server):
    """Fails the test for whatever the browser complained of, unless `watch.expect` named it."""
    watch = Watch(context, site_server.url)
    yield watch
    assert not watch.unexpected(), "The browser complained:\n" + "\n".join(watch.unexpected())


@pytest.fixture
def page(context, watch):
    """A page of a visitor who has never been here."""
    return context.new_page()


@pytest.fixture
def editor(transactional_db):
    return get_user_model().objects.create_superuser("editor", "editor@example.org", "a long enough passphrase")


@pytest.fixture
def editor_page(context, watch, editor, site_server):
    """A page of somebody who is signed in and may do everything."""
    client = Client()
    client.force_login(editor)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site_server.url}])
    return context.new_page()


@pytest.fixture
def starter_site(site_server):
    """The site as `script/serve` begins it, made once."""
    folder = made_once(f"site-{london_now().date()}", make_starter_site)
    put_back(folder / "site.sqlite3")
    take_files(folder)
    return site_server


def make_starter_site(folder: Path) -> None:
    call_command("create_starter_site", verbosity=0)
    connection.close()
    migrated.same_sqlite(connection.settings_dict["NAME"], folder / "site.sqlite3")
    leave_files(folder)


@pytest.fixture
def staff(browser, starter_site):
    """`staff("Plan editors")` is a page of a member of staff with the rights of that role and no more."""
    opened = []

    def page_of(role: str, name: str = ""):
        person = get_user_model().objects.create_user(name or role.lower(), password="a long enough passphrase")
        person.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(base_url=starter_site.url, locale="en-GB", timezone_id="Europe/London")
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": starter_site.url}])
        watch = Watch(context, starter_site.url)
        watch.expect("status of 400")  # Wagtail saves while somebody types, and is told what is still missing
        opened.append((context, watch))
        return context.new_page()

    yield page_of
    complaints = [said for _, watch in opened for said in watch.unexpected()]
    for context, _ in opened:
        context.close()
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


@pytest.fixture
def phone(browser, starter_site):
    """A visitor with a phone 320 px wide and no JavaScript."""
    context = browser.new_context(
        base_url=starter_site.url, viewport={"width": 320, "height": 568}, java_script_enabled=False, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
