"""What a closed browser has kept: its history, and every file of its profile that holds a word."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

MOZILLA_LZ4 = b"mozLz40\0"
CHAIN_END = 0x20000000  # the last of a chain of redirects: what Chromium's history screen shows
CORE = 0xFF
NOT_SHOWN = (3, 4, 10)  # frames, and words typed for a search


@dataclass(frozen=True)
class Line:
    """One line of the history that a person sees."""

    address: str
    title: str


def chromium_history(profile: Path, host: str) -> list[Line]:
    """The lines of chrome://history, read as that screen reads them."""
    rows = _rows(
        profile / "Default" / "History",
        "select urls.url, title, transition from visits join urls on urls.id = visits.url where not hidden",
    )
    shown = (Line(url, title) for url, title, kind in rows if kind & CHAIN_END and kind & CORE not in NOT_SHOWN)
    return sorted({line for line in shown if is_on(host, line.address)}, key=lambda line: line.address)


def firefox_history(profile: Path, host: str) -> list[Line]:
    """The lines of Firefox's library."""
    rows = _rows(
        profile / "places.sqlite", "select url, coalesce(title, '') from moz_places where visit_count and not hidden"
    )
    return [Line(url, title) for url, title in rows if is_on(host, url)]


def hidden_rows(profile: Path, host: str) -> list[str]:
    """Addresses of ours that the database of either browser keeps without showing them."""
    chromium, firefox = profile / "Default" / "History", profile / "places.sqlite"
    rows = (
        _rows(chromium, "select url from urls") if chromium.exists() else _rows(firefox, "select url from moz_places")
    )
    return [url for (url,) in rows if is_on(host, url)]


def is_on(host: str, url: str) -> bool:
    return urlsplit(url).hostname == host


def files_with(profile: Path, words: list[str]) -> list[str]:
    """The files of a profile that hold any of the words: in UTF-8 or UTF-16, in any mix of capitals."""
    wanted = [form for word in words for form in (word.lower().encode(), word.lower().encode("utf-16-le"))]
    return [
        str(path.relative_to(profile))
        for path in sorted(profile.rglob("*"))
        if path.is_file() and any(form in text for text in _readings(path) for form in wanted)
    ]


def _rows(database: Path, query: str) -> list[tuple]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def _readings(path: Path) -> Iterator[bytes]:
    """A file's bytes; of Firefox's session files, which are compressed, what is in them too."""
    content = path.read_bytes()
    yield content.lower()
    if content.startswith(MOZILLA_LZ4):
        yield _lz4(content[12:]).lower()


def _lz4(block: bytes) -> bytes:
    """One LZ4 block: literals and copies of what came before, in turn. https://github.com/lz4/lz4, block format."""
    out, at = bytearray(), 0
    while at < len(block):
        token, at = block[at], at + 1
        length, at = _length(block, at, token >> 4)
        out += block[at : at + length]
        at += length
        if at >= len(block):
            break
        offset, at = int.from_bytes(block[at : at + 2], "little"), at + 2
        length, at = _length(block, at, token & 15)
        for _ in range(length + 4):
            out.append(out[-offset])
    return bytes(out)


def _length(block: bytes, at: int, length: int) -> tuple[int, int]:
    more = 255 if length == 15 else 0
    while more == 255:
        more, at = block[at], at + 1
        length += more
    return length, at
