"""Which pages anybody may see, asked in the same query as what is asked about them."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageQuerySet, PageViewRestriction


def is_open(page: str = "") -> Q:
    """Condition: the page, or the page at the relation of that name, is live and needs no password or account.

    What is asked of a page is asked of all pages below it, so the restrictions are looked for up the tree.
    """
    at = f"{page}__" if page else ""
    here = ExpressionWrapper(OuterRef(f"{at}path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(below=here).filter(below__startswith=F("page__path"))
    return Q(~Exists(above), **{f"{at}live": True})


def open_to_all(pages: PageQuerySet) -> PageQuerySet:
    """Those of `pages` that anybody may see. `PageQuerySet.public` asks the same with a query of its own."""
    return pages.filter(is_open())
