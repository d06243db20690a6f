"""After a publication the next reader gets the new page; where many must be made at once, within a second."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from delivery import generation

FIRST = b"<h1>First</h1>"


@pytest.fixture
def ends():
    ends = Event()
    yield ends
    ends.set()


@pytest.fixture
def busy(visitor, small_site, page, ends):
    """The first page is kept. Then everything changes, and two others are being made."""

    def slow(environ):
        ends.wait(5)
        return page("Slow")(environ)

    small_site.pages |= {"/one/": slow, "/two/": slow}
    visitor.get("/")
    with ThreadPoolExecutor(2) as readers:
        for path in ("/one/", "/two/"):
            readers.submit(visitor.get, path)
        while not visitor.store.upstream.is_busy:
            time.sleep(0.001)
        small_site.pages["/"] = page("New")
        visitor.store.generation.bump()
        yield visitor
        ends.set()


def test_nobody_waits_for_what_was_true_a_moment_ago(busy):
    answer = busy.get("/")
    assert answer.body == FIRST and "Warning" in answer.headers and "X-Accel-Expires" not in answer.headers


def test_the_next_reader_after_that_gets_the_new_page(busy, ends):
    busy.get("/")
    ends.set()
    while busy.store.upstream.is_busy:
        time.sleep(0.001)
    assert busy.get("/").body == b"New"


def test_what_was_true_longer_ago_is_waited_for(busy, monkeypatch):
    monkeypatch.setattr(generation, "RECENTLY", 0.0)
    assert busy.get("/").body == b"New"


def test_what_has_come_to_its_end_is_waited_for(busy, clock):
    clock.now += 3600
    assert busy.get("/").body == b"New"


def test_what_was_withdrawn_is_gone(busy, small_site, page):
    small_site.pages["/"] = page("Gone", status=404)
    busy.store.disk.remove_below("/")
    assert busy.get("/").status == 404


def test_a_change_that_nobody_saw_may_be_old(visitor, open_again):
    """This process has looked at nothing for an hour, say: how long ago its copy was true, it cannot know."""
    other, mark = open_again(), visitor.store.generation.current()
    time.sleep(generation.RECENTLY)
    other.store.generation.bump()
    visitor.store.generation.reread()
    assert not visitor.store.generation.was_current_recently(mark)
