from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from core.models import BasePage, DatePrecision, TimeTravelMixin
from core.partial_dates import PartialDate, Precision
from core.problems import Problem
from core.public_pages import is_open
from core.rich_text import PHRASE
from delivery.clock import DayAsked, day_asked
from plans.models.conflicts import with_accounts
from plans.models.passages import with_passages
from plans.models.plan_history import record_of_plan
from plans.models.priorities import PriorityPage
from plans.plan_state import SET_BY_THE_PLAN, PlanEventKind, PlanState, first_day_together, state_on, stopped_counting
from plans.presentation.plans import areas_on, by_kind, contents_of, partners_of, plans_listed, summary_of, windows_of
from plans.querysets import told, with_sources

BRINGS_INTO_FORCE = (PlanEventKind.IN_FORCE, PlanEventKind.REFOCUSED)
MEND = "Say on that plan when this one replaced it, and publish it, or mend this date."


class PlanIndexPage(TimeTravelMixin, BasePage):
    """Every plan the partnership has had, the one in force first."""

    page_description = "Lists every plan, the one in force first. There is one of these."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["plans.PlanPage", "plans.ImplementationPlanPage", "plans.AnnualReviewPage"]
    max_count = 1

    introduction = RichTextField(features=PHRASE, blank=True)

    content_panels = [*BasePage.content_panels, "introduction"]
    type_label = "Plans"

    class Meta:
        verbose_name = "list of plans"

    def get_context(self, request, *args, **kwargs):
        asked = day_asked(request)
        plans = PlanPage.objects.child_of(self).live().filter(view_restrictions__isnull=True)
        plans = list(plans.prefetch_related("events"))
        others = self.get_children().live().not_type(PlanPage).filter(view_restrictions__isnull=True)
        if asked.is_another_day:
            plans = [plan for plan in plans if not plan.began_after(asked.day)]
            others = [page for page in others.specific() if not page.began_after(asked.day)]
        listed = plans_listed(plans, asked.day)
        return super().get_context(request, *args, **kwargs) | {"plans": listed, "others": others}


class PlanPage(TimeTravelMixin, BasePage):
    """One plan of the partnership, with its priorities below it."""

    page_description = "A plan or strategy: its aim, promises, dates and partners. Priorities go below it."
    parent_page_types = ["plans.PlanIndexPage"]
    subpage_types = ["plans.PriorityPage"]

    title_as_published = models.CharField(max_length=200, blank=True)
    term_as_published = models.CharField("years, as published", max_length=60, blank=True, help_text="Such as 2016-17.")
    term_starts = models.DateField(null=True, blank=True)
    term_ends = models.DateField(null=True, blank=True)
    term_precision = models.CharField(
        "what is known of these dates", max_length=12, choices=DatePrecision, default=DatePrecision.YEAR
    )
    area_word = models.CharField(
        "its word for a priority", max_length=40, default="priority", help_text="Such as priority or key area of focus."
    )
    in_short = RichTextField(features=PHRASE, blank=True, help_text="Two or three sentences of ours.")
    is_known_by_title = models.BooleanField(
        "we know it by its title alone", default=False, help_text="Tick if its areas are not known. The page says so."
    )

    content_panels = [
        *BasePage.content_panels,
        "in_short",
        FieldRowPanel(["title_as_published", "area_word"]),
        "is_known_by_title",
        MultiFieldPanel(
            [FieldRowPanel(["term_as_published", "term_precision"]), FieldRowPanel(["term_starts", "term_ends"])],
            heading="The years it is for",
        ),
        InlinePanel("events", heading="What happened to it, and dates it sets", label="Event or date"),
        InlinePanel("statements", heading="What it says", label="Statement"),
        InlinePanel("conflicts", heading="What two sources tell differently", label="Fact"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("title_as_published"),
        index.SearchField("in_short"),
        index.RelatedFields("statements", [index.SearchField("text"), index.SearchField("as_published")]),
    ]
    type_label = "Plan"

    class Meta:
        verbose_name = "plan"

    @property
    def term_end(self) -> PartialDate | None:
        return PartialDate(self.term_ends, Precision(self.term_precision)) if self.term_ends else None

    def state_on(self, day: date, events=None) -> PlanState:
        """What this plan was on `day`, from its dated events; `events` if they have been read already."""
        events = self.events.all() if events is None else events
        return state_on(day, [(PlanEventKind(event.kind), event.when) for event in events], self.term_end)

    def is_reported_on(self, day: date, events=None) -> bool:
        """Whether others report it as the plan of that time: it is not known to be in force, nor are its years over."""
        is_over = self.term_end is not None and self.term_end.last < day
        return self.state_on(day, events) == PlanState.REPORTED and not is_over

    def is_later_than(self, day: date, events=None) -> bool:
        """Whether everything that happened to it is certain to have been after `day`. Dates it sets do not count."""
        events = self.events.all() if events is None else events
        happened = [event.when for event in events if event.kind not in SET_BY_THE_PLAN]
        return bool(happened) and all(when.has_come_by(day) is False for when in happened)

    def began_after(self, day: date) -> bool:
        return self.is_later_than(day)

    def stopped_counting(self, day: date, events=None) -> PartialDate | None:
        """When it counted for the last time, if it no longer does on `day`: it is then shown as it last stood."""
        events = self.events.all() if events is None else events
        return stopped_counting(day, [(PlanEventKind(event.kind), event.when) for event in events], self.term_end)

    def shown_as_of(self, day: date, events=None) -> date:
        """The day whose record counts when the plan is read for `day`."""
        ended = self.stopped_counting(day, events)
        return ended.last if ended else day

    @property
    def life(self) -> tuple[list, PartialDate | None]:
        """What happened to it and when its term ends, as `plan_state` folds them."""
        return [(PlanEventKind(event.kind), event.when) for event in self.events.all()], self.term_end

    @cached_property
    def refused_because(self) -> list[Problem]:
        """Two plans in force on one day: nobody could say which areas count."""
        found = [problem for row, fact in enumerate(self.conflicts.all()) for problem in fact.problems(row)]
        for other in PlanPage.objects.live().exclude(pk=self.pk).prefetch_related("events"):
            if day := first_day_together(self.life, other.life):
                found.append(
                    self._at_what_began(f"“{other.title}” is in force as well from {PartialDate(day)}. {MEND}")
                )
        return found

    def _at_what_began(self, message: str) -> Problem:
        """The problem at the row that says that this plan came into force."""
        rows = [row for row, event in enumerate(self.events.all()) if event.kind in BRINGS_INTO_FORCE]
        return Problem(message, "date", "events", rows[0])

    def clean(self):
        super().clean()
        if self.term_starts and self.term_ends and self.term_ends < self.term_starts:
            raise ValidationError({"term_ends": "The plan cannot end before it starts. Check both dates."})

    @property
    def public_memberships(self):
        """None of a plan that has not been saved, as in the preview of a new one."""
        if not self.pk:
            return []
        return with_sources(self.memberships.public()).select_related("organisation", "basis")

    def get_context(self, request, *args, **kwargs):
        asked = day_asked(request)
        day = asked.day
        dated = with_sources(self.events.all()).select_related("replaced_by", "answer_source")
        events = list(told(dated, replacement_is_open=is_open("replaced_by")))
        state = self.state_on(day, events)
        as_of = self.shown_as_of(day, events)
        priorities = list(PriorityPage.of_plan(self, as_of, figures_by=day if asked.is_another_day else None))
        areas = areas_on(as_of, priorities, record_of_plan(self, priorities, events))
        said = with_passages(with_sources(self.statements.all()))
        if asked.is_another_day:
            said = [each for each in said if was_written_by(day, each.source_paper)]
        statements = by_kind(said)
        partners, dates = partners_of(self.public_memberships), dates_known_on(events, asked)
        sections = {
            "plan_promises": (f"Beyond the {self.area_word} list", statements["promises"]),
            "plan_achievements": ("Done before this plan", statements["achievement"]),
            "plan_background": ("What the plan rests on", statements["background"]),
            "plan_partners": ("Who was in the partnership", partners),
            "plan_dates": ("Dates", dates),
        }
        return super().get_context(request, *args, **kwargs) | {
            "state": state.value,
            "stopped": self.stopped_counting(day, events),
            "vision": next(iter(statements["vision"]), None),
            "areas": areas,
            "statements": statements,
            "partners": partners,
            "dates": dates,
            "contents": contents_of(areas, sections),
            "conflicts": [] if asked.is_another_day else with_accounts(self.conflicts.all()),
            "windows": windows_of(areas, state),
            "summary": "" if self.is_known_by_title else summary_of(self.area_word, areas, statements),
        }


def dates_known_on(events: list, asked: DayAsked) -> list:
    """What had happened to a plan by the day and the dates it had set, each with what had become of it as `passed`."""
    day = asked.day
    known = [event for event in events if is_told_on(event, asked)]
    for event in known:
        event.passed = event.became_by(day)
    return sorted(known, key=lambda event: event.when)


def is_told_on(event, asked: DayAsked) -> bool:
    """Whether it may have happened. A date that is set is told from the day of the paper that sets it on."""
    if event.kind not in SET_BY_THE_PLAN:
        return event.when.has_come_by(asked.day) is not False
    return not asked.is_another_day or not event.source_paper_id or was_written_by(asked.day, event.source_paper)


def was_written_by(day: date, paper) -> bool:
    """Whether what was read in `paper` was there on `day`. A paper without a date is not known to have been."""
    return bool(paper and paper.when and paper.when.has_come_by(day))
