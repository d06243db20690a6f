"""Copies of an original that were made for readers and that another one has taken the place of."""

from django.db.models import Q
from wagtail.documents import get_document_model

from core.places import places_that_show
from plans.models import ReportPage

TITLE = "Copy of the paper “"  # how the title of each begins: a document that an editor chose is left alone


def delete_earlier_copies(page: ReportPage) -> None:
    """Delete what only superseded drafts name. What is public, scheduled or in the newest draft stays."""
    may_be_public = Q(pk__in=[page.live_revision_id, page.latest_revision_id]) | Q(approved_go_live_at__isnull=False)
    kept = {page.copy_for_readers_id if page.live else None, *_named(page, may_be_public)}
    copies = get_document_model().objects.filter(pk__in=_named(page, ~may_be_public) - kept, title__startswith=TITLE)
    for copy in copies:
        if not places_that_show(copy):
            copy.delete()


def _named(page: ReportPage, which: Q) -> set[int | None]:
    return set(page.revisions.filter(which).values_list("content__copy_for_readers", flat=True))
