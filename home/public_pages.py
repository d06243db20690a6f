"""The pages anybody may read, for everything that lists the whole site: search, feed, sitemap."""

from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageQuerySet
from wagtail.rich_text import get_text_for_indexing

from core.site_request import SiteRequest


def public_pages(request: SiteRequest) -> PageQuerySet:
    """Live pages of the site asked for that need no password or account, here or on any page above.

    Reads the privacy settings at once, so ask once a request and narrow the answer.
    """
    site = request.navigation.site
    request._wagtail_site = site  # where Wagtail looks before it asks the database for the site again
    if site is None:
        return Page.objects.none()
    return Page.objects.live().public().descendant_of(site.root_page, inclusive=True)


def complete(pages: PageQuerySet, types: Iterable[type[Page]]) -> Iterator[Page]:
    """Those of `pages` that are of these types, each as its own type, all in one query.

    `PageQuerySet.specific` asks once for each type. Name only the types needed: each is a join.
    """
    paths = {kind.pk: path_to(model) for model, kind in ContentType.objects.get_for_models(*types).items()}
    for page in pages.select_related(*paths.values()):
        if page.content_type_id in paths:
            yield getattr(page, paths[page.content_type_id])


def path_to(model: type[Page]) -> str:
    """How a plain page leads to itself as `model`: the name of the other end of the link to its parent."""
    return model._meta.get_ancestor_link(Page).remote_field.get_accessor_name()


# Where each page type keeps its own short description, the best first.
DESCRIPTIONS = ("search_description", "in_short", "aim", "lead", "introduction")


def summary_of(page: Page) -> str:
    """What a page says of itself in a sentence or two, in our words, as plain text; empty if it says nothing."""
    given = (getattr(page, name, "") for name in DESCRIPTIONS)
    return next((" ".join(get_text_for_indexing(html).split()) for html in given if html), "")
