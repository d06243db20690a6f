"""The site as it will be: every page with the drafts of a release, made by publishing them and rolling that back.

So a preview is what readers would get, lists, menus and feeds as well. Nothing of it is held or purged
(delivery/draft_preview.py), no signal that waits for a commit is sent, and no file is moved.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http.response import HttpResponseBase
from wagtail.log_actions import LogContext
from wagtail.models import Revision, Site

from core import held_files
from core.models import SiteRendition
from core.models.held_files import HeldFile
from core.models.releases import Release, ReleaseItem
from core.release_publishing import go_with_the_release, those_refused
from core.releases import waiting_items, waits_of
from core.site_answers import answer_of, body_of
from delivery.draft_preview import draft_preview

Choose = Callable[[ReleaseItem], Revision | HeldFile | None]

_made: ContextVar[list[SiteRendition] | None] = ContextVar("renditions_of_preview", default=None)

# Of other people, or of nobody's pages: what is asked there is not shown with drafts.
NOT_SHOWN = ("/admin/", "/drafts/", "/health/", "/search/")
OF_THIS_SITE = re.compile(rb"""(<[a-z][^<>]*?\s(?:href|action|src|poster)=["'])/(?!/|static/)""")
PICTURES = re.compile(rb"""(\ssrcset=["'])([^"']*)""")
AT_START = re.compile(rb"(^|,\s*)/(?!/|static/)")


def newest(item: ReleaseItem) -> Revision | HeldFile | None:
    return waits_of(item.about)


@contextmanager
def site_with(release: Release, choose: Choose = newest) -> Iterator[list[str]]:
    """Inside, the database says what it would say with the release. Yields why parts are missing, in words."""
    items = [item for item in waiting_items(release) if item.about is not None]
    made: list[SiteRendition] = []
    noting = _made.set(made)
    try:
        with draft_preview(), LogContext(user=None), transaction.atomic():
            refused = those_refused(items, partial(show, choose=choose))
            yield [message for messages in refused.values() for message in messages]
            transaction.set_rollback(True)
    finally:
        _made.reset(noting)
        Site.clear_site_root_paths_cache()
        for rendition in made:
            keep_or_forget(rendition)


def show(item: ReleaseItem, choose: Choose) -> None:
    what = choose(item)
    if isinstance(what, HeldFile):
        held_files.show(what)
    elif what is not None:
        go_with_the_release(what)
        what.publish(user=None)


@receiver(post_save, sender=SiteRendition)
def note_rendition(instance: SiteRendition, created: bool, **kwargs: Any) -> None:
    """Only what this very preview makes: others are at work beside it."""
    made = _made.get()
    if created and made is not None:
        made.append(instance)


def keep_or_forget(rendition: SiteRendition) -> None:
    """A picture in a size that was made for the preview: its row was rolled back, so it is written again. One of a file
    that waits is nobody's yet."""
    rendition.cache_backend.delete(rendition.get_cache_key())
    image = type(rendition.image).objects.filter(pk=rendition.image_id).first()
    if image is None or image.file.name != rendition.image.file.name:
        rendition.file.delete(save=False)
        return
    rendition.pk = None
    rendition._state.adding = True
    try:
        with transaction.atomic():
            rendition.save()
    except IntegrityError:  # somebody else has made the same meanwhile
        return


def problems_when_tried(release: Release) -> list[str]:
    """What would be refused now, with all the other parts there."""
    with site_with(release) as problems:
        return problems


@dataclass(frozen=True)
class PreviewedAnswer:
    status: int
    content_type: str
    body: bytes
    location: str
    policy: str


def previewed(
    release: Release, path: str, query: str, below: str, at: datetime | None, choose: Choose = newest
) -> PreviewedAnswer:
    """What the site would answer at `path`. Links lead to the same below the address `below`, which ends in a slash."""
    with site_with(release, choose):
        answer: HttpResponseBase = answer_of(path, query, at)
        body, content_type = body_of(answer), answer.headers.get("Content-Type", "")
    if content_type.startswith("text/html"):
        body = with_links_below(body, below)
    location = answer.headers.get("Location", "")
    location = below + location.removeprefix("/") if location.startswith("/") else location
    policy = answer.headers.get("Content-Security-Policy", "")
    return PreviewedAnswer(answer.status_code, content_type, body, location, policy)


def with_links_below(html: bytes, below: str) -> bytes:
    """Whatever leads to an address of this site, but for its static files, leads to that address of the preview."""
    prefix = below.encode()
    html = OF_THIS_SITE.sub(rb"\g<1>" + prefix, html)
    return PICTURES.sub(lambda found: found[1] + AT_START.sub(rb"\g<1>" + prefix, found[2]), html)
