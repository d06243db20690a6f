"""Which pages anybody may see, asked in the same query as the pages themselves."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageQuerySet, PageViewRestriction


def open_to_all(pages: PageQuerySet) -> PageQuerySet:
    """Those of `pages` that are live and need no password or account, here or on any page above.

    `PageQuerySet.public` asks the same with a query of its own.
    """
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    kept_back = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
    return pages.live().exclude(Exists(kept_back))
