from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, WorkflowMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core import statistics_registry
from core.json_subquery import made_of, rows_of
from core.models import DatePrecision
from core.partial_dates import PartialDate, Precision
from core.problems import Problem
from core.publishing import refuse_unless_ready
from core.text_checks_panel import TextChecksPanel
from plans.figure_validation import TARGET, problems_of, replaced
from plans.known_figures import known_on
from plans.measure_form import MeasureForm
from plans.models.measure_kinds import Comparator, FigureKind, MeasureKind
from plans.models.progress import ProgressUpdateQuerySet
from plans.models.sources import Source, SourcedFact
from plans.querysets import with_sources


class MeasureQuerySet(models.QuerySet):
    def with_corrections(self):
        """Each with what was corrected in it, in the same query."""
        corrections = FigureCorrection.objects.filter(measure=models.OuterRef("pk"))
        told = ("period_as_published", "figure_kind", "old_value", "new_value", "reason", "corrected_on")
        return self.annotate(corrections_told=rows_of(corrections, *told))


class Measure(WorkflowMixin, DraftStateMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """Something counted to see whether an activity gets anywhere, with its targets and figures."""

    Kind = MeasureKind

    base_form_class = MeasureForm
    objects = MeasureQuerySet.as_manager()

    name = models.CharField(max_length=160)
    activity = models.ForeignKey(
        "plans.Activity", null=True, on_delete=models.PROTECT, related_name="measures", help_text="What it measures."
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OUTPUT)
    unit = models.CharField(max_length=60, help_text="What is counted, in the plural, such as venues.")
    what_runs = models.CharField(
        "what runs", max_length=60, blank=True, help_text="Named where it did not run, such as The scheme."
    )
    definition = models.TextField(blank=True, help_text="Exactly what counts. Leave empty if no source says.")
    baseline = models.CharField(max_length=160, blank=True, help_text="Where it started, or why there is no baseline.")
    how_often = models.CharField(max_length=60, blank=True)
    owner = models.CharField(max_length=120, blank=True, help_text="The post or team that answers for the figure.")
    data_source = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True, help_text="What readers must know to read the figures rightly.")
    counted_by = models.CharField(
        "counted by this site", max_length=40, blank=True, choices=statistics_registry.choices,
        help_text="A count kept elsewhere on this site fills the periods for which no figure is held here.",
    )  # fmt: skip

    read_for: date | None = None  # the earlier day that it is shown for, if any

    own_words = ("definition", "baseline", "note")
    panels = [
        TextChecksPanel(heading="Before it is public"),
        "name",
        FieldRowPanel(["kind", "unit", "what_runs"]),
        FieldPanel("activity"),
        MultiFieldPanel(["definition", "baseline", "note"], heading="How to read it"),
        FieldRowPanel(["how_often", "owner", "data_source", "counted_by"]),
        InlinePanel("figures", heading="Targets and figures", label="Target or figure", classname="fold-rows"),
        PublishingPanel(),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def every_correction(self) -> list["FigureCorrection"]:
        """What was corrected, in the order of time."""
        if hasattr(self, "corrections_told"):
            return [made_of(FigureCorrection, row) for row in self.corrections_told]
        return list(self.corrections.all())

    @property
    def corrections_shown(self) -> list["FigureCorrection"]:
        """What had been corrected by the day that it is shown for."""
        return [each for each in self.every_correction if self.read_for is None or each.corrected_on <= self.read_for]

    @property
    def figures_shown(self) -> list["Figure"]:
        """Its targets and figures; on an earlier day those of periods that were over, as they stood then."""
        figures = list(self.figures.all())
        return known_on(self.read_for, figures, self.every_correction) if self.read_for else figures

    @property
    def published_figures(self) -> list["Figure"]:
        """What visitors may have seen; nothing of a measure that was never published."""
        seen = Q(measure__live=True) | Q(measure__first_published_at__isnull=False)
        return list(Figure.objects.filter(seen, measure=self.pk)) if self.pk else []

    @property
    def refused_because(self) -> list[Problem]:
        """What keeps the figures, as they stand in memory, from taking the place of the published ones."""
        corrections = list(self.corrections.all()) if self.pk else []
        return problems_of(self.published_figures, list(self.figures.all()), corrections)

    def save(self, *args, **kwargs):
        """Every way of publishing ends here, so here a changed figure leaves its mark, or is refused."""
        if kwargs.get("update_fields") is not None:  # as when a draft is kept: the figures stay as they are
            return super().save(*args, **kwargs)
        refuse_unless_ready(self)
        changes = replaced(self.published_figures, list(self.figures.all()))
        super().save(*args, **kwargs)
        for before, after in changes:
            FigureCorrection.record(self, before, after)

    @property
    def sources(self) -> list[Source]:
        """Where its figures were read, each place once."""
        return list(dict.fromkeys(figure.source for figure in self.figures_shown))


class FigureManager(models.Manager):
    """A figure always comes with the paper it was read in and whether anybody may read that."""

    def get_queryset(self):
        return with_sources(super().get_queryset())


class Figure(SourcedFact, Orderable):
    """A number for a period: the one aimed at, the one counted, or the fact that there is none."""

    Kind = FigureKind

    measure = ParentalKey(Measure, on_delete=models.CASCADE, related_name="figures")
    kind = models.CharField(max_length=12, choices=Kind)
    comparator = models.CharField(max_length=10, choices=Comparator, blank=True, help_text="Only for a target.")
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    starts = models.DateField(help_text="The first day of the period.")
    ends = models.DateField(help_text="The last day of the period.")
    period_precision = models.CharField(
        "what is known of these two", max_length=12, choices=DatePrecision, default=DatePrecision.DAY
    )
    period_as_published = models.CharField(max_length=60, help_text="Such as 2016-17 or 2025.")
    as_published = models.CharField(max_length=255, blank=True, help_text="The words of the source, exactly.")
    provisional = models.BooleanField(default=False)
    outside_source = models.CharField(max_length=255, blank=True)  # typed once; a page outside says how strong it is
    correction_reason = models.CharField(
        max_length=255, blank=True,
        help_text="Only if you change a published figure: why. The page then shows both numbers and this.",
    )  # fmt: skip

    objects = FigureManager()

    panels = [
        FieldRowPanel(["kind", "comparator", "value"]),
        FieldRowPanel(["period_as_published", "period_precision"]),
        FieldRowPanel(["starts", "ends"]),
        FieldRowPanel(["as_published", "provisional"]),
        SourcedFact.source_panel,
        "correction_reason",
    ]

    class Meta(Orderable.Meta):
        verbose_name = "target or figure"
        constraints = [
            models.CheckConstraint(
                name="a_target_says_how_it_is_meant",
                condition=~Q(kind="target") & Q(comparator="")
                | Q(kind="target", value__isnull=False) & ~Q(comparator=""),
            ),
            models.CheckConstraint(
                name="only_what_was_counted_has_a_value",
                condition=Q(kind__in=["target", "observed"], value__isnull=False)
                | Q(kind__in=["not_known", "did_not_run"], value__isnull=True),
            ),
            models.CheckConstraint(name="a_period_ends_after_it_starts", condition=Q(ends__gte=models.F("starts"))),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.period_as_published}"

    @property
    def needs_source(self) -> bool:
        """That no figure is held is our own finding."""
        return self.kind != self.Kind.NOT_KNOWN and not self.outside_source

    @property
    def ended(self) -> PartialDate:
        """When its period ended, no more exact than its source."""
        return PartialDate(self.ends, Precision(self.period_precision))

    @property
    def source(self) -> Source:
        """The paper or page it was read in, else the place as it was once typed, else a note of our own."""
        if self.has_source or not self.outside_source:
            return super().source
        return Source(f"Read elsewhere: {self.outside_source}")

    @property
    def in_words(self) -> str:
        """What was counted in its period, or that nothing was."""
        said: dict[str, str] = {
            self.Kind.NOT_KNOWN: "no figure is held",
            self.Kind.DID_NOT_RUN: "nothing ran, so nothing was counted",
        }
        counted = said.get(self.kind) or f"{in_digits(self.value)} {self.measure.unit}"
        return f"{self.period_as_published}: {counted}."

    def clean(self):
        super().clean()
        problems = {}
        if self.kind == self.Kind.TARGET and not self.comparator:
            problems["comparator"] = "Say how the target is meant: up to, at least or exactly."
        if self.kind != self.Kind.TARGET and self.comparator:
            problems["comparator"] = "Only a target has this. Clear it, or change the kind to target."
        has_value = self.kind in (self.Kind.TARGET, self.Kind.OBSERVED)
        if has_value and self.value is None:
            problems["value"] = "Write the number, or choose “no figure held”."
        if not has_value and self.value is not None:
            problems["value"] = "Clear the number, or change the kind to “counted”."
        if self.starts and self.ends and self.ends < self.starts:
            problems["ends"] = "The period cannot end before it starts."
        if problems:
            raise ValidationError(problems)


class FigureCorrection(models.Model):
    """That a published figure or target was changed: from what, to what, why and when. Only ever added to."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="corrections")
    starts = models.DateField()
    ends = models.DateField()
    period_precision = models.CharField(max_length=12, choices=DatePrecision, default=DatePrecision.DAY)
    period_as_published = models.CharField(max_length=60)
    figure_kind = models.CharField(max_length=12, choices=FigureKind, default=FigureKind.OBSERVED)
    old_value = models.DecimalField(max_digits=12, decimal_places=2)
    new_value = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    reason = models.CharField(max_length=255)
    corrected_on = models.DateField(auto_now_add=True)

    objects = ProgressUpdateQuerySet.as_manager()

    class Meta:
        ordering = ["corrected_on", "pk"]
        constraints = [
            models.CheckConstraint(name="a_corrected_figure_says_why", condition=~Q(reason="")),
        ]

    def __str__(self):
        return self.in_words

    @classmethod
    def record(cls, measure: Measure, before: Figure, after: Figure) -> "FigureCorrection":
        return cls.objects.create(
            measure=measure,
            starts=before.starts,
            ends=before.ends,
            period_precision=before.period_precision,
            period_as_published=before.period_as_published,
            figure_kind=before.kind,
            old_value=before.value,
            new_value=after.value,
            reason=after.correction_reason,
        )

    @property
    def in_words(self) -> str:
        now = "no figure" if self.new_value is None else in_digits(self.new_value)
        what = f"The target for {self.period_as_published}" if self.figure_kind == TARGET else self.period_as_published
        return f"{what}: {in_digits(self.old_value)} before, {now} now. Why: {self.reason}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise ValidationError("What was corrected stays on record. Correct the figure again instead.")
        return super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError("What was corrected stays on record. Correct the figure again instead.")


def in_digits(value: Decimal | None) -> str:
    """`Decimal("1200.00")` as 1,200; empty without one."""
    return "" if value is None else f"{Decimal(value).normalize():,f}"


register_snippet(Measure)
