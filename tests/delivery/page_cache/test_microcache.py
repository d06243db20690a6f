"""What is sent again within a second is what a longer look would have found."""

import pytest

from delivery.page_cache.microcache import MOST

OTHER_WORDS = [
    {"HTTP_ACCEPT_ENCODING": "br"},
    {"HTTP_HOST": "other.example"},
    {"wsgi.url_scheme": "https"},
    {"REQUEST_METHOD": "HEAD"},
    {"QUERY_STRING": "on=2020-01-01"},
    {"HTTP_COOKIE": "sessionid=x"},
]


@pytest.fixture
def asked_twice(visitor):
    """The second answer comes from memory, and is at hand for the third."""
    visitor.get("/"), visitor.get("/")
    return visitor


def test_the_third_answer_is_the_first_again(asked_twice):
    answers = asked_twice.store.this_second.held[1]
    assert len(answers) == 1
    assert asked_twice.get("/").body == b"<h1>First</h1>"


@pytest.mark.parametrize("words", OTHER_WORDS, ids=lambda words: next(iter(words)))
def test_whoever_asks_in_other_words_is_answered_for_those(asked_twice, small_site, page, words):
    small_site.pages["/"] = page("<h1>For those words</h1>")
    answers = dict(asked_twice.store.this_second.held[1])
    asked_twice.get("/", **words)
    assert answers.items() <= asked_twice.store.this_second.held[1].items()
    assert asked_twice.get("/").body == b"<h1>First</h1>"


def test_a_browser_that_has_the_page_is_told_so(asked_twice):
    tag = asked_twice.get("/").headers["ETag"]
    assert asked_twice.get("/", HTTP_IF_NONE_MATCH=tag).status == 304
    assert asked_twice.get("/").status == 200


def test_what_was_withdrawn_in_this_second_is_gone_in_this_second(asked_twice, small_site, page):
    small_site.pages["/"] = page("Gone", status=404)
    asked_twice.store.shelf.remove_below("/")
    asked_twice.store.generation.renew()
    assert asked_twice.get("/").status == 404


def test_a_page_that_reads_differently_within_the_second_is_looked_at_each_time(visitor, small_site, page, clock):
    small_site.pages["/"] = page("Open", seconds=0.5)
    visitor.get("/"), visitor.get("/")
    small_site.pages["/"] = page("Closed")
    clock.now += 0.6
    assert visitor.get("/").body == b"Closed"


def test_a_private_page_is_looked_at_each_time(visitor, small_site, page):
    """It may have to be covered for whoever came back to it."""
    small_site.pages["/"] = page("Help", Cache_Control="no-store")
    visitor.get("/"), visitor.get("/")
    assert not visitor.store.this_second.held[1]


def test_nothing_is_at_hand_where_nothing_can_be_withdrawn(asked_twice, small_site, page, monkeypatch):
    monkeypatch.setattr(asked_twice.store.generation, "now", lambda: None)
    small_site.pages["/"] = page("Made now")
    assert asked_twice.get("/").body == b"Made now"


def test_a_server_may_change_the_headers_it_was_given(asked_twice):
    before = asked_twice.get("/").headers
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "example.org", "wsgi.url_scheme": "http"}
    asked_twice.store(environ, lambda line, headers: headers.clear())
    assert asked_twice.get("/").headers == before


def test_invented_words_fill_no_memory(visitor):
    visitor.get("/")
    for number in range(MOST + 10):
        visitor.get("/", HTTP_ACCEPT_ENCODING=f"invented-{number}")
    assert len(visitor.store.this_second.held[1]) == MOST
