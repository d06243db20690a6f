"""A fragment cache: what a page says itself, in its head and main part, remembered while it is the same for everybody.

A kept page needs none of this. It is for whoever gets past what is kept: an editor who has signed in, an address
with something behind its `?` that the page does not read, another host name. To them a page costs no more than its
frame, however much stands in it.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

from delivery.local_cache import LocalCache, generation_now

MOST = 200  # pages, of some 30 KB each

Parts = dict[str, SafeString]  # by the name that the template gives the part
known: LocalCache[tuple[Parts, datetime]] = LocalCache(
    MOST
)  # with the moment from which on the page may read differently


@dataclass
class FragmentStore:
    """Where the parts of the page being served are remembered, and what was true when serving began."""

    address: tuple[str, str]
    mark: bytes | None
    made: Parts = field(default_factory=dict)
    true_until: datetime | None = None  # of what is remembered, once it was found

    def recall(self, now: datetime) -> Parts | None:
        parts, until = known.recall(self.address) or ({}, now)
        self.true_until = until if now < until else None
        return parts if self.true_until else None

    def keep(self, until: datetime) -> None:
        known.keep(self.address, (self.made, until), self.mark)


def place_of(page: Page, request: HttpRequest) -> FragmentStore | None:
    """None when what the page says may depend on who asks, or on how."""
    asks_for_more = any(name in request.GET for name in page.reads_from_address)
    if not page.is_open_to_all or request.method not in ("GET", "HEAD") or asks_for_more:
        return None
    return FragmentStore((f"{request.scheme}://{request.get_host()}", request.path), generation_now())
