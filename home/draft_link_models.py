from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models


class TimedLink(models.Model):
    """A link for people without an account, for a time. Who has it may read; it is signed and can be revoked."""

    for_whom = models.CharField(max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_opened_on = models.DateField(null=True, blank=True)

    salt: ClassVar[str]  # of the signature
    what_it_showed: ClassVar[str]

    class Meta:
        abstract = True
        ordering = ["-made_at", "-pk"]

    @property
    def named_in_log(self) -> str:
        raise NotImplementedError

    def works_at(self, moment: datetime) -> bool:
        """Not after its end, and not once whoever made it may no longer sign in."""
        return self.revoked_at is None and moment < self.expires_at and self.made_by.is_active


class DraftLink(TimedLink):
    """By which somebody reads the draft of a page: of one version, or of whichever is the newest."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )  # the version it is pinned to; none: it follows the newest

    salt = "home.draft_link"
    what_it_showed = "The page that this link showed"

    def __str__(self):
        return f"{self.page} for {self.for_whom}"

    @property
    def named_in_log(self) -> str:
        return f"draft link {self.pk} of page {self.page_id}"

    @property
    def pinned_at(self) -> datetime | None:
        return self.revision.created_at if self.revision else None


class DraftAnswer(models.Model):
    """What was said by a link of one passage, and the comment in the editor that tells it."""

    link = models.ForeignKey(DraftLink, on_delete=models.CASCADE, related_name="answers")
    path = models.TextField()
    is_right = models.BooleanField()
    words = models.TextField(blank=True)
    comment = models.OneToOneField("wagtailcore.Comment", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_answer_to_a_passage", fields=["link", "path"])]

    def __str__(self):
        return "Right." if self.is_right else self.words
