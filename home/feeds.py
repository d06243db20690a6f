"""What is new: the newest public papers, decisions, plans, priorities and ordinary pages, as an Atom feed."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from campaigns.models import CampaignEditionPage
from core.feeds import PartnershipFeed
from core.open_data import fit_for_xml
from home.models import StandardPage
from home.public_pages import complete, public_pages, summary_of
from plans.models import DecisionPage, PlanPage, PriorityPage, ReportPage

# Support pages are left out: a feed reader keeps what it has seen, and shows it to whoever picks up the device.
ANNOUNCED = (CampaignEditionPage, DecisionPage, PlanPage, PriorityPage, ReportPage, StandardPage)
ENTRIES = 30


class NewPagesFeed(PartnershipFeed):
    """Entries carry titles and our own summaries, never the text of a paper or anybody's name."""

    link = "/"
    subject = "What is new"

    def items(self, request) -> list[tuple[Page, str]]:
        types = [kind.pk for kind in ContentType.objects.get_for_models(*ANNOUNCED).values()]
        pages = public_pages(request).filter(content_type__in=types, first_published_at__isnull=False)
        newest = complete(pages.order_by("-first_published_at", "-pk")[:ENTRIES], ANNOUNCED)
        return [(page, page.get_url(request)) for page in newest]

    def item_title(self, item) -> str:
        page, _ = item
        return fit_for_xml(f"{page.type_label}: {page.title}")

    def text_of(self, item) -> str:
        page, _ = item
        return summary_of(page)

    def item_link(self, item) -> str:
        _, url = item
        return url

    def item_guid(self, item) -> str:
        """The same for ever, also when the page is renamed or moved, or the site changes its host name."""
        page, _ = item
        return page.translation_key.urn

    def item_pubdate(self, item):
        page, _ = item
        return page.first_published_at

    def item_updateddate(self, item):
        page, _ = item
        return page.last_published_at or page.first_published_at
