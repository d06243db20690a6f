"""Sends what Django streams, such as a whole set of open data: a conditional request is answered with 304, and a client
that knows gzip gets it compressed as it comes.

Django was asked without the reader's conditions and encodings (`middleware.unconditional`), so they are met here.
"""

import zlib
from collections.abc import Iterable, Iterator
from http import HTTPStatus

from delivery.page_cache.response import COMPRESSIBLE, Environ, StartResponse
from delivery.upstream.client import UpstreamResponse

GZIP = 16 + zlib.MAX_WBITS
OF_THE_BODY = {"content-length", "content-encoding", "content-disposition", "content-type"}


def send_stream(response: UpstreamResponse, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    headers = {name.lower(): value for name, value in response.headers}
    etag = headers.get("etag", "")
    is_whole = response.status == HTTPStatus.OK
    if is_whole and etag and etag_matches(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
        close(response.body)
        start_response("304 Not Modified", [pair for pair in response.headers if pair[0].lower() not in OF_THE_BODY])
        return [b""]
    # Only what has an ETag is data. A page that tells how far some work is must come out as it is said.
    is_data = is_whole and bool(etag) and headers.get("content-type", "").startswith(COMPRESSIBLE)
    is_gzipped = is_data and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "") and "content-encoding" not in headers
    own = [*response.headers]
    if is_data:
        varies = [word.strip() for word in headers.get("vary", "").split(",") if word.strip()]
        own = [pair for pair in own if pair[0].lower() != "vary"]
        own.append(("Vary", ", ".join(dict.fromkeys([*varies, "Accept-Encoding"]))))
    if is_gzipped:
        own = [pair for pair in own if pair[0].lower() != "content-length"] + [("Content-Encoding", "gzip")]
    start_response(response.status_line, own)
    if environ["REQUEST_METHOD"] == "HEAD":
        close(response.body)
        return [b""]
    pieces = [response.body] if isinstance(response.body, bytes) else response.body
    return gzipped(pieces) if is_gzipped else pieces


def etag_matches(asked: str, etag: str) -> bool:
    """Whether `If-None-Match` names it, one among several and weak or not (RFC 9110, section 13.1.2)."""
    known = [each.strip().removeprefix("W/") for each in asked.split(",")]
    return "*" in known or etag.removeprefix("W/") in known


def gzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(5, zlib.DEFLATED, GZIP)
    try:
        for piece in pieces:
            if packed := packer.compress(piece):
                yield packed
        yield packer.flush()
    finally:
        close(pieces)


def close(body: object) -> None:
    if hasattr(body, "close"):
        body.close()
