"""Data that followers can follow: nothing is sent twice, everything that becomes public is told when it did."""

from datetime import date

import pytest

from delivery.page_cache.stream import etag_matches, send_stream
from delivery.upstream.client import UpstreamResponse
from tests.venues.public_register import TODAY, accredit, make_venue, noon
from venues.models import Accreditation

DATA, API = "/safety-thirst/open-data/", "/safety-thirst/api/v1/"
FILES = [
    f"{DATA}venues.csv",
    f"{API}changes",
]  # every one of them on a running server: tests/venues/test_on_a_server.py


@pytest.mark.django_db
@pytest.mark.slow
class TestAsking:
    @pytest.mark.parametrize("address", FILES)
    def test_a_browser_may_ask_first(self, client, front_page, now, address):
        answer = client.options(
            address, headers={"origin": "https://x.example", "access-control-request-method": "GET"}
        )
        assert answer.status_code == 204
        assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
        assert answer["Access-Control-Allow-Origin"] == "*"

    @pytest.mark.parametrize("address", FILES)
    def test_other_methods_and_unknown_parameters_are_refused_in_words(self, client, front_page, now, address):
        posted = client.post(address)
        assert (posted.status_code, posted["Allow"]) == (405, "GET, HEAD, OPTIONS")
        refused = client.get(address, {"colour": "red"})
        assert refused.status_code == 400
        assert "There is no parameter “colour”" in refused.json()["detail"]

    def test_what_was_entered_late_is_told_when_it_was_entered(self, client, front_page, now):
        late = accredit(make_venue("Late"), 2026, starts=date(2026, 11, 1))
        Accreditation.objects.filter(pk=late.pk).update(recorded_at=noon(TODAY))
        now(date(2026, 11, 23))
        [item] = client.get(f"{API}changes", {"since": TODAY.isoformat()}).json()["items"]
        assert (item["kind"], item["on"], item["published_at"]) == ("issued", "2026-11-01", "2026-11-22T12:00:00Z")


def stream(environ: dict, **headers) -> tuple[str, dict, bytes]:
    said = []
    given = {"ETag": 'W/"one"', "Content-Type": "text/csv; charset=utf-8", **headers}
    response = UpstreamResponse("200 OK", list(given.items()), iter([b"Name\r\n", b"Tin\r\n" * 500]))
    body = send_stream(response, {"REQUEST_METHOD": "GET", **environ}, lambda *args: said.append(args))
    return said[0][0], dict(said[0][1]), b"".join(body)


def test_a_stream_that_the_reader_has_is_not_sent_again():
    status, headers, body = stream({"HTTP_IF_NONE_MATCH": '"other", W/"one"'})
    assert (status, body, headers["ETag"]) == ("304 Not Modified", b"", 'W/"one"')
    assert stream({"HTTP_IF_NONE_MATCH": '"other"'})[0] == "200 OK"


def test_data_are_compressed_as_they_come_and_pages_are_not():
    import gzip

    status, headers, body = stream({"HTTP_ACCEPT_ENCODING": "gzip, br"})
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body).startswith(b"Name\r\nTin")
    assert "Content-Encoding" not in stream({"HTTP_ACCEPT_ENCODING": "gzip"}, ETag="")[1]


def test_the_head_of_a_stream_has_no_body():
    assert stream({"REQUEST_METHOD": "HEAD"})[2] == b""


@pytest.mark.parametrize(
    ("asked", "matches"), [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False)]
)
def test_weak_or_not_one_of_several(asked, matches):
    assert etag_matches(asked, 'W/"a"') == matches
