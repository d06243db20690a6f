from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from core.london import LONDON


class ChangeKind(models.TextChoices):
    SMALL = "small", "A small correction: readers need not be told"
    TOLD = "told", "Tell readers what changed"


class ChangeNoteQuerySet(models.QuerySet["ChangeNote"]):
    def told(self) -> "ChangeNoteQuerySet":
        """What readers have been told, the newest first."""
        return self.filter(told_at__isnull=False).order_by("-told_at", "-pk")

    def update(self, **changes: Any) -> int:
        if self.filter(told_at__isnull=False).exists():
            raise ValidationError(STAYS)
        return super().update(**changes)

    def delete(self) -> tuple[int, dict[str, int]]:
        if self.filter(told_at__isnull=False).exists():
            raise ValidationError(STAYS)
        return super().delete()


STAYS = "What readers were told stays on record. Publish the page again with another note instead."


class ChangeNote(models.Model):
    """A change note: what changed in a page or row that was public before, for its readers. A correction if published
    facts changed: `facts` says of each what it was and what it is now.

    Without `told_at` it is what waits to be told with the next publication; then it is only ever added to.
    """

    content_type = models.ForeignKey("contenttypes.ContentType", on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=8, choices=ChangeKind)
    words = models.CharField(max_length=300, blank=True)
    facts = models.JSONField(default=list)  # of {"what", "before", "now"}
    told_at = models.DateTimeField(null=True)

    objects = ChangeNoteQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id", "told_at"], name="core_changenote_of")]
        constraints = [
            models.UniqueConstraint(
                name="one_change_note_waits",
                fields=["content_type", "object_id"],
                condition=Q(told_at__isnull=True),
            ),
            models.CheckConstraint(name="a_told_change_says_what", condition=Q(told_at__isnull=True) | ~Q(words="")),
        ]

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> str:
        """Of a correction what was there before, what is there now, and why; else the sentence."""
        changes = "; ".join(f"{fact['what']}: {fact['before']} before, {fact['now']} now" for fact in self.facts)
        return f"{changes}. Why: {self.words}" if changes else self.words

    @property
    def told_on(self) -> date:
        """The day, in London, on which readers were told."""
        assert self.told_at, "it waits to be told"
        return self.told_at.astimezone(LONDON).date()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and type(self).objects.filter(pk=self.pk, told_at__isnull=False).exists():
            raise ValidationError(STAYS)
        return super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.told_at:
            raise ValidationError(STAYS)
        return super().delete(*args, **kwargs)
