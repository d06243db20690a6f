"""Questions about many rows of the register. They take the day; they never read the clock."""

from django.db import models


class AccreditationQuerySet(models.QuerySet):
    def for_reading(self):
        """With all that an entry of the register says. Three queries, however many rows."""
        return self.select_related("scheme_year", "level").prefetch_related("events", "awards")


class VenueQuerySet(models.QuerySet):
    def real(self):
        """Without the samples."""
        return self.filter(is_sample=False)
