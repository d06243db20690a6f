"""Campaigns as an Atom feed: each season when it became public."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from campaigns.models import CampaignEditionPage
from core.open_data import fit_for_xml

ENTRIES = 30


class Campaigns(Feed):
    feed_type = Atom1Feed
    link = "/campaigns/"
    language = "en-GB"

    def get_object(self, request):
        return request

    def title(self, request) -> str:
        name = request.wayfinder.partnership.name
        return fit_for_xml(f"Campaigns: {name}" if name else "Campaigns")

    def author_name(self, request) -> str:
        return fit_for_xml(request.wayfinder.partnership.name) or request.get_host()

    def items(self, request) -> list[CampaignEditionPage]:
        editions = CampaignEditionPage.objects.released_for(request)
        return sorted(editions, key=lambda each: (each.first_published_at, each.pk), reverse=True)[:ENTRIES]

    def item_title(self, edition) -> str:
        return fit_for_xml(edition.title)

    def item_description(self, edition) -> str:
        return escape(fit_for_xml(f"{edition.season}. {edition.meta_description}"))

    def item_link(self, edition) -> str:
        return edition.url

    def item_guid(self, edition) -> str:
        return edition.translation_key.urn

    def item_pubdate(self, edition) -> datetime:
        return edition.first_published_at

    def item_updateddate(self, edition) -> datetime:
        return edition.last_published_at
