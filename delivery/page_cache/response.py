"""One cached response: what to send, plain and compressed, until when it is true, and what to send after that."""

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from http import HTTPStatus
from typing import Any

import brotli

Headers = list[tuple[str, str]]
Environ = dict[str, Any]
StartResponse = Callable[[str, Headers], object]

ENCODINGS = ("br", "gzip", "")  # the best first
BROTLI_QUALITY = 6  # of 11: a third of the time of 9 for pages a few bytes longer
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/ld+json",
    "application/csvm+json",
    "application/x-ndjson",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "image/svg",
)
# What a page says of this moment, and what it says instead once the moment has passed.
OF_THE_MOMENT = re.compile(rb"<!--now-->.*?<!--or (.*?)-->", re.DOTALL)
STALE_WARNING = [("Warning", '110 - "Response is Stale"')]


@dataclass
class Variant:
    """The response in one encoding, with all headers that do not depend on who asks. `etag` may be empty."""

    headers: Headers
    body: bytes
    etag: str


@dataclass
class CachedResponse:
    """`created_at` and `expires_at` are seconds since the epoch; `generation` is the one in which it was made."""

    status: int
    headers: Headers
    body: bytes
    generation: bytes = b""
    created_at: float = 0.0
    expires_at: float = 0.0
    compressed: dict[str, bytes] = field(default_factory=dict)
    variants: dict[str, Variant] = field(default_factory=dict, repr=False)

    def is_fresh(self, generation: bytes | None, now: float) -> bool:
        """Whether it would read the same if it were made now. A clock that was put back makes it stale."""
        return self.generation == generation and self.created_at <= now + 1 and now < self.expires_at

    @cached_property
    def is_no_store(self) -> bool:
        """Browsers may not keep it: somebody could look over the reader's shoulder, today or tomorrow."""
        return "no-store" in self.header("Cache-Control")

    @cached_property
    def status_line(self) -> str:
        return f"{self.status} {HTTPStatus(self.status).phrase}"

    @cached_property
    def without_moment(self) -> "CachedResponse":
        """The same without what is true of one moment only, for when nobody can say what is true now."""
        body = OF_THE_MOMENT.sub(rb"\1", self.body)
        return CachedResponse(self.status, self.headers, body, created_at=self.created_at)

    def header(self, name: str) -> str:
        return next((value for given, value in self.headers if given.lower() == name.lower()), "")

    def body_in(self, encoding: str) -> bytes:
        if encoding not in self.compressed:
            self.compressed[encoding] = compress(self.body, encoding)
        return self.compressed[encoding]

    def reuse_compression_of(self, other: "CachedResponse | None") -> None:
        """Compressing takes longer than most other steps, and after a change most pages are what they were."""
        if other is not None and other.body == self.body:
            self.compressed = other.compressed

    def send(
        self, environ: Environ, start_response: StartResponse, also: Iterable[tuple[str, str]] = ()
    ) -> list[bytes]:
        """Answer a WSGI request in the best encoding the browser knows; `also` are headers of this answer alone."""
        encoding = negotiate_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        variant = self.variants.get(encoding) or self._make_variant(encoding)
        if variant.etag and environ.get("HTTP_IF_NONE_MATCH") == variant.etag:
            of_the_body = ("Content-Length", "Content-Encoding")
            headers = [pair for pair in variant.headers if pair[0] not in of_the_body]
            start_response("304 Not Modified", [*headers, *also])
            return [b""]
        start_response(self.status_line, [*variant.headers, *also])
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else variant.body]

    def _make_variant(self, asked: str) -> Variant:
        is_compressible = self.header("Content-Type").startswith(COMPRESSIBLE) and not self.header("Content-Encoding")
        encoding = asked if is_compressible else ""
        body, etag = self.body_in(encoding), self.header("ETag")
        own = ("content-length", "vary", "etag")
        headers = [pair for pair in self.headers if pair[0].lower() not in own]
        varies = [word.strip() for word in self.header("Vary").split(",") if word.strip()]
        headers.append(("Vary", ", ".join(dict.fromkeys([*varies, "Accept-Encoding"]))))
        headers.append(("Content-Length", str(len(body))))
        if encoding:
            headers.append(("Content-Encoding", encoding))
        if self.status == HTTPStatus.OK and not self.is_no_store:
            etag = etag or f'"{hashlib.sha256(body).hexdigest()[:20]}"'
            headers.append(("ETag", etag))
        self.variants[asked] = Variant(headers, body, etag)
        return self.variants[asked]

    def serialize(self) -> bytes:
        """For the disk: a checksum of the rest, then what is known of it, then the three bodies."""
        bodies = [self.body_in(encoding) for encoding in ENCODINGS]
        known = {"status": self.status, "headers": self.headers, "generation": self.generation.hex()}
        known |= {"created_at": self.created_at, "expires_at": self.expires_at, "sizes": [len(body) for body in bodies]}
        rest = json.dumps(known).encode() + b"\n" + b"".join(bodies)
        return hashlib.sha256(rest).hexdigest().encode() + b"\n" + rest

    @classmethod
    def deserialize(cls, data: bytes) -> "CachedResponse":
        """What `serialize` made. Raises ValueError or KeyError for anything else, such as a half-written file."""
        checksum, _, rest = data.partition(b"\n")
        if hashlib.sha256(rest).hexdigest().encode() != checksum:
            raise ValueError("The checksum does not fit: the file was cut short or changed.")
        line, _, bodies = rest.partition(b"\n")
        known, compressed = json.loads(line), {}
        for encoding, size in zip(ENCODINGS, known["sizes"], strict=True):
            compressed[encoding], bodies = bodies[:size], bodies[size:]
        return cls(
            known["status"],
            [(name, value) for name, value in known["headers"]],
            compressed[""],
            bytes.fromhex(known["generation"]),
            known["created_at"],
            known["expires_at"],
            compressed,
        )


def compress(body: bytes, encoding: str) -> bytes:
    match encoding:
        case "br":
            compressed: bytes = brotli.compress(body, quality=BROTLI_QUALITY)
            return compressed
        case "gzip":
            return gzip.compress(body, compresslevel=9, mtime=0)
    return body


@lru_cache(maxsize=256)
def negotiate_encoding(accepted: str) -> str:
    """`br`, `gzip` or empty, for what a browser says it accepts; one refused with `q=0` counts as refused."""
    names = {}
    for word in accepted.lower().split(","):
        name, _, weight = word.partition(";")
        names[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((encoding for encoding in ENCODINGS if names.get(encoding)), "")
