from django.db import models

from plans.models.progress import DeliveryState


class ProgressDraft(models.Model):
    """A row of a paper's table that says how far something is. Not public: an editor reports or discards it."""

    paper = models.ForeignKey("plans.ReportPage", on_delete=models.CASCADE, related_name="progress_drafts")
    paragraph = models.CharField(max_length=120, help_text="The address of the table in the paper.")
    activity = models.ForeignKey(
        "plans.Activity", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="The activity whose words are most like those of the row.",
    )  # fmt: skip
    subject_as_published = models.CharField(max_length=400)
    state_as_published = models.CharField(max_length=80)
    delivery_state = models.CharField(max_length=14, choices=DeliveryState)
    narrative = models.TextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "paragraph", "subject_as_published"], name="one_draft_for_a_row_of_a_table"
            )
        ]

    def __str__(self):
        return self.subject_as_published
