"""Questions about many rows, in the partnership's words. They take the day; they never read the clock."""

from datetime import date

from django.db import models
from django.db.models import Q
from wagtail.models import PageQuerySet


class MembershipQuerySet(models.QuerySet):
    def public(self):
        return self.filter(live=True)

    def known_on(self, day: date):
        """Partners known to be partners on `day`: listed by then, and not known to have left."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=day), date__lte=day)


class ReportQuerySet(PageQuerySet):
    def public_list(self):
        """Public papers, newest first; undated ones last."""
        public = self.live().filter(view_restrictions__isnull=True)
        return public.order_by(models.F("date").desc(nulls_last=True), "title")


def activities_with_measures(activities: models.QuerySet) -> models.QuerySet:
    """Activities with the paper they were read in, their measures, and the figures of those with corrections."""
    return with_sources(activities).prefetch_related("measures__figures", "measures__corrections")


def with_sources(rows: models.QuerySet) -> models.QuerySet:
    """The rows with the paper each was read in, in the same query and without the papers' text."""
    return rows.select_related("source_paper").defer("source_paper__body")
