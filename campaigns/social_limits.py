"""How long a post may be on each network, and how each counts. Pure.

Sources, read in November 2026: X, “Counting characters” (weighted: links count 23, most scripts outside Latin
count 2 a character); Mastodon user guide (500, links count 23); Bluesky lexicon app.bsky.feed.post (300 graphemes);
LinkedIn, Facebook, Instagram and Threads help pages. A limit here is advice: the network has the last word.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

LINK = re.compile(r"https?://\S+")
LINK_LENGTH = 23
# Ranges that X counts once; everything else counts twice (twitter-text, configuration version 3).
COUNTED_ONCE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


def characters(text: str) -> int:
    """Characters as a reader sees them: a letter with its accent is one."""
    return sum(1 for each in unicodedata.normalize("NFC", text) if not unicodedata.combining(each))


def with_short_links(text: str) -> int:
    """Characters, every link counting 23 whatever its length."""
    return characters(LINK.sub("", text)) + LINK_LENGTH * len(LINK.findall(text))


def weighted(text: str) -> int:
    """As X counts."""
    plain = unicodedata.normalize("NFC", LINK.sub("", text))
    once = sum(1 for each in plain if any(low <= ord(each) <= high for low, high in COUNTED_ONCE))
    return once + 2 * (len(plain) - once) + LINK_LENGTH * len(LINK.findall(text))


@dataclass(frozen=True)
class Network:
    name: str
    most: int
    length_of: Callable[[str], int] = characters


NETWORKS = (
    Network("X", 280, weighted),
    Network("Bluesky", 300),
    Network("Mastodon", 500, with_short_links),
    Network("Threads", 500),
    Network("Instagram", 2200),
    Network("LinkedIn", 3000),
    Network("Facebook", 63206),
)


@dataclass(frozen=True)
class Fit:
    """How a text fits one network."""

    name: str
    length: int
    most: int

    @property
    def fits(self) -> bool:
        return self.length <= self.most

    @property
    def words(self) -> str:
        over = self.length - self.most
        return f"{self.length} of {self.most}" if over <= 0 else f"{self.length} of {self.most}: {over} too many"


def fits(text: str) -> list[Fit]:
    return [Fit(network.name, network.length_of(text), network.most) for network in NETWORKS]
