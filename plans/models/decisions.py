from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from core.models import BasePage, DatedFact, DatePrecision
from core.partial_dates import PartialDate, Precision
from core.problems import Problem
from core.public_pages import is_open
from core.rich_text import PHRASE, TEXT
from core.status_label import StatusLabel
from plans.decision_validation import Refocus, problems_of
from plans.missing_rows_panel import MissingRowsPanel
from plans.models.passages import with_passages
from plans.models.plan_history import goes_public, proposals_of, record_of_plan
from plans.models.sources import SAY_WHERE, SourcedFact
from plans.models.transitions import changes_in, published_ends, with_everything_said
from plans.models.wordings import misquoted_in, recommended_in
from plans.presentation.decisions import OUTCOME_LABELS, areas_listed, totals_of, wordings_of
from plans.presentation.diagram import diagram_of
from plans.querysets import told, with_sources


class DecisionIndexPage(BasePage):
    """Every decision of the partnership and of those it reports to, newest first."""

    page_description = "Lists every decision, newest first. There is one of these."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["plans.DecisionPage"]
    max_count = 1

    introduction = RichTextField(features=PHRASE, blank=True)

    content_panels = [*BasePage.content_panels, "introduction"]
    type_label = "Decisions"

    class Meta:
        verbose_name = "list of decisions"

    def get_context(self, request, *args, **kwargs):
        decisions = DecisionPage.objects.child_of(self).live().filter(view_restrictions__isnull=True)
        decisions = decisions.select_related("body").order_by("-date", "title")
        return super().get_context(request, *args, **kwargs) | {"decisions": decisions}


class DecisionOutcome(models.TextChoices):
    AGREED = "agreed", "agreed"
    AMENDED = "amended", "agreed with changes"
    NOTED = "noted", "noted"
    RECEIVED = "received", "received"
    ASKED_TO_NOTE = "asked", "asked to note, outcome not held"
    REJECTED = "rejected", "rejected"
    DEFERRED = "deferred", "put off"


class DecisionPage(DatedFact, SourcedFact, BasePage):
    """What a board or committee decided or noted and, if it changes a plan, what became of every area."""

    page_description = "A decision: what was recommended, what was recorded, and what became of every area."
    parent_page_types = ["plans.DecisionIndexPage"]
    subpage_types: list[str] = []

    Outcome = DecisionOutcome

    body = models.ForeignKey(
        "plans.Organisation", null=True, on_delete=models.PROTECT, related_name="decisions", help_text="Who decided."
    )
    meeting_as_published = models.CharField(max_length=120, blank=True, help_text="Such as “quarterly meeting”.")
    outcome = models.CharField(max_length=10, choices=Outcome)
    in_short = RichTextField(features=PHRASE, blank=True, help_text="What was decided, in our own words.")
    text_as_recorded = models.TextField(
        blank=True,
        help_text="Words of the record, exactly, with […] for what is left out. Leave whole sentences to the "
        "paragraphs below: the page takes them from the paper.",
    )
    record_in_our_words = RichTextField(
        features=TEXT, blank=True, help_text="What the record says, in our own words and without quotation marks."
    )
    notes_decision = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="noted_by",
        help_text="If this body only noted what another decided: that decision.",
    )  # fmt: skip
    changes_plan = models.ForeignKey(
        "plans.PlanPage", null=True, blank=True, on_delete=models.PROTECT, related_name="changed_by",
        help_text="The plan it changes. Every area in force then needs an outcome below.",
    )  # fmt: skip
    effective_date = models.DateField(
        null=True, blank=True, help_text="The day it takes effect. Leave empty to use the day of the decision."
    )
    effective_precision = models.CharField(
        "what is known of that date", max_length=12, choices=DatePrecision, default=DatePrecision.DAY
    )
    effective_is_inferred = models.BooleanField(
        "the day it takes effect is our reading", default=False, help_text="Tick if the source does not state it."
    )
    period_as_published = models.CharField(
        max_length=120, blank=True, help_text="How long it is for, as recorded. Empty shows “not stated”."
    )
    review_as_published = models.CharField(
        max_length=120, blank=True, help_text="When it is to be looked at again, as recorded. Empty shows “not stated”."
    )

    quoted_fields = ("text_as_recorded",)
    states_facts = True

    content_panels = [
        *BasePage.content_panels,
        "in_short",
        MultiFieldPanel(
            [
                FieldRowPanel(["body", "outcome"]),
                FieldRowPanel(["date", "date_precision", "date_as_published"]),
                "meeting_as_published",
                "record_in_our_words",
                "text_as_recorded",
                SourcedFact.source_panel,
                PageChooserPanel("notes_decision"),
            ],
            heading="What was decided",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(["effective_date", "effective_precision", "effective_is_inferred"]),
                FieldRowPanel(["period_as_published", "review_as_published"]),
            ],
            heading="From when, and for how long",
        ),
        InlinePanel("passages", heading="The paragraphs that record it", label="Paragraph"),
        PageChooserPanel("changes_plan"),
        MissingRowsPanel(heading="Areas without an outcome"),
        InlinePanel("transitions", heading="What became of each area", label="Change"),
        InlinePanel("wordings", heading="Recommended and recorded, side by side", label="Item"),
        InlinePanel("notes", heading="Notes and open questions", label="Note"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("in_short"),
        index.SearchField("text_as_recorded"),
        index.FilterField("date"),
    ]
    type_label = "Decision"

    class Meta:
        verbose_name = "decision"

    @property
    def effective(self) -> PartialDate:
        """From when it counts: the day stated, else the day of the decision."""
        if self.effective_date:
            return PartialDate(self.effective_date, Precision(self.effective_precision))
        return self.when

    @property
    def decides(self) -> bool:
        """Whether anything was decided. What was only noted, received, put off or rejected takes no effect."""
        return self.outcome in (self.Outcome.AGREED, self.Outcome.AMENDED)

    @property
    def label(self) -> StatusLabel | None:
        return OUTCOME_LABELS.get(self.outcome)

    def stated_facts(self) -> dict[str, str]:
        """The dates, who decided what, and every word that is quoted."""
        facts = {
            "The date": str(self.when) if self.date else "",
            "The day it takes effect": str(self.effective) if self.effective_date else "",
            "Who decided": str(self.body) if self.body_id else "",
            "The outcome": self.get_outcome_display(),
            "How long it is for": self.period_as_published,
            "When it is looked at again": self.review_as_published,
            "The words of the record": self.text_as_recorded,
        }
        for row in self.wordings.all():
            facts[f"{row.topic}, as recommended"] = row.recommended
            facts[f"{row.topic}, as recorded"] = row.recorded
        return {what: " ".join(said.split()) for what, said in facts.items()}

    @cached_property
    def refused_because(self) -> list[Problem]:
        """What keeps this decision, as it stands in memory, from being published."""
        elsewhere = changes_in(published_ends().exclude(transition__decision=self.pk)).values()
        record = record_of_plan(self.changes_plan, without=self) if self.changes_plan_id else None
        refocus = Refocus(
            decided_on=self.when,
            effective=self.effective,
            names=record.names if record else None,
            in_force=record.in_force_before(self.effective.last).keys() if record else set(),
            proposals=proposals_of(self, elsewhere),
            decides=self.decides,
        )
        without_source = [] if self.has_source else [Problem(SAY_WHERE, "source_paper")]
        return [*without_source, *problems_of(refocus, elsewhere), *misquoted_in(self.wordings.all(), self)]

    def save(self, *args, **kwargs):
        """The pages of areas that go on under a new page become public with the decision, or neither does."""
        with transaction.atomic():
            saved = super().save(*args, **kwargs)
            if self.live and kwargs.get("update_fields") is None:
                for end in [end for row in self.transitions.all() for end in row.led_to if goes_public(end)]:
                    end.priority.get_latest_revision().publish()
        return saved

    def get_context(self, request, *args, **kwargs):
        transitions = [row for row in with_everything_said(self.transitions.all()) if row.kind]
        related = with_sources(DecisionPage.objects.select_related("body", "changes_plan", "notes_decision"))
        related = told(related, plan_is_open=is_open("changes_plan"), noted_is_open=is_open("notes_decision"))
        return super().get_context(request, *args, **kwargs) | {
            "areas": areas_listed(transitions),
            "totals": totals_of(transitions),
            "diagram": diagram_of(transitions),
            "passages": with_passages(with_sources(self.passages.all())),
            "wordings": wordings_of(recommended_in(self.wordings.all())),
            "decision_notes": with_sources(self.notes.all()),
            "outcome_words": f"{self.label.word if self.label else self.get_outcome_display()} {self.when}",
            "related": related.filter(pk=self.pk).first() or self,
            "noted_by": self.noted_by.filter(is_open()).select_related("body"),
        }

    def clean(self):
        super().clean()
        problems = {}
        if self.date and self.effective_date and self.effective.last < self.when.first:
            problems["effective_date"] = "It cannot take effect before it was decided. Check both dates."
        noting = (self.Outcome.NOTED, self.Outcome.RECEIVED, self.Outcome.ASKED_TO_NOTE)
        if self.notes_decision_id and self.outcome and self.outcome not in noting:
            problems["notes_decision"] = "Only a body that noted a decision points to it. Clear it, or choose noted."
        if self.notes_decision_id and self.notes_decision_id == self.pk:
            problems["notes_decision"] = "A decision cannot note itself. Choose another one."
        if problems:
            raise ValidationError(problems)


class DecisionNoteKind(models.TextChoices):
    NOTE = "note", "note"
    OPEN = "open", "still open"


class DecisionNote(SourcedFact, Orderable):
    """Something a reader must know about a decision: a doubt, a term to define, what is still open."""

    Kind = DecisionNoteKind

    decision = ParentalKey(DecisionPage, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NOTE)
    text = RichTextField(features=TEXT)

    panels = [FieldPanel("kind"), "text", SourcedFact.source_panel]

    def __str__(self):
        return self.get_kind_display()
