"""Questions about many rows, in the partnership's words. They take the day; they never read the clock."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import ExpressionWrapper, Q
from wagtail.models import Page, PageQuerySet

from core.json_subquery import JsonSubquery, rows_of
from core.partial_dates import PartialDate, Precision
from core.public_pages import is_open

if TYPE_CHECKING:
    from plans.models.partners import Membership  # noqa: F401 - named below as text


class MembershipQuerySet(models.QuerySet["Membership"]):
    def public(self):
        return self.filter(live=True)

    def known_on(self, day: date):
        """Partners known to be partners on `day`: certain to have been listed by then, and not known to have left."""
        known = [each.pk for each in self.filter(date__lte=day) if each.is_partner_on(day)]
        return self.filter(pk__in=known)


class ReportQuerySet(PageQuerySet):
    def public_list(self):
        """Public papers, newest first; undated ones last."""
        return self.filter(is_open()).order_by(models.F("date").desc(nulls_last=True), "title")


def activities_with_measures(activities: models.QuerySet, by: date | None = None) -> models.QuerySet:
    """Activities with the paper they were read in, their measures, and the figures of those with corrections.

    On another day, `by`, a measure shows what was known of it then.
    """
    measures = activities.model._meta.get_field("measures").related_model.objects.with_corrections()
    if by:
        measures = measures.annotate(read_for=models.Value(by, output_field=models.DateField()))
    return with_sources(activities).prefetch_related(models.Prefetch("measures", measures), "measures__figures")


def with_changed(areas: models.QuerySet) -> models.QuerySet:
    """Each with whether it `is_in_a_change`, so that nobody need ask for the changes of a plan without any."""
    ends, here = areas.model._meta.get_field("transition_ends").related_model.objects, models.OuterRef("pk")
    return areas.annotate(is_in_a_change=models.Exists(ends.filter(Q(priority=here) | Q(activity__priority=here))))


def with_sources(rows: models.QuerySet) -> models.QuerySet:
    """The rows with the paper each was read in and whether anybody may read it, without the papers' text. One query."""
    rows = rows.select_related("source_paper", "public_source").defer("source_paper__body")
    return told(rows, source_is_open=is_open("source_paper"))


def told(rows: models.QuerySet, **conditions: Q) -> models.QuerySet:
    """The rows with, under each name, whether its condition holds. In a preview they are not from the database."""
    if not isinstance(rows, models.QuerySet):
        return rows
    columns = {name: ExpressionWrapper(each, models.BooleanField()) for name, each in conditions.items()}
    return rows.annotate(**columns)


def life_of_plan_above(area: Page) -> JsonSubquery:
    """What happened to the plan that `area` stands below and when its term ends, a row an event, for `life_told`."""
    term = {name: f"planpage__{name}" for name in ("term_ends", "term_precision")}
    event = {name: f"planpage__events__{name}" for name in ("kind", "date", "date_precision")}
    return rows_of(Page.objects.filter(path=area.path[: -area.steplen]), **term, **event)


def life_told(rows: list[dict]) -> tuple[list, PartialDate | None]:
    """The same as `plan_state` folds it: each event with its date, and the end of the term."""

    def dated(row: dict, day: str, precision: str) -> PartialDate | None:
        return PartialDate(date.fromisoformat(row[day]), Precision(row[precision])) if row[day] else None

    events = [(row["kind"], dated(row, "date", "date_precision")) for row in rows if row["kind"]]
    return events, next((dated(row, "term_ends", "term_precision") for row in rows), None)
