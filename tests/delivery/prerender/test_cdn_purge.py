"""A cache in front is told which pages are others now, and can hold nobody up."""

import logging
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import override_settings

from delivery.page_cache.response import CachedResponse
from delivery.prerender.cdn_purge import CdnBackend, CdnPurger
from delivery.prerender.crawler import CrawledPage

pytestmark = [pytest.mark.indexed, pytest.mark.slow]  # purging is a task, as indexing is


class Cache(BaseHTTPRequestHandler):
    """Answers PURGE, and notes of which host and path."""

    def do_PURGE(self):
        time.sleep(self.server.waits)
        self.server.told.append((self.headers["Host"], self.path))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def cache():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Cache)
    server.told, server.waits = [], 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    location = f"http://127.0.0.1:{server.server_port}"
    frontend = {"edge": {"BACKEND": "delivery.prerender.cdn_purge.CdnBackend", "LOCATION": location}}
    server.location = location
    with override_settings(WAGTAILFRONTENDCACHE=frontend):
        yield server
    server.shutdown()


@pytest.fixture
def with_frontend_cache(monkeypatch):
    monkeypatch.setattr("delivery.prerender.cdn_purge.apps.is_installed", lambda name: True)


def baked(**pages: str) -> list[CrawledPage]:
    return [
        CrawledPage(f"/{name}/", CachedResponse(200, [], text.encode()), True, False) for name, text in pages.items()
    ]


def test_what_reads_differently_or_is_gone_is_forgotten_and_nothing_else(cache, with_frontend_cache):
    edges = CdnPurger("https://example.org")
    edges.purge_changed(baked(about="About", help="Help", plan="Plan"))
    cache.told.clear()
    edges.purge_changed(baked(about="About", help="More help", news="News"))
    assert cache.told == [("example.org", "/help/"), ("example.org", "/news/"), ("example.org", "/plan/")]


def test_a_site_without_such_a_cache_tells_nobody(cache):
    CdnPurger("https://example.org").purge_changed(baked(about="About"))
    assert not cache.told


def test_publishing_a_page_tells_before_the_request_returns(cache, front_page):
    from wagtail.contrib.frontend_cache.signal_handlers import page_published_signal_handler

    page_published_signal_handler(front_page)
    assert cache.told == [("localhost", "/")]


@pytest.mark.parametrize("location", ["hangs", "http://127.0.0.1:9"])
def test_one_that_hangs_or_is_not_there_costs_two_seconds_and_a_line_without_the_page(cache, caplog, location):
    cache.waits = 10
    edge = CdnBackend({"LOCATION": cache.location if location == "hangs" else location})
    started = time.monotonic()
    with caplog.at_level(logging.ERROR):
        edge.purge("https://example.org/support/")
    assert time.monotonic() - started < 8  # two and what a busy machine adds, not the ten that it would hang
    assert "was not told" in caplog.text and "support" not in caplog.text
