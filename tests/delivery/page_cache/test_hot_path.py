"""A page from memory is sent in the words that were asked for, and not for a moment longer than it is true."""

import pytest

IN_OTHER_WORDS = [
    {"HTTP_HOST": "other.example"},
    {"wsgi.url_scheme": "https"},
    {"QUERY_STRING": "on=2020-01-01"},
    {"HTTP_COOKIE": "sessionid=x"},
]


@pytest.fixture
def warm(visitor):
    visitor.get("/"), visitor.get("/")
    return visitor


@pytest.mark.parametrize("words", IN_OTHER_WORDS, ids=lambda words: next(iter(words)))
def test_whoever_asks_in_other_words_is_answered_for_those(warm, small_site, page, words):
    small_site.pages["/"] = page("<h1>For those words</h1>")
    assert warm.get("/", **words).body == b"<h1>For those words</h1>"
    assert warm.get("/").body == b"<h1>First</h1>"


def test_a_head_request_gets_the_headers_alone(warm):
    asked = warm.get("/", REQUEST_METHOD="HEAD")
    assert asked.body == b""
    assert asked.headers == warm.get("/").headers


def test_a_browser_that_has_the_page_is_told_so(warm):
    tag = warm.get("/").headers["ETag"]
    assert warm.get("/", HTTP_IF_NONE_MATCH=tag).status == 304
    assert warm.get("/").status == 200


def test_what_was_withdrawn_is_gone_with_the_next_request(warm, small_site, page):
    small_site.pages["/"] = page("Gone", status=404)
    warm.store.disk.remove_below("/")
    warm.store.generation.bump()
    assert warm.get("/").status == 404


def test_a_page_that_reads_differently_within_the_second_does(visitor, small_site, page, clock):
    small_site.pages["/"] = page("Open", seconds=0.5)
    visitor.get("/"), visitor.get("/")
    small_site.pages["/"] = page("Closed")
    clock.now += 0.6
    assert visitor.get("/").body == b"Closed"


def test_nothing_is_sent_from_memory_where_nothing_can_be_withdrawn(warm, small_site, page, monkeypatch):
    monkeypatch.setattr(warm.store.generation, "current", lambda: None)
    small_site.pages["/"] = page("Made now")
    assert warm.get("/").body == b"Made now"


def test_a_server_may_change_the_headers_it_was_given(warm):
    before = warm.get("/").headers
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "example.org", "wsgi.url_scheme": "http"}
    warm.store(environ, lambda line, headers: headers.clear())
    assert warm.get("/").headers == before


def test_invented_addresses_fill_no_memory(visitor, small_site, page):
    for number in range(410):
        small_site.pages[f"/{number}/"] = page("Yes")
        visitor.get(f"/{number}/")
    assert len(visitor.store.disk.memory) == 400


def test_after_a_change_a_page_that_is_what_it_was_is_not_compressed_again(warm, monkeypatch):
    from delivery.page_cache import response

    warm.store.generation.bump()
    monkeypatch.setattr(response, "compress", lambda body, encoding: pytest.fail("compressed again"))
    assert warm.get("/").body == b"<h1>First</h1>"
