from datetime import datetime

from django.db import models

from home.draft_link_models import TimedLink


class ReleaseLink(TimedLink):
    """By which somebody sees the site as it will be with a release, and what is in it."""

    release = models.ForeignKey("core.Release", on_delete=models.CASCADE, related_name="links")
    # By the number of each part the version it is pinned to; none: it follows the newest.
    versions = models.JSONField(null=True, blank=True)

    salt = "home.release_link"
    what_it_showed = "What this link showed"

    def __str__(self):
        return f"{self.release} for {self.for_whom}"

    @property
    def named_in_log(self) -> str:
        return f"release link {self.pk} of release {self.release_id}"

    @property
    def pinned_at(self) -> datetime | None:
        return None if self.versions is None else self.made_at


class ReleaseAnswer(models.Model):
    """What was said by a link of a passage of one part, or of all of a part; of a page it is a comment as well."""

    link = models.ForeignKey(ReleaseLink, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey("core.ReleaseItem", on_delete=models.CASCADE, related_name="+")
    path = models.TextField()
    is_right = models.BooleanField()
    words = models.TextField(blank=True)
    said_at = models.DateTimeField()
    comment = models.OneToOneField("wagtailcore.Comment", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_answer_to_a_passage_of_a_part", fields=["link", "item", "path"])
        ]

    def __str__(self):
        return "Right." if self.is_right else self.words
