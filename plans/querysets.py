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
    def newest_first(self):
        return self.order_by(models.F("date").desc(nulls_last=True), "title")
