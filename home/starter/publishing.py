"""What was published before, and what is added to it: a page that somebody deleted stays deleted, a draft stays one."""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry


def never_was(model: type[Page], title: str) -> bool:
    """Whether no page of this kind has the title or ever had it: its history outlives it."""
    kind = ContentType.objects.get_for_model(model)
    were = PageLogEntry.objects.filter(content_type=kind, label=title)
    return not model.objects.filter(title=title).exists() and not were.exists()


def add_and_publish(row: Any, add: Callable[[Any], None]) -> None:
    """Add to what readers see of a page or row and, where a draft waits, to the draft too, which goes on waiting."""
    draft = row.get_latest_revision_as_object() if row.has_unpublished_changes else None
    for version in filter(None, (row, draft)):
        add(version)
    row.save()
    if draft:
        draft.save_revision(clean=False)
    else:
        row.save_revision(clean=False).publish()
