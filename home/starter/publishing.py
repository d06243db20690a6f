"""What was published before: a page that somebody deleted stays deleted."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry


def never_was(model: type[Page], title: str) -> bool:
    """Whether no page of this kind has the title or ever had it: its history outlives it."""
    kind = ContentType.objects.get_for_model(model)
    were = PageLogEntry.objects.filter(content_type=kind, label=title)
    return not model.objects.filter(title=title).exists() and not were.exists()
