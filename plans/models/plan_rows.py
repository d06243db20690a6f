"""What happened to a plan, the dates it sets, and what it says of itself. Rows of its page."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.models import DatedFact, DatePrecision
from core.partial_dates import PartialDate, Precision
from core.rich_text import TEXT
from plans.models.sources import Source, SourcedFact, source_outside
from plans.plan_state import PlanEventKind


@dataclass(frozen=True)
class DeadlinePassed:
    """That a date a plan named is past, and what is recorded of it; nothing where nothing is."""

    due: PartialDate
    answer: str = ""
    source: Source | None = None
    answered: PartialDate | None = None


class PlanEvent(DatedFact, SourcedFact, Orderable):
    """Something that happened to a plan, or a date it sets."""

    KINDS = [
        (PlanEventKind.REPORTED, "others reported it"),
        (PlanEventKind.DRAFTED, "a draft was made known"),
        (PlanEventKind.FOR_AGREEMENT, "it went to be agreed"),
        (PlanEventKind.AGREED, "it was agreed"),
        (PlanEventKind.IN_FORCE, "it came into force"),
        (PlanEventKind.REFOCUSED, "it was refocused"),
        (PlanEventKind.SUPERSEDED, "another plan replaced it"),
        (PlanEventKind.WITHDRAWN, "it was withdrawn"),
        (PlanEventKind.PROMISED, "something was promised"),
        (PlanEventKind.DUE, "something is due"),
        (PlanEventKind.RECORDED, "something else is on record"),
    ]

    plan = ParentalKey("plans.PlanPage", on_delete=models.CASCADE, related_name="events")
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
        "plans.PlanPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="If another plan replaced it.",
    )
    date_is_inferred = models.BooleanField(
        "the date is our reading", default=False, help_text="Tick if the source does not say it in so many words."
    )

    answer = models.CharField(
        "what became of it", max_length=255, blank=True,
        help_text="For what was due: what the record says of it later, in one plain sentence.",
    )  # fmt: skip
    answer_date = models.DateField("recorded when", null=True, blank=True)
    answer_precision = models.CharField(
        "what is known of that date", max_length=12, choices=DatePrecision, default=DatePrecision.DAY
    )
    answer_source = models.ForeignKey(
        "plans.PublicSource", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="where that was read",
    )  # fmt: skip

    needs_source = True
    panels = [
        FieldRowPanel(["kind", "body"]),
        "words",
        FieldRowPanel(["date", "date_precision"]),
        FieldRowPanel(["date_as_published", "date_is_inferred"]),
        PageChooserPanel("replaced_by"),
        SourcedFact.source_panel,
        MultiFieldPanel(
            ["answer", FieldRowPanel(["answer_date", "answer_precision"]), "answer_source"], heading="What became of it"
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "event or date"

    def __str__(self):
        return self.words

    def clean(self):
        super().clean()
        if self.kind == PlanEventKind.SUPERSEDED and not self.replaced_by:
            raise ValidationError({"replaced_by": "Choose the plan that replaced this one."})
        if self.answer and not (self.answer_date and self.answer_source_id):
            raise ValidationError({"answer": "Say when that was recorded, and where you read it."})

    @property
    def answered(self) -> PartialDate | None:
        """When the record says what became of it."""
        return PartialDate(self.answer_date, Precision(self.answer_precision)) if self.answer_date else None

    def became_by(self, day: date) -> DeadlinePassed | None:
        """For what was due and is past on `day`: what the record says by then. None for everything else."""
        if self.kind != PlanEventKind.DUE or not self.when.last < day:
            return None
        if self.answer and self.answered and self.answered.has_come_by(day):
            return DeadlinePassed(self.when, self.answer, source_outside(self.answer_source), self.answered)
        return DeadlinePassed(self.when)


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

    plan = ParentalKey("plans.PlanPage", on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=20, choices=Kind)
    text = RichTextField(features=TEXT, blank=True, help_text="In our own plain words.")
    as_published = models.TextField(blank=True, help_text="The words of the plan or paper, exactly.")
    period_as_published = models.CharField(max_length=60, blank=True, help_text="Such as “during 2016”.")

    quoted_fields = ("as_published",)

    @property
    def needs_source(self) -> bool:
        """What we do not know, and a word about where a plan starts from, may be ours."""
        return self.kind not in (self.Kind.GAP, self.Kind.CONTEXT) or super().needs_source

    panels = [FieldPanel("kind"), "text", "as_published", "period_as_published", SourcedFact.source_panel]

    class Meta(Orderable.Meta):
        verbose_name = "statement"

    def __str__(self):
        return self.get_kind_display()

    def clean(self):
        super().clean()
        if not self.text and not self.as_published:
            raise ValidationError({"text": "Write what it says, or copy the words of the plan in the next field."})
