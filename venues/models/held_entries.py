from django.conf import settings
from django.db import models


class HeldEntryQuerySet(models.QuerySet):
    def waiting(self) -> "HeldEntryQuerySet":
        return self.filter(answered_at__isnull=True)


class HeldEntry(models.Model):
    """What an officer entered into the register and nobody else has approved yet: her press, as it was sent, and what
    it would change. Approving does it; until then the register says what it said."""

    address = models.CharField(max_length=500)  # to which the form was sent
    sent = models.TextField()  # as a browser writes a form
    says = models.JSONField()  # of each entry that changes: what it is, its name, and each field before and after
    label = models.CharField(max_length=255)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    held_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    is_done = models.BooleanField(default=False)
    because = models.CharField(max_length=300, blank=True)  # why it was sent back, or could not wait

    objects = HeldEntryQuerySet.as_manager()

    class Meta:
        ordering = ["held_at", "pk"]
        verbose_name_plural = "held entries"

    def __str__(self):
        return self.label
