"""A fragment cache: parts of pages that are the same for everybody, held so that only the rest is made.

What a page says itself, in its head and in its main part, is one kind: for whoever gets past the page cache, such as an
editor who has signed in, an address with something behind its `?` that the page does not read, or the first reader
after a change that did not touch the page. To them a page costs no more than its shell, however much stands in it.

The shell around an answer is the other kind: a search is another page for every question, but its head, its menus and
its foot are the same for every reader and every question.
"""

import secrets
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.models import Page

from delivery.local_cache import Entry, LocalCache, current_generation
from delivery.query_trace import QueryTrace
from delivery.site_request import TimedRequest

MIDDLE = f"answer-{secrets.token_hex(16)}"  # nobody can write it anywhere

Fragments = dict[str, SafeString]  # by the name that the template gives each
cache: LocalCache[Fragments] = LocalCache("fragments")


@dataclass
class FragmentStore:
    """The fragments of the page being served: those that are held, and those that the template is making."""

    key: Hashable
    generation: bytes | None
    made: Fragments = field(default_factory=dict)
    held: Entry[Fragments] | None = None

    def get(self, now: datetime) -> Fragments | None:
        self.held = cache.get(self.key, now)
        return self.held.value if self.held else None

    def save(self, trace: QueryTrace, until: datetime) -> None:
        cache.set(self.key, self.made, trace, self.generation, until)


def fragment_store(page: Page, request: TimedRequest) -> FragmentStore | None:
    """None when what the page says may depend on who asks, or on how."""
    asks_for_more = any(name in request.GET for name in page.reads_from_address)
    if not page.is_open_to_all or request.method not in ("GET", "HEAD") or asks_for_more:
        return None
    return FragmentStore((f"{request.scheme}://{request.get_host()}", request.path), current_generation())


def in_shell(request: TimedRequest, template: str, middle: str, context: Callable[[], dict[str, Any]]) -> str:
    """The page that `template` makes around `{{ middle }}`, which is finished HTML.

    `context` is called only where the shell is not held. Nothing that it gives, and nothing that the template shows,
    may depend on the question or on who asks.
    """
    match = request.resolver_match
    key = (f"{request.scheme}://{request.get_host()}", match.view_name if match else "", "shell")

    def make() -> Fragments:
        page = render_to_string(template, {**context(), "middle": MIDDLE}, request)
        before, _, after = page.partition(MIDDLE)
        return {"before": SafeString(before), "after": SafeString(after)}

    shell = cache.get_or_set(key, make, request)
    return f"{shell['before']}{middle}{shell['after']}"
