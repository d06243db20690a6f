from django.db import models


class PaperHabit(models.Model):
    """What an editor decided about a paper, for the next one of that committee. Nothing public stands on it.

    A label: behind it stood the title, the committee or the day. A head: words that belong to no paper's text.
    """

    class Kind(models.TextChoices):
        LABEL = "label", "label"
        HEAD = "head", "head"

    committee_key = models.CharField(max_length=255, help_text="Its name without case and punctuation.")
    kind = models.CharField(max_length=5, choices=Kind)
    words = models.CharField(max_length=200, help_text="Without case and punctuation, figures as 0.")
    field = models.CharField(max_length=12, blank=True, help_text="What stands behind a label.")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee_key", "kind", "words"], name="one_habit_for_the_same_words")
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.words}"
