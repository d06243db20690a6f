from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class HeldQuerySet(models.QuerySet[Any]):  # of HeldFile, and of what apps hold in the same way
    def waiting(self) -> "HeldQuerySet":
        return self.filter(answered_at__isnull=True)


class HeldForApproval(models.Model):
    """What one person did and another has not approved yet."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    held_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = HeldQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["held_at", "pk"]


class HeldFile(HeldForApproval):
    """Another file for a picture or document, which readers see once somebody else has approved it.

    Afterwards it keeps the file that was public before: it can be put back, by two people again.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    about = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    about.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    label = models.CharField(max_length=255)
    # Below documents: only the site itself hands out what lies there, to those who may have it.
    file = models.FileField(upload_to="documents/held/%Y", max_length=255)
    words = models.JSONField(default=dict)  # its title and description, where those change with it
    is_approved = models.BooleanField(default=False)
    sent_back_because = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.label}: another file"
