"""Questions about many rows, in the partnership's words. They take the day; they never read the clock."""

from datetime import date

from django.db import models
from django.db.models import ExpressionWrapper, Q
from wagtail.models import PageQuerySet

from core.open_pages import is_open


class MembershipQuerySet(models.QuerySet):
    def public(self):
        return self.filter(live=True)

    def known_on(self, day: date):
        """Partners known to be partners on `day`: listed by then, and not known to have left."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=day), date__lte=day)


class ReportQuerySet(PageQuerySet):
    def public_list(self):
        """Public papers, newest first; undated ones last."""
        return self.filter(is_open()).order_by(models.F("date").desc(nulls_last=True), "title")


def activities_with_measures(activities: models.QuerySet) -> models.QuerySet:
    """Activities with the paper they were read in, their measures, and the figures of those with corrections."""
    return with_sources(activities).prefetch_related("measures__figures", "measures__corrections")


def with_sources(rows: models.QuerySet) -> models.QuerySet:
    """The rows with the paper each was read in and whether anybody may read it, without the papers' text. One query."""
    return told(rows.select_related("source_paper").defer("source_paper__body"), source_is_open=is_open("source_paper"))


def told(rows: models.QuerySet, **conditions: Q) -> models.QuerySet:
    """The rows with, under each name, whether its condition holds. In a preview they are not from the database."""
    if not isinstance(rows, models.QuerySet):
        return rows
    columns = {name: ExpressionWrapper(each, models.BooleanField()) for name, each in conditions.items()}
    return rows.annotate(**columns)
