"""One finished answer: what to send, plain and compressed, until when it is true, and what to send after that."""

import gzip
import hashlib
import json
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from http import HTTPStatus

import brotli

ENCODINGS = ("br", "gzip", "")  # the best first
QUALITY = 6  # of 11: a third of the time of 9 for pages a few bytes longer
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "image/svg",
)
# What a page says of this moment, and what it says instead once the moment has passed.
OF_THE_MOMENT = re.compile(rb"<!--now-->.*?<!--or (.*?)-->", re.DOTALL)
STALE = [("Warning", '110 - "Response is Stale"')]


@dataclass
class CachedResponse:
    """`made` and `until` are seconds since the epoch; `mark` is the generation it was made in."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    mark: bytes = b""
    made: float = 0.0
    until: float = 0.0
    packed: dict[str, bytes] = field(default_factory=dict)
    ready: dict[str, tuple] = field(default_factory=dict, repr=False)

    def is_fresh(self, mark: bytes | None, now: float) -> bool:
        """Whether it would read the same if it were made now. A clock that was put back makes it old."""
        return self.mark == mark and self.made <= now + 1 and now < self.until

    @cached_property
    def is_private(self) -> bool:
        """Browsers may not keep it: somebody could look over the reader's shoulder, today or tomorrow."""
        return "no-store" in self.header("Cache-Control")

    @cached_property
    def timeless(self) -> "CachedResponse":
        """The same without what is true of one moment only, for when nobody can say what is true now."""
        return CachedResponse(self.status, self.headers, OF_THE_MOMENT.sub(rb"\1", self.body), made=self.made)

    def header(self, name: str) -> str:
        return next((value for given, value in self.headers if given.lower() == name.lower()), "")

    def body_in(self, encoding: str) -> bytes:
        if encoding not in self.packed:
            self.packed[encoding] = pack(self.body, encoding)
        return self.packed[encoding]

    def send(self, environ: dict, start_response, also: list[tuple[str, str]] = ()) -> list[bytes]:
        """Answer a WSGI request with it; `also` are headers of this answer alone."""
        line, headers, body = self.answer(environ, also)
        start_response(line, headers)
        return [body]

    def answer(self, environ: dict, also: list[tuple[str, str]] = ()) -> tuple[str, list, bytes]:
        """Line, headers and body for a request, in the best encoding the browser knows."""
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding not in self.ready:
            self.ready[encoding] = self._make_ready(encoding)
        line, headers, body, tag = self.ready[encoding]
        if tag and environ.get("HTTP_IF_NONE_MATCH") == tag:
            line, body = "304 Not Modified", b""
            headers = [pair for pair in headers if pair[0] not in ("Content-Length", "Content-Encoding")]
        return line, [*headers, *also], b"" if environ["REQUEST_METHOD"] == "HEAD" else body

    def _make_ready(self, encoding: str) -> tuple:
        if not self.header("Content-Type").startswith(COMPRESSIBLE) or self.header("Content-Encoding"):
            encoding = ""
        body, tag = self.body_in(encoding), self.header("ETag")
        own = ("content-length", "vary", "etag")
        headers = [pair for pair in self.headers if pair[0].lower() not in own]
        varies = [word.strip() for word in self.header("Vary").split(",") if word.strip()]
        headers.append(("Vary", ", ".join(dict.fromkeys([*varies, "Accept-Encoding"]))))
        headers.append(("Content-Length", str(len(body))))
        if encoding:
            headers.append(("Content-Encoding", encoding))
        if self.status == HTTPStatus.OK and not self.is_private:
            tag = tag or f'"{hashlib.sha256(body).hexdigest()[:20]}"'
            headers.append(("ETag", tag))
        return f"{self.status} {HTTPStatus(self.status).phrase}", headers, body, tag

    def to_bytes(self) -> bytes:
        """For the disk: a checksum of the rest, then what is known of it, then the three bodies."""
        bodies = [self.body_in(encoding) for encoding in ENCODINGS]
        known = {"status": self.status, "headers": self.headers, "mark": self.mark.hex()}
        known |= {"made": self.made, "until": self.until, "sizes": [len(body) for body in bodies]}
        rest = json.dumps(known).encode() + b"\n" + b"".join(bodies)
        return hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest

    @classmethod
    def from_bytes(cls, kept: bytes) -> "CachedResponse":
        """What `to_bytes` made. Raises ValueError for anything else: a half-written or spoilt file."""
        checksum, _, rest = kept.partition(b"\n")
        if hashlib.sha256(rest).hexdigest().encode() != checksum:
            raise ValueError("The checksum does not fit: the file was cut short or changed.")
        line, _, bodies = rest.partition(b"\n")
        known, packed = json.loads(line), {}
        for encoding, size in zip(ENCODINGS, known["sizes"], strict=True):
            packed[encoding], bodies = bodies[:size], bodies[size:]
        headers = [(name, value) for name, value in known["headers"]]
        mark = bytes.fromhex(known["mark"])
        return cls(known["status"], headers, packed[""], mark, known["made"], known["until"], packed)


def pack(body: bytes, encoding: str) -> bytes:
    match encoding:
        case "br":
            return brotli.compress(body, quality=QUALITY)
        case "gzip":
            return gzip.compress(body, compresslevel=9, mtime=0)
    return body


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """`br`, `gzip` or empty, for what a browser says it accepts; one refused with `q=0` counts as refused."""
    names = {}
    for word in accepted.lower().split(","):
        name, _, weight = word.partition(";")
        names[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((encoding for encoding in ENCODINGS if names.get(encoding)), "")
