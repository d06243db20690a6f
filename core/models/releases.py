"""A release (content release, changeset): drafts that are public together or not at all. Rules: core/releases.py."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q


def nullable_user_key(model: str = settings.AUTH_USER_MODEL) -> "models.ForeignKey[Any, Any]":
    """Somebody, or a version, that may be gone later."""
    return models.ForeignKey(model, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class ReleaseQuerySet(models.QuerySet["Release"]):
    def in_preparation(self) -> "ReleaseQuerySet":
        return self.filter(published_at__isnull=True)

    def unsettled(self) -> "ReleaseQuerySet":
        """Due or under way: from this moment until each is done, no page is kept."""
        return self.filter(unsettled_from__isnull=False).order_by("unsettled_from")


class Release(models.Model):
    """What belongs together. It is in preparation, public, or taken back."""

    title = models.CharField(
        max_length=120,
        help_text="What belongs together, such as “Summer 2027”. Readers never see it.",
        error_messages={"blank": "Give the release a name."},
    )
    made_by = nullable_user_key()
    made_at = models.DateTimeField()
    goes_public_at = models.DateTimeField(null=True, blank=True)
    asked_by = nullable_user_key()
    asked_at = models.DateTimeField(null=True, blank=True)
    sent_back_because = models.CharField(max_length=300, blank=True)
    unsettled_from = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = nullable_user_key()
    taken_back_because = models.CharField(max_length=300, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_preparation(self) -> bool:
        return self.published_at is None

    @property
    def settled_since(self) -> datetime | None:
        """When what readers see was switched last."""
        return self.taken_back_at or self.published_at


class ReleaseItemQuerySet(models.QuerySet["ReleaseItem"]):
    def coming_back(self, version: int | None) -> "ReleaseItemQuerySet":
        """Those that are being taken back at this moment, and before which this version (its key) was public."""
        under_way = {"release__taken_back_at__isnull": False, "release__unsettled_from__isnull": False}
        return self.filter(version_before=version, is_switched=True, **under_way)


class ReleaseItem(models.Model):
    """A page, a row with drafts or a file that waits. `approved_version` or `approved_file` is what was looked at."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="items")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    about = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    about.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    label = models.CharField(max_length=255)
    added_by = nullable_user_key()
    added_at = models.DateTimeField()
    approved_by = nullable_user_key()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_version = nullable_user_key("wagtailcore.Revision")
    approved_file = nullable_user_key("core.HeldFile")
    # Of what is public since: what stood there before. Neither: nothing did.
    was_live = models.BooleanField(default=False)
    version_before = nullable_user_key("wagtailcore.Revision")
    is_switched = models.BooleanField(default=False)  # by this release, and not taken back

    objects = ReleaseItemQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="once_in_a_release", fields=["release", "content_type", "object_id"])
        ]

    def __str__(self) -> str:
        return self.label


class ReleaseEffect(models.Model):
    """One thing that follows from a release, or from taking it back: done, or broken off and to be done again."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="effects")
    kind = models.CharField(max_length=20)
    is_of_taking_back = models.BooleanField(default=False)
    person = nullable_user_key()  # to whom a letter goes
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["done_at"], name="core_releaseeffect_to_do", condition=Q(done_at=None))]

    def __str__(self) -> str:
        return self.kind
