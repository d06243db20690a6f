from django.db import models


class PaperPreview(models.Model):
    """A paper as it was read, kept for the hour in which an editor checks it. Nothing public stands on it."""

    original = models.OneToOneField("plans.OriginalPaper", on_delete=models.CASCADE, related_name="preview")
    papers = models.TextField(help_text="As plans.papers.storage writes them.")
    rendering = models.TextField(blank=True, help_text="The original as it looks, in HTML. Empty for a PDF.")
    read_at = models.DateTimeField()

    def __str__(self):
        return f"Preview of {self.original}"
