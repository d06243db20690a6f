from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from core.models import BasePage, DatedFact, DatePrecision, TimeTravelMixin
from core.partial_dates import PartialDate, Precision
from core.problems import Problem
from core.public_pages import is_open
from core.rich_text import PHRASE, TEXT
from delivery.clock import day_asked
from plans.models.plan_history import record_of_plan
from plans.models.priorities import PriorityPage
from plans.models.sources import SourcedFact
from plans.plan_state import PlanEventKind, PlanState, first_day_together, state_on, stopped_counting
from plans.presentation.plans import areas_on, by_kind, partners_of, plans_listed, summary_of, windows_of
from plans.querysets import told, with_sources

BRINGS_INTO_FORCE = (PlanEventKind.IN_FORCE, PlanEventKind.REFOCUSED)
MEND = "Say on that plan when this one replaced it, and publish it, or mend this date."


class PlanIndexPage(TimeTravelMixin, BasePage):
    """Every plan the partnership has had, the one in force first."""

    page_description = "Lists every plan, the one in force first. There is one of these."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["plans.PlanPage"]
    max_count = 1

    introduction = RichTextField(features=PHRASE, blank=True)

    content_panels = [*BasePage.content_panels, "introduction"]
    type_label = "Plans"

    class Meta:
        verbose_name = "list of plans"

    def get_context(self, request, *args, **kwargs):
        plans = PlanPage.objects.child_of(self).live().filter(view_restrictions__isnull=True)
        listed = plans_listed(plans.prefetch_related("events"), day_asked(request).day)
        return super().get_context(request, *args, **kwargs) | {"plans": listed}


class PlanPage(TimeTravelMixin, BasePage):
    """One plan of the partnership, with its priorities below it."""

    page_description = "A plan or strategy: its aim, promises, dates and partners. Priorities go below it."
    parent_page_types = ["plans.PlanIndexPage"]
    subpage_types = ["plans.PriorityPage"]

    title_as_published = models.CharField(max_length=200, blank=True)
    term_as_published = models.CharField("years, as published", max_length=60, blank=True, help_text="Such as 2016-17.")
    term_starts = models.DateField(null=True, blank=True)
    term_ends = models.DateField(null=True, blank=True)
    term_precision = models.CharField(
        "what is known of these dates", max_length=12, choices=DatePrecision, default=DatePrecision.YEAR
    )
    area_word = models.CharField(
        "its word for a priority", max_length=40, default="priority", help_text="Such as priority or key area of focus."
    )
    in_short = RichTextField(features=PHRASE, blank=True, help_text="Two or three sentences of ours.")

    content_panels = [
        *BasePage.content_panels,
        "in_short",
        FieldRowPanel(["title_as_published", "area_word"]),
        MultiFieldPanel(
            [FieldRowPanel(["term_as_published", "term_precision"]), FieldRowPanel(["term_starts", "term_ends"])],
            heading="The years it is for",
        ),
        InlinePanel("events", heading="What happened to it, and dates it sets", label="Event or date"),
        InlinePanel("statements", heading="What it says", label="Statement"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("title_as_published"),
        index.SearchField("in_short"),
        index.RelatedFields("statements", [index.SearchField("text"), index.SearchField("as_published")]),
    ]
    type_label = "Plan"

    class Meta:
        verbose_name = "plan"

    @property
    def term_end(self) -> PartialDate | None:
        return PartialDate(self.term_ends, Precision(self.term_precision)) if self.term_ends else None

    def state_on(self, day: date, events=None) -> PlanState:
        """What this plan was on `day`, from its dated events; `events` if they have been read already."""
        events = self.events.all() if events is None else events
        return state_on(day, [(PlanEventKind(event.kind), event.when) for event in events], self.term_end)

    def stopped_counting(self, day: date, events=None) -> PartialDate | None:
        """When it counted for the last time, if it no longer does on `day`: it is then shown as it last stood."""
        events = self.events.all() if events is None else events
        return stopped_counting(day, [(PlanEventKind(event.kind), event.when) for event in events], self.term_end)

    def shown_as_of(self, day: date, events=None) -> date:
        """The day whose record counts when the plan is read for `day`."""
        ended = self.stopped_counting(day, events)
        return ended.last if ended else day

    @property
    def life(self) -> tuple[list, PartialDate | None]:
        """What happened to it and when its term ends, as `plan_state` folds them."""
        return [(PlanEventKind(event.kind), event.when) for event in self.events.all()], self.term_end

    @cached_property
    def refused_because(self) -> list[Problem]:
        """Two plans in force on one day: nobody could say which areas count."""
        found = []
        for other in PlanPage.objects.live().exclude(pk=self.pk).prefetch_related("events"):
            if day := first_day_together(self.life, other.life):
                found.append(
                    self._at_what_began(f"“{other.title}” is in force as well from {PartialDate(day)}. {MEND}")
                )
        return found

    def _at_what_began(self, message: str) -> Problem:
        """The problem at the row that says that this plan came into force."""
        rows = [row for row, event in enumerate(self.events.all()) if event.kind in BRINGS_INTO_FORCE]
        return Problem(message, "date", "events", rows[0])

    def clean(self):
        super().clean()
        if self.term_starts and self.term_ends and self.term_ends < self.term_starts:
            raise ValidationError({"term_ends": "The plan cannot end before it starts. Check both dates."})

    def get_context(self, request, *args, **kwargs):
        day = day_asked(request).day
        events = with_sources(self.events.all()).select_related("replaced_by")
        events = list(told(events, replacement_is_open=is_open("replaced_by")))
        state = self.state_on(day, events)
        as_of = self.shown_as_of(day, events)
        priorities = list(PriorityPage.of_plan(self, as_of))
        areas = areas_on(as_of, priorities, record_of_plan(self, priorities, events))
        statements = by_kind(with_sources(self.statements.all()))
        return super().get_context(request, *args, **kwargs) | {
            "state": state.value,
            "stopped": self.stopped_counting(day, events),
            "vision": next(iter(statements["vision"]), None),
            "areas": areas,
            "statements": statements,
            "partners": partners_of(with_sources(self.memberships.public()).select_related("organisation", "basis")),
            "dates": sorted(events, key=lambda event: event.when),
            "windows": windows_of(areas, state),
            "summary": summary_of(self.area_word, areas, statements),
        }


class PlanEvent(DatedFact, SourcedFact, Orderable):
    """Something that happened to a plan, or a date it sets."""

    KINDS = [
        (PlanEventKind.DRAFTED, "a draft was made known"),
        (PlanEventKind.FOR_AGREEMENT, "it went to be agreed"),
        (PlanEventKind.AGREED, "it was agreed"),
        (PlanEventKind.IN_FORCE, "it came into force"),
        (PlanEventKind.REFOCUSED, "it was refocused"),
        (PlanEventKind.SUPERSEDED, "another plan replaced it"),
        (PlanEventKind.WITHDRAWN, "it was withdrawn"),
        (PlanEventKind.PROMISED, "something was promised"),
        (PlanEventKind.DUE, "something is due"),
    ]

    plan = ParentalKey(PlanPage, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=KINDS)
    words = models.CharField(max_length=255, help_text="What happened or is due, in one plain sentence.")
    body = models.ForeignKey(
        "plans.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The board or committee it happened at.",
    )
    replaced_by = models.ForeignKey(
        PlanPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="If another plan replaced it.",
    )
    date_is_inferred = models.BooleanField(
        "the date is our reading", default=False, help_text="Tick if the source does not say it in so many words."
    )

    panels = [
        FieldRowPanel(["kind", "body"]),
        "words",
        FieldRowPanel(["date", "date_precision"]),
        FieldRowPanel(["date_as_published", "date_is_inferred"]),
        PageChooserPanel("replaced_by"),
        SourcedFact.source_panel,
    ]

    class Meta(Orderable.Meta):
        verbose_name = "event or date"

    def __str__(self):
        return self.words

    def clean(self):
        super().clean()
        if self.kind == PlanEventKind.SUPERSEDED and not self.replaced_by:
            raise ValidationError({"replaced_by": "Choose the plan that replaced this one."})


class StatementKind(models.TextChoices):
    VISION = "vision", "aim"
    MEANS = "means", "how the aim is to be reached"
    CONTEXT = "context", "the situation it starts from"
    EVIDENCE = "evidence", "what it rests on"
    FLEXIBILITY = "flexibility", "how it may change"
    RESPONSIBILITY = "responsibility", "who answers for it"
    ADDITIONAL = "additional", "an extra promise"
    REVIEW = "review", "a review it promises"
    DATA = "data", "a promise about data"
    COMMUNICATIONS = "communications", "a promise about communications"
    ACHIEVEMENT = "achievement", "something achieved"
    GAP = "gap", "what we do not know"


class PlanStatement(SourcedFact, Orderable):
    """Something a plan says about itself that is neither a priority nor a date."""

    Kind = StatementKind

    plan = ParentalKey(PlanPage, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=20, choices=Kind)
    text = RichTextField(features=TEXT, blank=True, help_text="In our own plain words.")
    as_published = models.TextField(blank=True, help_text="The words of the plan or paper, exactly.")
    period_as_published = models.CharField(max_length=60, blank=True, help_text="Such as “during 2016”.")

    panels = [FieldPanel("kind"), "text", "as_published", "period_as_published", SourcedFact.source_panel]

    class Meta(Orderable.Meta):
        verbose_name = "statement"

    def __str__(self):
        return self.get_kind_display()

    def clean(self):
        super().clean()
        if not self.text and not self.as_published:
            raise ValidationError({"text": "Write what it says, or copy the words of the plan in the next field."})
