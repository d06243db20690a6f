"""The command that looks for what a site leaves behind finds each planted fault, and none where there is none."""

import threading
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

import pytest

from tests.browser.safety.neutral_server import Quietly
from tests.browser.safety.notrace import left_behind

PAGE = """<!doctype html><html lang="en"><title>{title}</title><link rel="icon" href="data:,">
<meta name="referrer" content="{referrer}"><h1>Quillwort against toothache</h1>
<p>These words about a small fern by the water stand nowhere else on this machine.</p>
<p><a class="exit" href="{out}">Leave</a></p>{script}"""
REPLACES = "<script>document.querySelector('.exit').onclick = (event) => {{ event.preventDefault(); \
location.replace('{out}') }}</script>"


class SiteWithFaults(BaseHTTPRequestHandler):
    """`/neutral` is clean; `/neutral?title` and the others have one fault each, `/quillwort` its telling address."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        fault, out = urlsplit(self.path).query, self.server.out
        body = PAGE.format(
            title="Quillwort" if fault == "title" else "Local services",
            referrer="unsafe-url" if fault == "referrer" else "no-referrer",
            out=out,
            script="" if fault == "Back" or self.path == "/quillwort" else REPLACES.format(out=out),
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600" if fault == "cache" else "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def faulty(neutral_session):
    server = Quietly(("127.0.0.1", 0), SiteWithFaults)
    server.out = neutral_session.addresses[0]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/neutral", None),
        ("/neutral?Back", "Back"),
        ("/quillwort", "history"),
        ("/neutral?referrer", "referrer"),
        ("/neutral?cache", "cache"),
        ("/neutral?title", "title"),
    ],
)
def test_each_planted_fault_is_found(path, fault, browsers, faulty):
    visitor = browsers.fresh("Chromium")
    browsers.opened.remove(visitor)  # it is closed before its profile is read
    found = left_behind(visitor, faulty + path)
    assert (fault in found) if fault else not found, found
