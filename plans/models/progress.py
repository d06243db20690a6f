from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from core.status_label import StatusLabel
from plans.models.sources import SourcedFact
from plans.progress import DELIVERY_LABELS

if TYPE_CHECKING:
    from plans.models.priorities import Activity, PriorityPage


class DeliveryState(models.TextChoices):
    """How far an activity has come. What each word means in public is a definition with versions."""

    NOT_STARTED = "not_started", "Not started"
    ON_TRACK = "on_track", "On track"
    AT_RISK = "at_risk", "At risk"
    OFF_TRACK = "off_track", "Off track"
    COMPLETE = "complete", "Complete"
    STOPPED = "stopped", "Stopped"
    NOT_REPORTED = "not_reported", "Not reported"


class ProgressUpdateQuerySet(models.QuerySet):
    """Rows that are only ever added to."""

    def about(self, priority):
        """Updates on the activities of `priority` and news about the area itself, the newest first."""
        if priority.pk is None:  # a preview of one that has not been saved
            return self.none()
        return self.filter(Q(activity__priority=priority) | Q(priority=priority))

    def delete(self):
        raise ValidationError("Updates are never deleted. Add a correction instead.")

    def update(self, **changes):
        raise ValidationError("Updates are never changed. Add a correction instead.")


class PublicProgressUpdates(models.Manager.from_queryset(ProgressUpdateQuerySet)):  # type: ignore[misc]
    """Without what still waits for a second person: the manager that everything but the desk uses."""

    def get_queryset(self):
        return super().get_queryset().filter(is_held=False)


class ProgressUpdate(SourcedFact, models.Model):
    """What was reported of an activity on a day, or news about an area heard by exception. Only ever added to.

    A mistake is mended by a further update that says what it corrects and why; both stay in public.
    """

    activity = models.ForeignKey(
        "plans.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="updates"
    )
    priority = models.ForeignKey(
        "plans.PriorityPage", null=True, blank=True, on_delete=models.PROTECT, related_name="updates"
    )
    date = models.DateField(help_text="The day it describes. Not in the future.")
    delivery_state = models.CharField(max_length=14, choices=DeliveryState, blank=True)
    narrative = models.TextField(help_text="What was done or learned, in two or three plain sentences.")
    reported_to = models.ForeignKey(
        "plans.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The board or committee that heard it, if any.",
    )  # fmt: skip
    next_due = models.DateField(
        null=True, blank=True, help_text="When the next update is due. The page says if it is late."
    )
    author_role = models.CharField(max_length=120, help_text="The post or team that reports, never a person's name.")
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    correction_reason = models.CharField(max_length=255, blank=True)
    entered_at = models.DateTimeField(editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    is_held = models.BooleanField("waits for somebody else to approve it", default=False, editable=False)
    sent_back_because = models.CharField(max_length=300, blank=True, editable=False)

    on: "PriorityPage | Activity"  # where plans.open_data.selectors found it

    objects = PublicProgressUpdates()
    everything = ProgressUpdateQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-entered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="an_update_is_about_one_thing",
                condition=Q(activity__isnull=False, priority__isnull=True)
                | Q(activity__isnull=True, priority__isnull=False),
            ),
            models.CheckConstraint(
                name="an_activity_has_a_delivery_state", condition=Q(activity__isnull=True) | ~Q(delivery_state="")
            ),
            models.CheckConstraint(
                name="a_correction_says_why", condition=Q(corrects__isnull=True) | ~Q(correction_reason="")
            ),
        ]

    def __str__(self):
        return f"{self.date}: {self.get_delivery_state_display() or 'news'}"

    @property
    def anchor(self) -> str:
        return f"update-{self.pk}"

    @property
    def label(self) -> StatusLabel | None:
        """How far the activity has come; None for news about an area."""
        return DELIVERY_LABELS.get(self.delivery_state)

    def release(self, moment: datetime) -> None:
        """Somebody else has approved it: it is public from now on."""
        self.is_held, self.entered_at, self.sent_back_because = False, moment, ""
        super().save(update_fields=["is_held", "entered_at", "sent_back_because"])

    def send_back(self, because: str) -> None:
        self.sent_back_because = because
        super().save(update_fields=["sent_back_because"])

    def withdraw(self) -> None:
        """What was never public leaves no trace in the record."""
        if self.is_held:
            super().delete()

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise ValidationError("Updates are never changed. Add a correction instead.")
        return super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError("Updates are never deleted. Add a correction instead.")


def with_last_update(activities: models.QuerySet, day) -> models.QuerySet:
    """Activities with the state, date and next due day of the update that counts on `day`, in the same query."""
    corrected = ProgressUpdate.objects.filter(corrects=models.OuterRef("pk"), date__lte=day)
    counting = ProgressUpdate.objects.filter(~models.Exists(corrected), activity=models.OuterRef("pk"), date__lte=day)
    return activities.annotate(
        last_state=models.Subquery(counting.values("delivery_state")[:1]),
        last_date=models.Subquery(counting.values("date")[:1]),
        last_due=models.Subquery(counting.values("next_due")[:1]),
        read_for=models.Value(day, output_field=models.DateField()),
    )
