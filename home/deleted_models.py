from django.conf import settings
from django.db import models


class DeletedContent(models.Model):
    """A page with all below it, or a row, as it was when somebody deleted it. Kept for thirty days."""

    title = models.CharField(max_length=255)
    kind = models.CharField(max_length=100, help_text="In an editor's words, such as “ordinary page”.")
    pages_within = models.PositiveIntegerField(default=1)
    kept = models.JSONField(help_text="Everything it needs to come back, from home/deleted_content.py.")
    deleted_at = models.DateTimeField()
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-deleted_at", "-pk"]
        verbose_name_plural = "deleted content"

    def __str__(self):
        return self.title
