"""What a plan promised and what became of it, worked out from the record: nothing on these pages is typed in."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.fields import RichTextField

from core.models import BasePage, TimeTravelMixin
from core.public_pages import is_open
from core.rich_text import PHRASE
from delivery.clock import DayAsked, day_asked
from plans.models.plans import PlanPage, dates_known_on
from plans.models.priorities import PriorityPage
from plans.models.progress import ProgressUpdate
from plans.plan_state import SET_BY_THE_PLAN
from plans.presentation.promises import Years, promised, summed_up
from plans.querysets import told, with_sources


class PromisesPage(TimeTravelMixin, BasePage):
    """What the implementation plan and the annual review share: a plan, its activities and the dates it sets."""

    plan = models.ForeignKey("plans.PlanPage", on_delete=models.PROTECT, related_name="+")
    introduction = RichTextField(features=PHRASE, blank=True)

    class Meta:
        abstract = True

    @property
    def years(self) -> tuple[date, date] | None:
        return None

    def began_after(self, day: date) -> bool:
        return bool(self.plan_id) and self.plan.is_later_than(day)

    def get_context(self, request, *args, **kwargs):
        asked = day_asked(request)
        day = asked.day
        plan = PlanPage.objects.filter(is_open(), pk=self.plan_id).first() if self.plan_id else None
        years = Years(*self.years, day) if self.years else None
        areas = promised(_areas_of(plan, day), years, day) if plan else []
        dates = [event for event in _dates_of(plan, asked) if years is None or years.holds(event.when)]
        contents = [(listed.area.anchor, listed.area.title) for listed in areas]
        return super().get_context(request, *args, **kwargs) | {
            "plan": plan,
            "years": years,
            "areas": areas,
            "summary": summed_up(areas),
            "dates": dates,
            "contents": [*contents, ("promises_dates", "Dates and promises")] if dates else contents,
        }


def _areas_of(plan: PlanPage, day: date) -> models.QuerySet:
    """Its areas with their activities, who leads them, and all that was reported. Six queries."""
    if plan.is_later_than(day):
        return PriorityPage.objects.none()
    updates = models.Prefetch("activities__updates", with_sources(ProgressUpdate.objects.all()))
    return PriorityPage.of_plan(plan, day).prefetch_related("activities__leads", updates)


def _dates_of(plan: PlanPage | None, asked: DayAsked) -> list:
    """What it promised or set for a day, each with what became of it by the day asked for."""
    if plan is None or plan.is_later_than(asked.day):
        return []
    events = with_sources(plan.events.filter(kind__in=SET_BY_THE_PLAN)).select_related("replaced_by", "answer_source")
    return dates_known_on(list(told(events, replacement_is_open=is_open("replaced_by"))), asked)


class ImplementationPlanPage(PromisesPage):
    """For each activity of a plan: what was promised, who leads it, by when, and how far it is."""

    page_description = "Who does what by when under one plan. It writes itself from the plan and its reports."
    parent_page_types = ["plans.PlanIndexPage"]
    subpage_types: list[str] = []

    content_panels = [*BasePage.content_panels, PageChooserPanel("plan"), FieldPanel("introduction")]
    type_label = "Implementation plan"

    class Meta:
        verbose_name = "implementation plan"


class AnnualReviewPage(PromisesPage):
    """For one year of a plan: what was promised, what is recorded, and what passed without a record."""

    page_description = "What was promised and recorded in one year of a plan. It writes itself from the record."
    parent_page_types = ["plans.PlanIndexPage"]
    subpage_types: list[str] = []

    year_starts = models.DateField("the year begins on")
    year_ends = models.DateField("the year ends on")

    content_panels = [
        *BasePage.content_panels,
        PageChooserPanel("plan"),
        FieldRowPanel(["year_starts", "year_ends"]),
        FieldPanel("introduction"),
    ]
    type_label = "Annual review"

    class Meta:
        verbose_name = "annual review"

    @property
    def years(self) -> tuple[date, date] | None:
        return (self.year_starts, self.year_ends) if self.year_starts and self.year_ends else None

    def clean(self):
        super().clean()
        if self.year_starts and self.year_ends and self.year_ends <= self.year_starts:
            raise ValidationError({"year_ends": "The year cannot end before it begins. Check both dates."})
