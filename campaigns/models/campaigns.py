from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from campaigns.models.editions import CampaignEditionPage
from campaigns.presenters import calendar_shown, editions_shown, year_asked
from core.models import BasePage
from core.rich_text import PHRASE
from core.site_request import SiteRequest
from delivery.clock import day_of

OUR_ROUTES = ("calendar",)  # no campaign may take one of these addresses


class CampaignIndexPage(RoutablePageMixin, BasePage):
    """Every campaign: on now, coming and past, and the year at a glance."""

    page_description = "The list of campaigns. There is one."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CampaignPage"]
    max_count = 1

    introduction = RichTextField(features=PHRASE, blank=True)

    content_panels = [*BasePage.content_panels, "introduction"]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    type_label = "Campaigns"

    class Meta:
        verbose_name = "list of campaigns"

    @path("")
    def start(self, request: SiteRequest) -> HttpResponse:
        return BasePage.serve(self, request)

    @path("calendar/")
    def calendar(self, request: SiteRequest) -> HttpResponse:
        """What is on over one year: `?year=2026`, or this year."""
        day = day_of(request)
        editions = CampaignEditionPage.objects.released_for(request)
        shown = calendar_shown(editions, year_asked(request.GET.get("year"), day), day)
        return self.render(request, template="campaigns/calendar.html", context_overrides=shown)

    def get_context(self, request, *args, **kwargs):
        editions = CampaignEditionPage.objects.released_for(request)
        return super().get_context(request, *args, **kwargs) | editions_shown(editions, request, day_of(request))


class CampaignPage(BasePage):
    """What endures of a campaign: its name and its aim. Each season has a page of its own below it."""

    page_description = "A campaign that can come back. Its seasons go below it."
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.CampaignEditionPage"]

    theme = models.CharField(max_length=80, blank=True, help_text="What it is about, such as: Safer nights out.")
    aim = RichTextField(features=PHRASE, help_text="What it wants to change, in one or two sentences.")

    is_sample = models.BooleanField(
        "made up, as a sample", default=False,
        help_text="Every page that shows it says so at the top. Take the tick away once it is your own.",
    )  # fmt: skip

    content_panels = [*BasePage.content_panels, "theme", "aim", "is_sample"]
    search_fields = [*BasePage.search_fields, index.SearchField("theme"), index.SearchField("aim")]

    class Meta:
        verbose_name = "campaign"

    @property
    def type_label(self) -> str:
        return "Sample campaign" if self.is_sample else "Campaign"

    def get_context(self, request, *args, **kwargs):
        editions = [each for each in CampaignEditionPage.objects.released_for(request) if each.is_child_of(self)]
        return super().get_context(request, *args, **kwargs) | editions_shown(editions, request, day_of(request))

    def clean(self):
        super().clean()
        if self.slug in OUR_ROUTES:
            raise ValidationError({"slug": f"“{self.slug}” is taken by a page that the site makes itself."})
