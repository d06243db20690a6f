import re
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index

from campaigns.blocks import CopyTextBlock, Messages
from campaigns.forms import EditionForm
from campaigns.models.pack_files import PackFile
from campaigns.packs import make_ready
from campaigns.panels import EDITION_PANELS
from campaigns.presenters import edition_shown, plain, post_shown
from campaigns.publishing_rules import problems_of
from campaigns.querysets import EditionQuerySet
from campaigns.season_dates import Season
from core.models import BasePage
from core.problems import Problem
from core.rich_text import PHRASE
from core.script_hashes import allow_script
from core.site_request import SiteRequest
from delivery.clock import day_of, london_now

COPY = "js/copy.js"


class CampaignEditionPage(RoutablePageMixin, BasePage):
    """One season of a campaign: when, for whom, what it says, what partners can use, and what came of it."""

    page_description = "One season of a campaign, with its dates, its words and its files."
    parent_page_types = ["campaigns.CampaignPage"]
    subpage_types: list[str] = []
    base_form_class = EditionForm
    title_may_be_secret = True
    words_also_in = "the texts in its pack"

    starts_on = models.DateField("first day", null=True, blank=True)
    ends_on = models.DateField(
        "last day", null=True, blank=True, help_text="The page says that it has ended from the day after."
    )
    is_always_on = models.BooleanField("always on", default=False, help_text="It has no last day.")
    audiences = models.JSONField(default=list, blank=True)
    lead = RichTextField(
        features=PHRASE, blank=True, help_text="What it is about and for whom, in one or two sentences."
    )
    picture = models.ForeignKey(
        PackFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="PNG, JPEG or WebP, at least 640 by 630 pixels. It stands on the page and on shared links.",
    )  # fmt: skip
    picture_alt = models.CharField(
        "the picture in words", max_length=300, blank=True, help_text="For people who cannot see it."
    )
    messages = StreamField(Messages(), blank=True)
    words = StreamField(CopyTextBlock(), blank=True, verbose_name="words to copy")
    activities = ParentalManyToManyField(
        "plans.Activity", blank=True, related_name="+", verbose_name="activities of a plan that it delivers"
    )
    partners = ParentalManyToManyField("plans.Organisation", blank=True, related_name="+")
    contact_team = models.CharField(max_length=120, blank=True, help_text="A team, never a person's name.")
    contact_email = models.EmailField(blank=True, help_text="A shared mailbox, never a person's own.")
    people_named = models.TextField(
        "people named or shown", blank=True,
        help_text="One to a line. Readers do not see this: next season you are asked whether each still agrees.",
    )  # fmt: skip

    banner_words = models.CharField(
        "notice at the top of pages", max_length=160, blank=True, help_text="Leave empty for none."
    )
    banner_from = models.DateTimeField("notice from", null=True, blank=True, help_text="Empty: from the first day.")
    banner_until = models.DateTimeField(
        "notice until", null=True, blank=True, help_text="Empty: until the last day is over."
    )
    banner_part = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name="only on this page and below", help_text="Leave empty to show it on the whole site.",
    )  # fmt: skip
    is_on_front_page = models.BooleanField(
        "on the front page", default=True, help_text="While it is on, and four weeks before."
    )

    results = RichTextField(features=PHRASE, blank=True, help_text="What came of it. Shown once it has ended.")
    is_sample = models.BooleanField(
        "made up, as a sample", default=False,
        help_text="Every page that shows it says so at the top. Take the tick away once it is your own.",
    )  # fmt: skip
    made_from = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    carried_checked = models.JSONField(default=list, blank=True)
    pack_name = models.CharField(max_length=120, blank=True, editable=False)
    pack_size = models.PositiveBigIntegerField(default=0, editable=False)
    card_name = models.CharField(max_length=120, blank=True, editable=False)

    content_panels = [*BasePage.content_panels, *EDITION_PANELS]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("messages"),
        index.SearchField("results"),
    ]
    preview_modes = [("", "The page"), ("pack", "The pack"), ("post", "How a post looks")]

    objects = PageManager.from_queryset(EditionQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = "season of a campaign"
        verbose_name_plural = "seasons of campaigns"

    # When

    season_of = staticmethod(Season)

    @property
    def season(self) -> Season:
        return Season(self.starts_on, self.ends_on, self.is_always_on)

    def editions_below(self, campaign) -> list["CampaignEditionPage"]:
        """The other editions of `campaign`, each as its editors last left it."""
        others = CampaignEditionPage.objects.child_of(campaign).exclude(pk=self.pk)
        return [other.get_latest_revision_as_object() for other in others.select_related("latest_revision")]

    def neutral_slug(self, typed) -> str:
        """Its campaign is public, and so is that there are seasons; what this one is about is not yet."""
        year = re.search(r"20\d\d", typed.get("starts_on", ""))
        return f"season-{year[0]}" if year else "season"

    def clean(self):
        super().clean()
        if wrong := self.season.contradictions:
            raise ValidationError(wrong)

    # Before readers may see it

    @cached_property
    def refused_because(self) -> list[Problem]:
        siblings = self.editions_below(self.get_parent()) if self.path else []
        return list(problems_of(self, siblings, london_now().date()))

    def save(self, *args, **kwargs):
        """Whatever makes it public comes here first: its pack and pictures are ready before it is."""
        if self.live and kwargs.get("update_fields") is None:
            self.__dict__.pop("refused_because", None)
            if not self.refused_because:
                self.get_ready()
        return super().save(*args, **kwargs)

    def get_ready(self) -> None:
        make_ready(self)

    # What readers see

    @path("")
    def start(self, request: SiteRequest) -> HttpResponse:
        return allow_script(BasePage.serve(self, request), COPY)

    @path("pack/")
    def pack(self, request: SiteRequest) -> HttpResponse:
        """Every file with its words: the one address that partners share."""
        shown = {"shared_address": request.build_absolute_uri()}
        return allow_script(self.render(request, template="campaigns/pack.html", context_overrides=shown), COPY)

    def get_context(self, request, *args, **kwargs):
        beside = self.released_beside(request)
        others = [each for each in beside if each.pk != self.pk]
        for each in beside:
            if each.picture_id == self.picture_id:  # it was read with it
                self.picture = each.picture
        shown = edition_shown(self, others, request, day_of(request))
        return super().get_context(request, *args, **kwargs) | shown

    def released_beside(self, request) -> list["CampaignEditionPage"]:
        """The public editions of the same campaign."""
        return [each for each in CampaignEditionPage.objects.released_for(request) if each.is_sibling_of(self)]

    def serve_preview(self, request, mode_name):
        if mode_name == "pack":
            return self.pack(request)
        if mode_name == "post":
            return self.render(request, template="campaigns/post.html", context_overrides=post_shown(self))
        return super().serve_preview(request, mode_name)

    @property
    def type_label(self) -> str:
        return "Sample campaign" if self.is_sample else "Campaign"

    @property
    def meta_description(self) -> str:
        return self.search_description or plain(self.lead)
