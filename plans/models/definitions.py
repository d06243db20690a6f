from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PublishingPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, WorkflowMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core.change_note_form import ChangeNotePanel
from core.change_notes import told_about
from core.models import BasePage, ChangeNote, DatePrecision, TimeTravelMixin, ToldChanges
from core.partial_dates import PartialDate, Precision
from core.places import ShownAtPanel
from core.publishing import GuardedForm
from core.rich_text import PHRASE
from core.text_checks_panel import TextChecksPanel
from delivery.clock import day_asked
from plans.models.sources import SourcedFact
from plans.querysets import with_sources


class DefinitionKind(models.TextChoices):
    WORD = "word", "word"
    DELIVERY_STATE = "delivery_state", "state of an activity"


class DefinitionForm(GuardedForm, WagtailAdminModelForm):
    """A word's form. When asked to publish, it asks whether readers are told."""


class Definition(ToldChanges, WorkflowMixin, DraftStateMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """A word of the partnership's own trade, with what it meant and since when."""

    Kind = DefinitionKind

    term = models.CharField(max_length=80, unique=True, help_text="Such as Violence against women and girls.")
    slug = models.SlugField(max_length=80, unique=True, help_text="Its address in the glossary, such as vawg.")
    short_forms = models.TextField(
        blank=True, help_text="Other ways it is written, one to a line, such as VAWG. Pages link its first use."
    )
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.WORD)
    in_use_from = models.DateField(
        "in use from",
        null=True,
        blank=True,
        help_text="If the word is newer than the record, such as the name of a law: when it began. Pages of an "
        "earlier day leave it out.",
    )
    in_use_precision = models.CharField(
        "what is known of that date", max_length=12, choices=DatePrecision, default=DatePrecision.YEAR
    )

    panels = [
        ShownAtPanel(),
        TextChecksPanel(heading="Before it is public"),
        FieldRowPanel(["term", "slug", "kind"]),
        "short_forms",
        FieldRowPanel(["in_use_from", "in_use_precision"]),
        InlinePanel("versions", heading="What it means, and since when", label="Meaning"),
        ChangeNotePanel(),
        PublishingPanel(),
    ]
    base_form_class = DefinitionForm
    search_fields = [index.SearchField("term"), index.AutocompleteField("term")]

    class Meta:
        ordering = ["term"]

    def __str__(self):
        return self.term

    @property
    def spellings(self) -> list[str]:
        """The term and its short forms, as they may stand in a text."""
        return [self.term, *(line.strip() for line in self.short_forms.splitlines() if line.strip())]

    def is_later_than(self, day: date) -> bool:
        """Whether nobody can have used the word by `day`."""
        if self.in_use_from is None:
            return False
        return PartialDate(self.in_use_from, Precision(self.in_use_precision)).has_come_by(day) is False

    def version_on(self, day: date) -> "DefinitionVersion | None":
        """The meaning in force on `day`."""
        known = [version for version in self.versions.all() if version.since <= day]
        return max(known, key=lambda version: version.since, default=None)


class DefinitionVersionStatus(models.TextChoices):
    ADOPTED = "adopted", "adopted"
    NEEDS_DEFINING = "needs_defining", "to be defined"
    OURS = "ours", "explained by us"


class DefinitionVersion(SourcedFact, Orderable):
    """One meaning, from a day on; or the fact that the Board said it must define the word."""

    Status = DefinitionVersionStatus

    definition = ParentalKey(Definition, on_delete=models.CASCADE, related_name="versions")
    status = models.CharField(max_length=16, choices=Status, default=Status.OURS)
    valid_from = models.DateField(
        null=True,
        blank=True,
        help_text="The day from which it counts. For an explanation of ours, the day it was written, or none.",
    )
    text = models.TextField(blank=True, help_text="What it means, in plain words. May be empty while to be defined.")

    panels = [FieldRowPanel(["status", "valid_from"]), "text", SourcedFact.source_panel]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                name="a_meaning_has_words_unless_it_is_to_be_defined",
                condition=Q(status="needs_defining") | ~Q(text=""),
            )
        ]

    @property
    def needs_source(self) -> bool:
        return self.status != self.Status.OURS

    @property
    def own_words(self) -> tuple[str, ...]:
        """What was adopted is in the words of a source."""
        return ("text",) if self.status == self.Status.OURS else ()

    def __str__(self):
        return f"from {self.valid_from}" if self.valid_from else "without a date"

    @property
    def since(self) -> date:
        """For comparing with a day: a meaning without a date stands until one with a date takes its place."""
        return self.valid_from or date.min

    def clean(self):
        super().clean()
        if self.status != self.Status.OURS and not self.valid_from:
            raise ValidationError({"valid_from": "Say from which day it counts, or mark it as explained by us."})


class GlossaryPage(TimeTravelMixin, BasePage):
    """Every word of the trade with its meanings, each at an address of its own."""

    page_description = "Explains the words of the trade. There is one of these."
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1

    introduction = RichTextField(features=PHRASE, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    type_label = "Words explained"

    class Meta:
        verbose_name = "glossary"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"words": words_explained(day_asked(request).day)}


@dataclass(frozen=True)
class WordExplained:
    """A word with the meaning in force on the day, and the meanings before it, newest first."""

    definition: Definition
    now: DefinitionVersion | None
    before: list[DefinitionVersion]
    told: list[ChangeNote]


def words_explained(day: date) -> list[WordExplained]:
    """Every public word that may have been in use on `day`, with what it meant and what had been told. Two queries."""
    versions = models.Prefetch(
        "versions", with_sources(DefinitionVersion.objects.order_by(models.F("valid_from").desc(nulls_last=True)))
    )
    explained = []
    words = Definition.objects.filter(live=True).annotate(told_rows=told_about(Definition))
    for definition in words.prefetch_related(versions):
        if definition.is_later_than(day):
            continue
        now = definition.version_on(day)
        before = [each for each in definition.versions.all() if now and each.since < now.since]
        told = [note for note in definition.told_changes if note.told_on <= day]
        explained.append(WordExplained(definition, now, before, told))
    return explained


def glossary_links() -> dict[str, str]:
    """By each spelling of every public word, the address of its explanation. Empty without a glossary. One query."""
    glossary = GlossaryPage.objects.filter(live=True, view_restrictions__isnull=True).values("slug")[:1]
    words = Definition.objects.filter(live=True, kind=Definition.Kind.WORD).annotate(page=models.Subquery(glossary))
    return {spelling: f"/{word.page}/#{word.slug}" for word in words if word.page for spelling in word.spellings}


register_snippet(Definition)
