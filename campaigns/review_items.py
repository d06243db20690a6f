"""What next season's edition takes over from the last and somebody must look at again. Pure.

An item is known by its kind and its words: when an editor replaces it, it is no longer there and asks for nothing.
"""

import hashlib
import re
from collections.abc import Iterable
from enum import StrEnum
from html import unescape
from typing import NamedTuple

PHONE = re.compile(r"(?<![\w£.])(?:\+44\s?|0)\d[\d ]{7,12}\d(?!\w)|\b(?:999|101|111|116 ?123|18000)\b")
ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)]|mailto:[^\s<>\"']+")
PAGE_LINK = re.compile(r"<a\b[^>]*linktype=\"page\"[^>]*\bid=\"(\d+)\"|<a\b[^>]*\bid=\"(\d+)\"[^>]*linktype=\"page\"")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?\b|\b(?:{MONTHS}) \d{{4}}\b|\b20\d\d\b")
TAG = re.compile(r"<[^>]+>")


class ReviewItemKind(StrEnum):
    """What has to be asked of each."""

    PHONE = "Is this number still right?"
    LINK = "Does this link still lead to the right page?"
    LICENCE = "May we still use this?"
    PERSON = "Does this person still agree, and is the name still right?"
    PHOTO = "May we still show this picture?"
    DATE = "Is this date still right?"
    VENUE = "Should this venue still be named?"


class ReviewItem(NamedTuple):
    kind: ReviewItemKind
    words: str

    @property
    def key(self) -> str:
        """Short and stable: a tick is stored by it."""
        return hashlib.sha256(f"{self.kind.name}\0{self.words}".encode()).hexdigest()[:16]

    @property
    def question(self) -> str:
        return f"{self.words}: {self.kind[0].lower()}{self.kind[1:]}"


def items_in(texts: Iterable[str]) -> list[ReviewItem]:
    """Numbers, links and dates in texts, plain or HTML, each once and in their order."""
    found: dict[ReviewItem, None] = {}
    for text in texts:
        plain = unescape(TAG.sub(" ", text))
        for match in PHONE.finditer(plain):
            found[ReviewItem(ReviewItemKind.PHONE, match.group())] = None
        for match in ADDRESS.finditer(unescape(text)):
            found[ReviewItem(ReviewItemKind.LINK, match.group())] = None
        for match in DATE.finditer(plain):
            found[ReviewItem(ReviewItemKind.DATE, match.group())] = None
    return list(found)


def pages_linked(texts: Iterable[str]) -> set[int]:
    """The numbers of the pages that rich text links to."""
    return {int(first or second) for text in texts for first, second in PAGE_LINK.findall(text)}
