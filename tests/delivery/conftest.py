"""A page store around a small site that does as it is told."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.http import HttpResponse

from delivery.generation import Generation
from delivery.page_cache.disk import DiskCache
from delivery.page_cache.middleware import PageCacheConfig, PageCacheMiddleware
from delivery.upstream.client import UpstreamClient

NOON = 1_800_000_000.0


class SmallSite:
    """A WSGI application. `pages` maps a path to a function of the request's environment."""

    def __init__(self):
        self.pages, self.asked = {}, []

    def __call__(self, environ, start_response):
        self.asked.append(environ["PATH_INFO"])
        response = self.pages[environ["PATH_INFO"]](environ)
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response


@pytest.fixture
def page(clock):
    """What makes a page that asks to be kept for an hour, or for so many `seconds`."""

    def page(text: str, status: int = 200, seconds: float = 3600, **headers: str):
        def made(environ):
            response = HttpResponse(text, status=status, headers={k.replace("_", "-"): v for k, v in headers.items()})
            response.expires_at = datetime.fromtimestamp(clock.now + seconds, UTC)
            return response

        return made

    return page


@dataclass
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]


class Visitor:
    """Asks a store and nobody else."""

    def __init__(self, store: PageCacheMiddleware):
        self.store = store

    def get(self, path: str, **environ: str):
        said = {}

        def start_response(status, headers, exc_info=None):
            said.update(status=status, headers=dict(headers))

        asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "example.org", "wsgi.url_scheme": "http"}
        asked |= {"wsgi.input": BytesIO(), "SERVER_NAME": "example.org", "SERVER_PORT": "80"}
        body = b"".join(self.store(asked | environ, start_response))
        return Answer(int(said["status"][:3]), body, said["headers"])


@pytest.fixture
def clock():
    class Clock:
        now = NOON

        def __call__(self):
            return self.now

    return Clock()


@pytest.fixture
def small_site(page):
    site = SmallSite()
    site.pages["/"] = page("<h1>First</h1>")
    return site


@pytest.fixture
def open_again(tmp_path, clock, small_site):
    """Another process of the same site: it shares the folder and nothing else."""

    def opened(site=small_site, release=b"one"):
        generation = Generation(tmp_path / "pages" / "generation", release)
        if generation.current() is None:
            generation.bump()
        store = PageCacheMiddleware(
            UpstreamClient(site, generation.reread),
            DiskCache(tmp_path / "pages"),
            generation,
            clock,
            PageCacheConfig("sessionid"),
        )
        return Visitor(store)

    return opened


@pytest.fixture
def visitor(open_again):
    return open_again()
