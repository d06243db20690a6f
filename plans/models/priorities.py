from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from core.models import BasePage
from core.rich_text import PHRASE, TEXT
from plans.models.sources import SourcedFact
from plans.presentation.measures import measure_shown
from plans.presentation.priorities import status_tag
from plans.querysets import activities_with_measures, with_sources


class PriorityPage(SourcedFact, BasePage):
    """One priority, or key area, of one plan, with its activities."""

    page_description = "A priority of the plan above it, with its activities. Progress and measures hang on these."
    parent_page_types = ["plans.PlanPage"]
    subpage_types = []

    class ActivitiesHeld(models.TextChoices):
        LISTED = "listed", "listed here"
        IN_APPENDIX = "in_appendix", "in an appendix we do not hold"
        NOT_STATED = "not_stated", "not stated in what we hold"

    number_as_published = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Its number in the plan. Leave empty if the plan does not number it."
    )
    title_as_published = models.CharField(max_length=255, blank=True)
    objective_as_published = models.TextField(blank=True, help_text="Its objective, exactly as the plan words it.")
    aim = RichTextField(features=PHRASE, blank=True, help_text="The objective in our own plain words, one sentence.")
    context = RichTextField(features=TEXT, blank=True, help_text="Why it is a priority, in our own words.")
    activities_held = models.CharField(
        "its activities are", max_length=20, choices=ActivitiesHeld, default=ActivitiesHeld.LISTED
    )
    relevant_to = ParentalManyToManyField("plans.Organisation", blank=True, related_name="+")
    drivers = ParentalManyToManyField("plans.PolicyDriver", blank=True, related_name="+", verbose_name="policy drivers")

    content_panels = [
        *BasePage.content_panels,
        "aim",
        "context",
        MultiFieldPanel(
            [FieldRowPanel(["number_as_published", "title_as_published"]), "objective_as_published"],
            heading="As published",
        ),
        SourcedFact.source_panel,
        FieldPanel("activities_held"),
        InlinePanel("activities", heading="Activities", label="Activity"),
        MultiFieldPanel(["relevant_to", "drivers"], heading="Whom it matters to, and what asks for it"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("title_as_published"),
        index.SearchField("objective_as_published"),
        index.SearchField("aim"),
        index.SearchField("context"),
        index.RelatedFields("activities", [index.SearchField("title"), index.SearchField("text")]),
    ]
    type_label = "Priority"

    class Meta:
        verbose_name = "priority"
        verbose_name_plural = "priorities"

    @property
    def anchor(self) -> str:
        """Its address on its plan's page."""
        return self.slug

    @classmethod
    def of_plan(cls, plan) -> models.QuerySet:
        """The public priorities of `plan` in its order, with their activities and measures. Four queries."""
        public = cls.objects.child_of(plan).live().filter(view_restrictions__isnull=True).order_by("path")
        activities = models.Prefetch("activities", activities_with_measures(Activity.objects.all()))
        return with_sources(public).prefetch_related(activities)

    @property
    def activities_shown(self) -> list:
        """Its activities in the order of the plan."""
        return sorted(self.activities.all(), key=lambda activity: activity.number)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "activities": activities_with_measures(self.activities.all()).prefetch_related("leads", "contributors"),
            "relevant_to": self.relevant_to.all(),
            "drivers": self.drivers.all(),
        }


class Activity(SourcedFact, ClusterableModel, Orderable):
    """One thing a plan sets out to do under a priority."""

    class Status(models.TextChoices):
        PLANNED = "planned", "planned"
        EXPLORING = "exploring", "to be explored"
        CONTINUING = "continuing", "already going on, to be continued"
        UNDER_WAY = "under_way", "under way"

    priority = ParentalKey(PriorityPage, on_delete=models.CASCADE, related_name="activities")
    number = models.PositiveSmallIntegerField(help_text="Its place in the plan. Its link on the site is made from it.")
    title = models.CharField(max_length=160, help_text="What is to be done, in a few plain words.")
    text = RichTextField(features=PHRASE, blank=True)
    as_published = models.TextField(blank=True, help_text="The words of the plan or paper, exactly.")
    status = models.CharField(
        "as the plan puts it", max_length=12, choices=Status, default=Status.PLANNED,
        help_text="What the plan itself says. Progress is reported separately.",
    )  # fmt: skip
    timeframe_as_published = models.CharField(max_length=120, blank=True, help_text="Such as “over this year”.")
    leads = ParentalManyToManyField("plans.Organisation", blank=True, related_name="+")
    contributors = ParentalManyToManyField("plans.Organisation", blank=True, related_name="+")
    topics = models.TextField(blank=True, help_text="What it looks at, one to a line.")
    audiences = models.TextField(blank=True, help_text="Whom it is meant to reach, one to a line.")
    channels = models.TextField(blank=True, help_text="How they are to be reached, one to a line.")

    panels = [
        FieldRowPanel(["number", "status"]),
        "title",
        "text",
        "as_published",
        SourcedFact.source_panel,
        FieldRowPanel(["timeframe_as_published"]),
        FieldRowPanel(["leads", "contributors"]),
        FieldRowPanel(["topics", "audiences", "channels"]),
    ]

    class Meta(Orderable.Meta):
        verbose_name_plural = "activities"

    def __str__(self):
        return f"{self.number}. {self.title}"

    @property
    def anchor(self) -> str:
        """Its address on its priority's page."""
        return f"activity-{self.number}"

    @property
    def anchor_on_plan(self) -> str:
        return f"{self.priority.slug}-{self.anchor}"

    @property
    def tag(self):
        """What the plan says of it, as a word, a shape and a tone."""
        return status_tag(self.status)

    @property
    def measures_shown(self) -> list:
        """Its public measures as charts with their tables."""
        return [measure_shown(measure) for measure in self.measures.all() if measure.live]

    @property
    def details(self) -> list[tuple[str, list[str]]]:
        """Who and what it involves, as labels with their entries; empty ones left out."""
        rows = [
            ("Led by", [str(body) for body in self.leads.all()]),
            ("With", [str(body) for body in self.contributors.all()]),
            ("Looks at", self.topics.splitlines()),
            ("Meant for", self.audiences.splitlines()),
            ("Reached through", self.channels.splitlines()),
        ]
        return [(label, entries) for label, entries in rows if entries]

    def clean(self):
        super().clean()
        if self.number == 0:
            raise ValidationError({"number": "Numbers start at 1."})
