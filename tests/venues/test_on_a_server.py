"""What only a running server shows: every file of open data as followers ask for it, and a count of wrong numbers that
two processes share. Django's test client sends no conditions through the page cache and checks no tokens.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from urllib.request import HTTPErrorProcessor, Request, build_opener

import pytest
from django.conf import settings

from tests import migrated
from tests.browser.safety.site_server import answers, free_port
from tests.browser.safety.waiting import wait_until
from venues.certificate_numbers import make_number

pytestmark = pytest.mark.slow

SMALL = 300  # bytes: what is smaller need not become smaller still
CATALOGUES = ("/data/", "/safety-thirst/open-data/")
LINKED = re.compile(r'href="(/(?:data/v1|decisions|safety-thirst/(?:open-data|api))/[^"#?]+\.\w+)"')
FILL = """
from datetime import date
from django.utils import timezone
from wagtail.models import Page, Site
from home.models import HomePage
from core.models import PartnershipSettings
from tests.venues.public_register import accredit, make_venue
from venues.models import SchemeSettings
front = Page.objects.get(depth=1).add_child(instance=HomePage(title="Home", slug="front", lead="<p>Hello.</p>"))
Site.objects.update(root_page=front)
PartnershipSettings.objects.create(site=Site.objects.get(), name="Safer City Partnership", area="City of London")
SchemeSettings.objects.create(site=Site.objects.get(), name="Safety Thirst", path="safety-thirst")
for number in range(8):
    accredit(make_venue(f"Paper Lantern {number}"), 2026)
"""


class EveryAnswer(HTTPErrorProcessor):
    """A refusal is an answer, and no exception."""

    def http_response(self, request, response):
        return response


class Served:
    def __init__(self, port: int):
        self.origin, self.opener = f"http://127.0.0.1:{port}", build_opener(EveryAnswer)

    def ask(self, path: str, method: str = "GET", **headers: str):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.opener.open(Request(self.origin + path, method=method, headers=named), timeout=30)
        return answer.status, answer.headers, answer.read()

    def files(self) -> list[str]:
        """Every address that a page of data or a description names."""
        pages = "".join(self.ask(path)[2].decode() for path in CATALOGUES)
        described = (json.loads(self.ask(path)[2])["paths"] for path in set(LINKED.findall(pages)) if "openapi" in path)
        named = {path for paths in described for path in paths if "{" not in path}
        return sorted(named.union(LINKED.findall(pages)))


@pytest.fixture(scope="module")
def served(tmp_path_factory, django_db_setup) -> Iterator[Served]:
    """Two processes that answer, behind somebody who says whom each request is from."""
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")}
    environment = kept | {
        "DJANGO_SETTINGS_MODULE": "tests.venues.behind_a_proxy",
        "PYTHONPATH": os.pathsep.join([str(settings.BASE_DIR), str(settings.BASE_DIR / "site")]),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "VAR_DIR": str(folder),
    }
    migrated.copy_sqlite(folder / "site.sqlite3")
    run = partial(subprocess.run, cwd=settings.BASE_DIR, env=environment, check=True)
    run([sys.executable, "manage.py", "shell", "--no-imports", "-c", FILL])
    serve = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-access-log"]
    serve += ["--workers", "2", "--blocking-threads", "4", "--log-level", "warning", "config.wsgi:application"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, *serve], cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log
        )
        try:
            assert wait_until(lambda: answers(port), 60), (folder / "log").read_text()
            yield Served(port)
        finally:
            server.terminate()
            server.wait(30)


def told(served: Served, path: str) -> dict[str, object]:
    """How one file is answered, in the words of what is asked of it."""
    status, headers, whole = served.ask(path)
    asked_first = {"Origin": "https://x.example", "Access_Control_Request_Method": "GET"}
    preflight, posted = served.ask(path, "OPTIONS", **asked_first), served.ask(path, "POST")
    packed = served.ask(path, Accept_Encoding="gzip", Range="bytes=0-9")
    return {
        "there": status,
        "for every site": headers["Access-Control-Allow-Origin"],
        "again": served.ask(path, If_None_Match=headers["ETag"] or "")[0],
        "a browser asks first": (preflight[0], "If-None-Match" in (preflight[1]["Access-Control-Allow-Headers"] or "")),
        "another method": (posted[0], posted[1]["Allow"]),
        "an unknown parameter": served.ask(f"{path}?colour=red")[0],
        "packed": (packed[1]["Content-Encoding"], len(packed[2]) < len(whole) or len(whole) < SMALL),
        "a part": (packed[0], packed[1]["Accept-Ranges"]),
        "its head": served.ask(path, "HEAD")[::2],
    }


RIGHT = {
    "there": 200,
    "for every site": "*",
    "again": 304,
    "a browser asks first": (204, True),
    "another method": (405, "GET, HEAD, OPTIONS"),
    "an unknown parameter": 400,
    "packed": ("gzip", True),
    "a part": (200, "none"),
    "its head": (200, b""),
}


def test_every_file_of_open_data_is_answered_as_followers_ask(served):
    files = served.files()
    assert len(files) > 55
    for ending in (
        "venues.csv",
        "venues.geojson",
        "datapackage.json",
        "changes.xml",
        "record.jsonld",
        "api/v1/changes",
    ):
        assert [path for path in files if path.endswith(ending)], ending
    said = {path: told(served, path) for path in files}
    assert {path: each for path, each in said.items() if each != RIGHT} == {}


def test_wrong_numbers_are_counted_across_processes_behind_a_proxy_and_by_network(served):
    def statuses(times: int, *said: str) -> set[int]:
        """Of wrong numbers, each asked on a connection of its own so that both processes get some."""
        return {
            served.ask(f"/st/{make_number(2026, 123, 'ST')}", X_Forwarded_For=said[turn % len(said)])[0]
            for turn in range(times)
        }

    # One customer's network of IPv6, from many addresses of it, beside what the visitor wrote in front.
    network = [f"198.51.100.{n}, 2001:db8:0:7::{n:x}" for n in range(1, 31)]
    assert statuses(30, *network) == {404}
    assert statuses(6, "2001:db8:0:7:ffff::1", "[2001:db8:0:7::99]:5501") == {429}
    assert statuses(4, "2001:db8:0:8::1", "198.51.100.1", "2001:db8:0:7::1, 192.0.2.9") == {404}
    assert statuses(29, "192.0.2.9") | statuses(1, "::ffff:192.0.2.9") == {404, 429}
