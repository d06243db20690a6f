from django.db import models

from core.models.held_files import HeldForApproval


class HeldEntry(HeldForApproval):
    """What an officer entered into the register and nobody else has approved yet: her press, as it was sent, and what
    it would change. Approving does it; until then the register says what it said."""

    address = models.CharField(max_length=500)  # to which the form was sent
    sent = models.TextField()  # as a browser writes a form
    says = models.JSONField()  # of each entry that changes: what it is, its name, and each field before and after
    label = models.CharField(max_length=255)
    is_done = models.BooleanField(default=False)
    because = models.CharField(max_length=300, blank=True)  # why it was sent back, or could not wait

    class Meta(HeldForApproval.Meta):
        verbose_name_plural = "held entries"

    def __str__(self):
        return self.label
