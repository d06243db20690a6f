"""What the record still needs, so that nothing it rests on is deleted."""

from django.db.models.deletion import Collector, ProtectedError
from wagtail.models import Page


def what_depends_on(page: Page) -> str:
    """In words, what would lose its ground if `page` or a page below it were deleted; empty if nothing would."""
    going = list(page.get_descendants(inclusive=True).specific())
    try:
        Collector(using=page._state.db, origin=page).collect(going)
    except ProtectedError as kept:
        row = next(iter(kept.protected_objects))
        return f"{row._meta.verbose_name} “{row}” rests on it"
    return ""
