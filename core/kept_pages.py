"""Finished public pages, kept in each worker's memory until anything at all changes.

One generation, a small file that every process can see, says whether what is kept is still true: whatever is
saved or deleted gives it a new value before the editor's request returns, so there are no lists of what depends
on what to get wrong. A page asks to be kept by setting `response.keep_until`; nothing else ever is.
"""

import os
import secrets
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.http import HttpRequest, HttpResponse

MOST_KEPT = 500  # pages of some 30 KB: 15 MB a worker
SIGNALS = (post_save, post_delete, m2m_changed)
HERE = "core.kept_pages"
NEVER_SHOWN = {"sessions", "axes", "admin", "django_tasks"}  # what these apps save is on no public page


class Generation:
    """A value that is another one after every change, read from a file that all processes share."""

    def __init__(self, file: Path):
        self.file = file

    def now(self) -> tuple[int, int] | None:
        """The present value; None when the file cannot be read, and then nothing is kept."""
        try:
            seen = os.stat(self.file)
        except OSError:
            return None
        return seen.st_ino, seen.st_mtime_ns

    def renew(self) -> None:
        """Make everything kept so far old, in every process."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.file.with_name(f"{self.file.name}.{secrets.token_hex(6)}")
        fresh.write_text("")
        fresh.replace(self.file)


def midnight_after(now: datetime) -> datetime:
    """The end of the day in `now`'s own zone: what a page says of today is true until then."""
    return (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


class KeptPagesMiddleware:
    """Answer a plain GET from what is kept, without asking the database anything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.generation = Generation(settings.GENERATION_FILE) if settings.GENERATION_FILE else None
        self.kept: OrderedDict[tuple, tuple] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.generation is None or not self._may_be_kept(request):
            return self.get_response(request)
        generation, key = self.generation.now(), (request.get_host(), request.is_secure(), request.path)
        made = self.kept.get(key)
        if made and generation is not None and made[0] == generation and request.now < made[1]:
            return HttpResponse(made[2], headers=dict(made[3]))
        response = self.get_response(request)
        self._keep(key, generation, response)
        return response

    @staticmethod
    def _may_be_kept(request: HttpRequest) -> bool:
        """Only what everybody would get: no query, no form, nobody signed in."""
        return request.method == "GET" and not request.META.get("QUERY_STRING") and not request.COOKIES

    def _keep(self, key: tuple, generation, response: HttpResponse) -> None:
        until = getattr(response, "keep_until", None)
        is_whole = response.status_code == 200 and not response.streaming and not response.cookies
        is_whole = is_whole and "no-store" not in response.get("Cache-Control", "")
        # A change while the page was being made may not be in it: then it is not kept.
        if until is None or not is_whole or generation is None or generation != self.generation.now():
            return
        self.kept[key] = (generation, until, response.content, tuple(response.items()))
        self.kept.move_to_end(key)
        while len(self.kept) > MOST_KEPT:
            self.kept.popitem(last=False)


def renew_on_every_change(file: Path) -> None:
    """From now on, whatever is saved or deleted renews the generation, at once and again when it is committed."""
    generation = Generation(file)
    if generation.now() is None:
        generation.renew()

    def changed(sender, **kwargs):
        if sender._meta.app_label not in NEVER_SHOWN:
            generation.renew()
            transaction.on_commit(generation.renew)

    for signal in SIGNALS:
        signal.connect(changed, weak=False, dispatch_uid=HERE)
