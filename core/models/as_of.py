from django.db import models

from core.partial_dates import PartialDate, Precision, first_day


class DatePrecision(models.TextChoices):
    """How much of the date the source says."""

    DAY = Precision.DAY.value, "the day"
    MONTH = Precision.MONTH.value, "only the month"
    BY_DAY = Precision.BY_DAY.value, "only “by” this day"
    BY_MONTH = Precision.BY_MONTH.value, "only “by” this month"
    SEASON = Precision.SEASON.value, "only the season"
    QUARTER = Precision.QUARTER.value, "only the quarter"
    EARLY_YEAR = Precision.EARLY_YEAR.value, "only “early” in the year"
    LATE_YEAR = Precision.LATE_YEAR.value, "only “late” in the year"
    YEAR = Precision.YEAR.value, "only the year"


class DatedFact(models.Model):
    """Something that happened, or is due, at a time the source gives more or less exactly."""

    date = models.DateField(
        help_text="If only the month or the year is known, choose any day in it and say so in the next field."
    )
    date_precision = models.CharField(
        "what is known of the date", max_length=12, choices=DatePrecision, default=DatePrecision.DAY
    )
    date_as_published = models.CharField(
        max_length=120, blank=True, help_text="The date in the words of the source, such as “5th June”."
    )

    class Meta:
        abstract = True

    @property
    def when(self) -> PartialDate:
        """The date, no more exact than its source."""
        return PartialDate(self.date, Precision(self.date_precision))

    def clean(self) -> None:
        super().clean()
        if self.date:
            self.date = first_day(self.date, Precision(self.date_precision))
