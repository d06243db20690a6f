"""What stands between a page's head and foot, remembered while it is the same for everybody and nothing changes.

A kept page needs none of this. It is for whoever gets past what is kept: an editor who has signed in, an address
with something behind its `?` that the page does not read, another host name. To them a page costs no more than its
frame, however much stands in it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

from core.page_store.remembering import Memory

MOST = 200  # of some 30 KB each


@dataclass(frozen=True)
class MainPart:
    html: SafeString
    until: datetime  # from then on it may read differently


known: Memory[MainPart] = Memory(MOST)


@dataclass(frozen=True)
class Place:
    """Where the main part of the page being served is remembered, and what was true when serving began."""

    address: tuple[str, str]
    mark: bytes | None

    def recall(self, now: datetime) -> SafeString | None:
        part = known.recall(self.address)
        return part.html if part and now < part.until else None

    def keep(self, html: SafeString, until: datetime) -> None:
        known.keep(self.address, MainPart(html, until), self.mark)


def place_of(page: Page, request: HttpRequest) -> Place | None:
    """None when what the page says may depend on who asks, or on how."""
    asks_for_more = any(name in request.GET for name in page.reads_from_address)
    if not (page.is_open_to_all and page.has_plain_frame) or asks_for_more or request.method not in ("GET", "HEAD"):
        return None
    return Place((f"{request.scheme}://{request.get_host()}", request.path), known.now())
