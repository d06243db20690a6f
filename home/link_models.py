from django.db import models

# A site may be down for an hour: only what failed twice, on different days, is somebody's task.
FAILURES_THAT_COUNT = 2


class OutsideLinkQuerySet(models.QuerySet):
    def broken(self) -> "OutsideLinkQuerySet":
        return self.filter(failures__gte=FAILURES_THAT_COUNT).order_by("failing_since", "pk")


class OutsideLink(models.Model):
    """An address outside this site to which public pages or services lead, and what became of asking it."""

    address = models.URLField(max_length=2000, unique=True)
    places = models.JSONField(default=list)  # of each the kind, key and title of what leads there
    checked_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)  # one after the other
    failing_since = models.DateTimeField(null=True, blank=True)

    objects = OutsideLinkQuerySet.as_manager()

    class Meta:
        ordering = ["address"]

    def __str__(self):
        return self.address
