"""Every public page, for search engines."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpResponse
from django.urls import reverse
from wagtail.models import Page, PageQuerySet

from campaigns.models import CampaignEditionPage, CampaignPage
from core.site_request import SiteRequest
from delivery.clock import day_of
from home.public_pages import public_pages
from venues.models import SchemeSettings, Venue
from venues.scheme import scheme_of


class PagesSitemap(Sitemap):
    """Like Wagtail's own, but one query for all page types, and addresses on the host asked; samples left out."""

    def __init__(self, request: SiteRequest):
        self.request = request

    def items(self) -> PageQuerySet:
        samples = [model.objects.filter(is_sample=True).values("pk") for model in (CampaignPage, CampaignEditionPage)]
        public = public_pages(self.request).select_related("locale").order_by("path")
        return public.exclude(pk__in=samples[0]).exclude(pk__in=samples[1])

    def get_urls(self, *given: Any, **named: Any) -> list[dict[str, Any]]:
        """Each with the same page in other languages (hreflang), where it stands in more than one."""
        urls = super().get_urls(*given, **named)
        same = defaultdict(list)
        for url in urls:
            same[url["item"].translation_key].append(url)
        for together in filter(lambda each: len(each) > 1, same.values()):
            alternates = [
                {"lang_code": url["item"].locale.language_code, "location": url["location"]} for url in together
            ]
            for url in together:
                url["alternates"] = alternates
        return urls

    def location(self, page: Page) -> str:
        return page.get_url(self.request)

    def lastmod(self, page: Page):
        return page.last_published_at


class RegisterSitemap(Sitemap):
    """What is below the register's own page, and its public venues; never samples, which do not exist."""

    def __init__(self, day: date, scheme: SchemeSettings):
        self.day, self.scheme = day, scheme

    def items(self) -> list[str]:
        if not self.scheme.is_there:
            return []
        own = [reverse(name) for name in ("for_venues", "check_certificate", "register_data")]
        public = Venue.objects.public(self.day)
        references = public.filter(is_sample=False).order_by("pk").values_list("reference", flat=True)
        return [*own, *(reverse("venue", args=[reference]) for reference in references)]

    def location(self, address: str) -> str:
        return address


def sitemap(request: SiteRequest) -> HttpResponse:
    return sitemap_view(
        request, {"pages": PagesSitemap(request), "register": RegisterSitemap(day_of(request), scheme_of(request))}
    )
