"""What is kept is sent without asking Django; what has changed never is; and old beats broken."""

import gzip
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest
from django.http import HttpResponse

from delivery.page_cache import fallback, middleware
from delivery.upstream import client

FIRST = b"<h1>First</h1>"


def is_going_back(headers) -> bool:
    return headers.get("Sec-Fetch-Dest") == "back"


@pytest.fixture
def another():
    """A page that reads differently from the first."""
    return lambda environ: HttpResponse("<h1>Another</h1>")


def broken(environ):
    raise ConnectionError("The database is away.")


class TestFresh:
    def test_the_second_reader_costs_nothing(self, visitor, small_site):
        first, second = visitor.get("/"), visitor.get("/")
        assert (first.body, second.body) == (FIRST, FIRST)
        assert first.headers == second.headers
        assert small_site.asked == ["/"]

    def test_a_page_kept_before_is_sent_from_the_first_request_on(self, visitor, open_again, small_site):
        visitor.get("/")
        assert open_again().get("/").body == FIRST
        assert small_site.asked == ["/"]

    def test_after_a_change_every_process_asks_again(self, visitor, open_again, small_site, another):
        other = open_again()
        visitor.get("/"), other.get("/")
        small_site.pages["/"] = another
        visitor.store.generation.bump()
        assert b"Another" in visitor.get("/").body
        assert b"Another" in other.get("/").body

    def test_a_page_is_kept_only_until_it_would_read_differently(self, visitor, small_site, page, clock):
        small_site.pages["/"] = page("Open", seconds=60)
        visitor.get("/")
        clock.now += 59
        assert visitor.get("/").body == b"Open"
        small_site.pages["/"] = page("Closed")
        clock.now += 1
        assert visitor.get("/").body == b"Closed"

    def test_a_clock_that_is_put_back_makes_everything_old(self, visitor, small_site, another, clock):
        visitor.get("/")
        small_site.pages["/"] = another
        clock.now -= 7200
        assert b"Another" in visitor.get("/").body

    def test_a_change_while_the_page_is_made_is_not_missed(self, visitor, small_site, page):
        def changed_meanwhile(environ):
            visitor.store.generation.bump()
            return page("Half old")(environ)

        small_site.pages["/"] = changed_meanwhile
        visitor.get("/")
        small_site.pages["/"] = page("New")
        assert visitor.get("/").body == b"New"

    def test_another_version_of_the_site_makes_its_own_pages(self, visitor, open_again, small_site, page):
        visitor.get("/")
        small_site.pages["/"] = page("Second version")
        assert open_again(release=b"two").get("/").body == b"Second version"
        assert visitor.get("/").body == FIRST

    def test_readers_who_come_together_share_one_making(self, visitor, small_site, page):
        def slow(environ):
            time.sleep(0.2)
            return page("Slow")(environ)

        small_site.pages["/"] = slow
        with ThreadPoolExecutor(8) as readers:
            answers = list(readers.map(lambda _: visitor.get("/"), range(8)))
        assert {answer.body for answer in answers} == {b"Slow"}
        assert small_site.asked == ["/"]


class TestWhoGetsWhat:
    @pytest.mark.parametrize(
        "environ",
        [{"QUERY_STRING": "on=2020-01-01"}, {"HTTP_COOKIE": "a=b; sessionid=x"}, {"REQUEST_METHOD": "POST"}],
        ids=["query", "signed in", "form"],
    )
    def test_what_may_depend_on_who_asks_is_neither_kept_nor_sent_from_what_is(self, visitor, small_site, environ):
        visitor.get("/", **environ)
        visitor.get("/", **environ)
        visitor.get("/")
        visitor.get("/", **environ)
        assert len(small_site.asked) == 4

    def test_a_cookie_of_somebody_else_changes_nothing(self, visitor, small_site):
        visitor.get("/")
        visitor.get("/", HTTP_COOKIE="statistics=1")
        assert small_site.asked == ["/"]

    @pytest.mark.parametrize(
        "headers", [{"Set-Cookie": "a=b"}, {"X-Accel-Expires": "0"}], ids=["with a cookie", "for one reader"]
    )
    def test_an_answer_for_one_person_is_not_kept(self, visitor, small_site, page, headers):
        small_site.pages["/"] = page("Yours", **{name.replace("-", "_"): value for name, value in headers.items()})
        visitor.get("/"), visitor.get("/")
        assert len(small_site.asked) == 2

    def test_a_cache_in_front_may_keep_it_to_the_end_of_the_second(self, visitor, clock):
        clock.now += 0.2  # it was a whole second
        for _ in ("made", "kept"):
            assert visitor.get("/").headers["X-Accel-Expires"] == f"@{int(clock.now)}"
            clock.now += 1

    def test_it_may_not_keep_what_is_answered_as_a_second_begins(self, visitor, clock):
        """Kept to the end of that second, it could be seen for longer than what is published may take to be seen."""
        before = int(clock.now) - 1
        clock.now += 0.05
        assert visitor.get("/").headers["X-Accel-Expires"] == f"@{before}"

    def test_nothing_is_kept_that_has_not_asked(self, visitor, small_site, another):
        small_site.pages["/"] = another
        visitor.get("/"), visitor.get("/")
        assert len(small_site.asked) == 2

    def test_a_private_page_that_is_to_be_covered_is_made_for_its_reader(self, visitor, small_site, page, monkeypatch):
        monkeypatch.setattr(middleware, "_private_rules", {lambda headers: headers.get("Sec-Fetch-Dest") == "back"})
        small_site.pages["/"] = page("Help", Cache_Control="no-store")
        visitor.get("/")
        small_site.pages["/"] = lambda environ: HttpResponse("Covered")
        assert visitor.get("/", HTTP_SEC_FETCH_DEST="back").body == b"Covered"
        assert visitor.get("/").body == b"Help"

    def test_support_pages_have_such_a_rule(self):
        assert len(middleware._private_rules) == 1

    def test_every_host_has_its_own_pages(self, visitor, small_site):
        small_site.pages["/"] = lambda environ: HttpResponse(environ["HTTP_HOST"])
        assert visitor.get("/", HTTP_HOST="a.example").body != visitor.get("/", HTTP_HOST="b.example").body

    @pytest.mark.parametrize("path", ["/../secret/", "//about/", "/a/@page/", "/a%2f/", "/.git/", "/" + "a/" * 60])
    def test_an_address_that_no_page_has_leaves_nothing_on_the_disk(self, visitor, small_site, page, path, tmp_path):
        small_site.pages[path] = page("Taken for a page")
        visitor.get(path)
        assert not list(tmp_path.rglob("@*"))

    @pytest.mark.parametrize("host", ["../up", "a/b", "", "example.org:80:80", "ex ample.org"])
    def test_a_host_that_is_none_leaves_nothing_on_the_disk(self, visitor, host, tmp_path):
        visitor.get("/", HTTP_HOST=host)
        assert not list(tmp_path.rglob("@*"))


class TestAnswers:
    def test_each_browser_gets_the_form_it_knows_best(self, visitor, small_site, page):
        small_site.pages["/"] = page("<p>Long</p>" * 200, Content_Type="text/html; charset=utf-8")
        plain = visitor.get("/")
        small = visitor.get("/", HTTP_ACCEPT_ENCODING="gzip, deflate, br")
        older = visitor.get("/", HTTP_ACCEPT_ENCODING="gzip;q=1.0, br;q=0")
        assert brotli.decompress(small.body) == gzip.decompress(older.body) == plain.body
        assert (small.headers["Content-Encoding"], older.headers["Content-Encoding"]) == ("br", "gzip")
        assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
        assert int(small.headers["Content-Length"]) == len(small.body) < len(plain.body)

    def test_what_a_browser_has_already_is_not_sent_again(self, visitor):
        tag = visitor.get("/").headers["ETag"]
        again = visitor.get("/", HTTP_IF_NONE_MATCH=tag)
        assert (again.status, again.body) == (304, b"")

    def test_a_question_about_a_page_has_its_headers_alone(self, visitor):
        answer = visitor.get("/", REQUEST_METHOD="HEAD")
        assert (answer.status, answer.body, answer.headers["Content-Length"]) == (200, b"", str(len(FIRST)))


class TestOldBeatsBroken:
    @pytest.fixture
    def old(self, visitor, clock, small_site, page):
        """A visitor to a site that is kept, but old."""
        text = "<p>Refuge</p><!--now--><p>Open</p><!--or <p>Monday to Friday: 9am to 5pm</p>-->"
        small_site.pages["/"] = page(text)
        visitor.get("/")
        visitor.store.generation.bump()
        clock.now += 90
        return visitor

    def is_old(self, answer) -> bool:
        text = answer.body.decode()
        is_marked = answer.headers["Age"] == "90" and answer.headers["Warning"].startswith("110")
        return answer.status == 200 and "9am to 5pm" in text and "Open" not in text and is_marked

    def test_when_the_site_raises(self, old, small_site):
        small_site.pages["/"] = broken
        assert self.is_old(old.get("/"))

    @pytest.mark.parametrize("status", [500, 503])
    def test_when_the_site_says_that_it_is_broken(self, old, small_site, page, status):
        small_site.pages["/"] = page("Sorry", status)
        assert self.is_old(old.get("/"))

    def test_when_the_site_hangs(self, old, small_site, monkeypatch):
        monkeypatch.setattr(middleware, "TIMEOUT_WITH_COPY", 0.1)
        ended = threading.Event()
        small_site.pages["/"] = lambda environ: HttpResponse(str(ended.wait(10)))
        started = time.monotonic()
        answers = [old.get("/") for _ in range(20)]
        ended.set()
        assert all(map(self.is_old, answers))
        assert time.monotonic() - started < 9  # two have waited, the others were not made to

    def test_a_site_that_failed_is_left_alone_and_then_tried_again(self, old, small_site, page, monkeypatch):
        monkeypatch.setattr(client, "OPEN_FOR", 0.2)
        small_site.pages["/"] = broken
        small_site.asked.clear()
        for _ in range(10):
            old.get("/")
        assert len(small_site.asked) == 2
        small_site.pages["/"] = page("Mended")
        time.sleep(0.25)
        assert old.get("/").body == b"Mended"

    def test_with_nothing_kept_the_numbers_are_given(self, visitor, small_site):
        small_site.pages["/new/"] = broken
        answer = visitor.get("/new/")
        assert answer.status == 503
        assert answer.headers["Retry-After"] == "120" and answer.headers["Cache-Control"] == "no-store"
        assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
        for number in (b"tel:999", b"tel:101", b"tel:08082000247"):
            assert number in answer.body

    def test_a_way_out_still_leads_out(self, visitor, small_site, monkeypatch):
        monkeypatch.setitem(fallback._exits, "/leave", ["https://weather.example/"])
        small_site.pages["/leave"] = broken
        answer = visitor.get("/leave")
        assert (answer.status, answer.headers["Location"]) == (303, "https://weather.example/")
        assert answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
        assert not answer.body

    def test_a_page_that_is_gone_is_not_brought_back(self, old, small_site, page):
        small_site.pages["/"] = page("Not here", 404)
        assert old.get("/").status == 404
        small_site.pages["/"] = broken
        assert old.get("/").status == 503

    def test_a_page_that_was_withdrawn_is_not_brought_back(self, visitor, open_again, small_site, page):
        small_site.pages["/a/"] = small_site.pages["/a/b/"] = page("Address")
        visitor.get("/a/"), visitor.get("/a/b/")
        other = open_again()
        other.store.disk.remove_below("/a/")
        other.store.generation.bump()
        small_site.pages["/a/"] = small_site.pages["/a/b/"] = broken
        assert [visitor.get("/a/").status, visitor.get("/a/b/").status] == [503, 503]

    def test_somebody_signed_in_gets_no_old_page(self, old, small_site):
        small_site.pages["/"] = broken
        assert old.get("/", HTTP_COOKIE="sessionid=x").status == 503
