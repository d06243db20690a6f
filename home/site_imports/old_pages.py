"""What was found of another site: plain values that a process of its own can hand back. Pure."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

MOST_PAGES = 5_000
LONGEST_ADDRESS = 500  # characters
NO_TEXT = "Only its address is known: its title was made from that. Copy the text from the old page."
ENDING = re.compile(r"\.(html?|php|aspx?|jsp|cfm)$", re.IGNORECASE)
FILE = re.compile(
    r"\.(pdf|docx?|odt|xlsx?|ods|csv|pptx?|odp|zip|rtf|jpe?g|png|gif|webp|svg|avif|mp[34]|m4a|mov|wmv|avi|ics|css|js)$",
    re.IGNORECASE,
)


@dataclass
class OldPage:
    """One page of the other site.

    key: the same for one page in every file that has it, see `key_of`. parent: the key of the page above it, or "".
    body: its parts as a stream of blocks stores them; links are written as they led on the other site.
    notes: sentences for whoever goes through the drafts. is_public: it had an address that people know.
    """

    key: str
    address: str
    title: str
    body: list[dict[str, Any]] = field(default_factory=list)
    summary: str = ""
    parent: str = ""
    slug: str = ""
    is_public: bool = True
    notes: list[str] = field(default_factory=list)


@dataclass
class OldSite:
    """All that a file says of a site. `notes`: what needs a hand and belongs to no page."""

    kind: str
    pages: list[OldPage] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def key_of(address: str) -> str:
    """An address without what one site writes in several ways: scheme, www., a slash at the end, a place in the page.

    "" for what is no address of a page. Raises nothing: whatever is in a file may be asked about.
    """
    if not address.strip():
        return ""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", ""):
        return ""
    path = re.sub(r"/(index|default)\.[a-z]{3,5}$", "/", unquote(parts.path), flags=re.IGNORECASE).rstrip("/")
    return f"{host}{path}{'?' if parts.query else ''}{parts.query}" or "/"


def path_of(key: str) -> str:
    """The path that a key stands for, from its first slash: "" for the front page."""
    return key[key.find("/") :] if "/" in key.partition("?")[0] else ""


def last_segment(address: str) -> str:
    """The last part of an address, readable: what a page calls itself there. "" for a front page or a mere question."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    return ENDING.sub("", path.rstrip("/").rpartition("/")[2])


def title_from(address: str) -> str:
    """A title for a page of which only the address is known: “about-us” reads “About us”."""
    words = re.sub(r"[-_+\s]+", " ", last_segment(address)).strip()
    return words[:1].upper() + words[1:]
