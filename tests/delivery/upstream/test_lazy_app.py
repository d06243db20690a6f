"""A worker that starts sends what is kept at once; Django is loaded meanwhile."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings

from delivery.page_cache import fallback
from delivery.upstream.lazy_app import LazyApplication, has_running_siblings


@pytest.fixture
def waking(small_site):
    """A site that wakes when the test lets it."""
    may = threading.Event()

    def load():
        may.wait(10)
        return small_site

    site = LazyApplication(load)
    site.may = may
    yield site
    may.set()


def test_a_kept_page_is_sent_before_the_site_is_there(visitor, open_again, waking):
    visitor.get("/")
    assert open_again(site=waking).get("/").body == b"<h1>First</h1>"
    assert not waking.loaded.is_set()


def test_an_old_page_is_sent_at_once_as_old(visitor, open_again, waking):
    visitor.get("/")
    visitor.store.generation.bump()
    said = open_again(site=waking).get("/")
    assert "Warning" in said.headers and not waking.loaded.is_set()


def test_whoever_needs_the_site_waits_until_it_is_awake(open_again, waking):
    threading.Timer(0.3, waking.may.set).start()
    assert open_again(site=waking).get("/").body == b"<h1>First</h1>"


def test_nobody_waits_for_it_who_wants_to_leave(open_again, waking, monkeypatch):
    monkeypatch.setitem(fallback._exits, "/leave", ["https://weather.example/"])
    assert open_again(site=waking).get("/leave").headers["Location"] == "https://weather.example/"
    assert not waking.loaded.is_set()


def test_a_site_that_cannot_be_loaded_leaves_what_is_kept(visitor, open_again):
    visitor.get("/")

    def load():
        raise ImportError("a bad release")

    broken = open_again(site=LazyApplication(load))
    assert broken.get("/").body == b"<h1>First</h1>"
    assert broken.get("/new/").status == 503


@pytest.mark.parametrize(("age", "others"), [(5, False), (60, True)])
def test_a_worker_that_joins_others_is_loaded_first(monkeypatch, age, others):
    """`age`: for how long the server has been up, in seconds."""
    ticks = os.sysconf("SC_CLK_TCK")
    said = {"stat": f"1 (a (b) c) S {'0 ' * 18}{(1000 - age) * ticks} 0", "uptime": "1000.5 4"}
    monkeypatch.setattr(Path, "read_text", lambda path: said[path.name])
    assert has_running_siblings() is others


def test_nothing_of_the_door_needs_an_app_to_be_loaded():
    """Or the first page would wait for Django after all."""
    code = """
import sys
sys.path[:0] = [".", "site"]
import delivery.page_cache.factory, delivery.upstream.lazy_app, support_services.back_navigation
print([name for name in sys.modules if name.startswith(("wagtail.", "core.models"))])
"""
    ended = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert ended.stdout.strip() == "[]", ended.stdout + ended.stderr
