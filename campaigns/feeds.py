"""Campaigns as an Atom feed: each season when it became public."""

from datetime import datetime

from campaigns.models import CampaignEditionPage
from core.feeds import PartnershipFeed
from core.open_data import fit_for_xml

ENTRIES = 30


class CampaignsFeed(PartnershipFeed):
    link = "/campaigns/"
    subject = "Campaigns"

    def items(self, request) -> list[CampaignEditionPage]:
        editions = CampaignEditionPage.objects.released_for(request)
        return sorted(editions, key=lambda each: (each.first_published_at, each.pk), reverse=True)[:ENTRIES]

    def item_title(self, edition) -> str:
        return fit_for_xml(f"Sample: {edition.title}" if edition.is_sample else edition.title)

    def text_of(self, edition) -> str:
        return f"{edition.season}. {edition.meta_description}"

    def item_link(self, edition) -> str:
        return edition.url

    def item_guid(self, edition) -> str:
        return edition.translation_key.urn

    def item_pubdate(self, edition) -> datetime:
        return edition.first_published_at

    def item_updateddate(self, edition) -> datetime:
        return edition.last_published_at
