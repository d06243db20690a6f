from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from core.blocks import StandardBody
from core.models import BasePage, TimeTravelMixin
from core.rich_text import PHRASE
from home.deleted_models import DeletedContent
from home.draft_link_models import DraftAnswer, DraftLink
from home.front_page import front_page_shown
from home.imported_page_models import ImportedPage
from home.link_models import OutsideLink
from home.quiet_start import read_quietly
from home.release_link_models import ReleaseAnswer, ReleaseLink
from home.review_models import ContentReview
from home.search_models import AnswerLine, BestAnswer, HelpWords, SynonymGroup

__all__ = [
    "AnswerLine",
    "BestAnswer",
    "ContentReview",
    "OutsideLink",
    "DeletedContent",
    "DraftAnswer",
    "DraftLink",
    "ReleaseAnswer",
    "ReleaseLink",
    "HelpWords",
    "HomePage",
    "ImportedPage",
    "StandardPage",
    "SynonymGroup",
]


class HomePage(TimeTravelMixin, BasePage):
    """The front page: help first, then what the partnership does."""

    page_description = "The front page. There is one."
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "campaigns.CampaignIndexPage",
        "plans.PlanIndexPage",
        "plans.ReportIndexPage",
        "plans.DecisionIndexPage",
        "plans.PartnersPage",
        "plans.DutiesPage",
        "plans.GlossaryPage",
        "support_services.SupportHubPage",
    ]
    max_count = 1

    allowed_http_methods = [*BasePage.allowed_http_methods, "POST"]  # the button for the quiet way

    lead = RichTextField(features=PHRASE, help_text="Who you are and what you are for, in two or three sentences.")

    content_panels = [*BasePage.content_panels, "lead"]
    type_label = "Front page"
    is_critical = True

    class Meta:
        verbose_name = "front page"

    def serve(self, request, *args, **kwargs):
        return read_quietly(request) if request.method == "POST" else super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | front_page_shown(request)


class StandardPage(BasePage):
    """An ordinary page: about us, privacy, accessibility, contact."""

    page_description = "An ordinary page of text, such as About us or Privacy."
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    lead = RichTextField(features=PHRASE, blank=True, help_text="One or two sentences that say what the page answers.")
    body = StreamField(StandardBody(), blank=True)

    content_panels = [*BasePage.content_panels, "lead", "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    type_label = "Page"

    class Meta:
        verbose_name = "ordinary page"

    @property
    def is_critical(self) -> bool:  # type: ignore[override]
        """How to reach the partnership."""
        return self.slug == "contact"
