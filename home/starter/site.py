"""The order in which a new site is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler, register_signal_handlers
from wagtail.models import Page, PageLogEntry
from wagtail.signal_handlers import disable_reference_index_auto_update

from delivery.clock import london_now
from home.content_sets.whole_sets import is_greeting, load_whole_set, take_greeting_away
from home.models import HomePage
from home.roles import make_roles
from home.samples import load_samples
from home.starter.sets import CITYS_SET


class StarterPagesExist(Exception):
    """The database has pages at the top that are neither ours nor Wagtail's greeting."""


def has_begun() -> bool:
    """Whether there is a front page, or ever was one: its history outlives it."""
    kind = ContentType.objects.get_for_model(HomePage)
    return HomePage.objects.exists() or PageLogEntry.objects.filter(content_type=kind).exists()


@transaction.atomic
def create_starter_site(content: Path = CITYS_SET, *, has_samples: bool = True) -> bool:
    """Make the whole site, or nothing at all if it has begun before. Returns whether it was made.

    `content`: the set it begins with. `has_samples`: with venues, campaigns and seasons that are made up.

    From then on the site belongs to its editors: what they change, hide or delete is never touched again. A run
    that dies half-way leaves nothing, so the next one starts afresh.
    Raises StarterPagesExist if other pages stand where the front page should, and ContentMistakes of the set.
    """
    if has_begun():
        return False
    with disable_reference_index_auto_update(), indexed_at_the_end():  # takes half the time
        make_roles()
        cleared_root()
        load_whole_set(content, london_now())
        if has_samples:
            load_samples(london_now())
    call_command("rebuild_references_index", verbosity=0)
    return True


@contextmanager
def indexed_at_the_end() -> Iterator[None]:
    """The search index of Wagtail's admin is filled once, and not after each of 800 rows."""
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        yield
    finally:
        register_signal_handlers()
    call_command("update_index", verbosity=0)


def cleared_root() -> Page:
    """The root of the page tree, with Wagtail's untouched greeting taken away."""
    root = Page.objects.get(depth=1)
    others = [page for page in root.get_children() if not is_greeting(page)]
    if others:
        raise StarterPagesExist(", ".join(page.title for page in others))
    take_greeting_away()
    return Page.objects.get(depth=1)
