"""Every public page, for search engines."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, PageQuerySet

from home.public_pages import public_pages


class PublicPages(Sitemap):
    """Like Wagtail's own sitemap, but one query for all page types, and addresses on the host that was asked."""

    def __init__(self, request: HttpRequest):
        self.request = request

    def items(self) -> PageQuerySet:
        return public_pages(self.request).order_by("path")

    def location(self, page: Page) -> str:
        return page.get_url(self.request)

    def lastmod(self, page: Page):
        return page.last_published_at


def sitemap(request: HttpRequest) -> HttpResponse:
    return sitemap_view(request, {"pages": PublicPages(request)})
