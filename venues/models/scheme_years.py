"""A scheme year: whether the scheme ran, what it asked of venues, and which levels and trophies it had."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from venues.scheme_year_form import SchemeYearForm


class SchemeYearQuerySet(models.QuerySet["SchemeYear"]):
    def current(self, day: date) -> "SchemeYear | None":
        """The one that an award of this day is most likely of: by its days, or by its number where it has none."""
        by_days = Q(starts_on__lte=day, ends_on__gte=day)
        return self.filter(by_days | Q(starts_on=None, year=day.year), ran=True).order_by("-year").first()


class SchemeYear(ClusterableModel):
    """One year of the scheme, with its levels, awards and criteria, or why it did not run."""

    year = models.PositiveSmallIntegerField(unique=True, validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    starts_on = models.DateField(
        null=True, blank=True, help_text="First day on which a certificate of the year counts."
    )
    ends_on = models.DateField(
        null=True, blank=True, help_text="Last day on which it counts, unless it says otherwise."
    )
    ran = models.BooleanField("the scheme ran", default=True)
    not_run_reason = models.CharField("why it did not run", max_length=255, blank=True)
    applied = models.PositiveIntegerField(null=True, blank=True, help_text="How many applied. Never made public.")
    engaged = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many took part in any way. Leave empty if nobody counted."
    )
    accredited_reported = models.PositiveIntegerField(
        "accredited, as reported", null=True, blank=True, help_text="From a source. It comes before what we count."
    )
    source_note = models.CharField("where it was read", max_length=255, blank=True)

    objects = SchemeYearQuerySet.as_manager()

    panels = [
        FieldRowPanel(["year", "starts_on", "ends_on"]),
        FieldRowPanel(["ran", "not_run_reason"]),
        MultiFieldPanel(
            [FieldRowPanel(["accredited_reported", "engaged", "applied"]), "source_note"], heading="How many venues"
        ),
        InlinePanel("levels", heading="Levels, the highest first", label="Level"),
        InlinePanel("awards", heading="Awards and trophies", label="Award"),
        InlinePanel("criteria", heading="Criteria", label="Criterion"),
    ]

    base_form_class = SchemeYearForm

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(condition=Q(ran=True) | ~Q(not_run_reason=""), name="venues_a_year_off_says_why"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="venues_a_year_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return str(self.year)

    def clean(self):
        super().clean()
        problems = {}
        if not self.ran and not self.not_run_reason.strip():
            problems["not_run_reason"] = "Say why the scheme did not run this year. Readers see it."
        if self.ran and self.not_run_reason.strip():
            problems["not_run_reason"] = "The year is marked as one in which the scheme ran. Clear this, or the mark."
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            problems["ends_on"] = "The year cannot end before it starts."
        if self.accredited_reported is not None and not self.source_note.strip():
            problems["source_note"] = "Say where the number was read, and when."
        if problems:
            raise ValidationError(problems)


class Level(models.Model):
    """How well a venue met the criteria of one year, such as “Commended”. Not a trophy."""

    scheme_year = ParentalKey(SchemeYear, on_delete=models.CASCADE, related_name="levels")
    name = models.CharField(max_length=60)
    rank = models.PositiveSmallIntegerField(default=1, help_text="1 is the highest level of the year.")

    panels = [FieldRowPanel(["name", "rank"])]

    class Meta:
        ordering = ["-scheme_year__year", "rank"]
        constraints = [models.UniqueConstraint(fields=["scheme_year", "name"], name="venues_level_once_a_year")]

    def __str__(self):
        return f"{self.name} ({self.scheme_year})"


class Award(Orderable):
    """A trophy of one year, such as “Overall Winner”. It may share its name with a level and is another thing."""

    scheme_year = ParentalKey(SchemeYear, on_delete=models.CASCADE, related_name="awards")
    name = models.CharField(max_length=80)

    panels = ["name"]

    class Meta:
        ordering = ["-scheme_year__year", "sort_order", "name"]
        constraints = [models.UniqueConstraint(fields=["scheme_year", "name"], name="venues_award_once_a_year")]

    def __str__(self):
        return f"{self.name} ({self.scheme_year})"


class Criterion(Orderable):
    """One thing a venue was assessed on in a year."""

    scheme_year = ParentalKey(SchemeYear, on_delete=models.CASCADE, related_name="criteria")
    section = models.CharField(max_length=80, help_text="What it is about, such as “Keeping women safe”.")
    text = models.CharField(max_length=300)
    is_new = models.BooleanField("new this year", default=False)

    panels = [FieldRowPanel(["section", "is_new"]), "text"]

    class Meta(Orderable.Meta):
        verbose_name_plural = "criteria"

    def __str__(self):
        return self.text
