"""How starter content enters the site: published, with a first version in its history, and owned by nobody."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry


def put_below(parent: Page, page: Page) -> Page:
    """Publish `page` as the last page below `parent`. Returns it as it now stands in the database."""
    page.live = False
    page.has_unpublished_changes = True
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def never_was(model: type[Page], title: str) -> bool:
    """Whether no page of this kind has the title or ever had it: its history outlives it."""
    kind = ContentType.objects.get_for_model(model)
    were = PageLogEntry.objects.filter(content_type=kind, label=title)
    return not model.objects.filter(title=title).exists() and not were.exists()
