"""Pages that are written from the record alone: partners on a day, and which duty each area serves."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from operator import itemgetter

from django.db.models import OuterRef, Prefetch
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.json_subquery import rows_of
from core.models import BasePage, ChangeNote, TimeTravelMixin
from core.public_pages import is_open
from core.rich_text import PHRASE
from delivery.clock import day_asked
from plans.lineage import Basis, PriorityChangeKind
from plans.models.partners import Membership
from plans.models.plan_history import records_of_plans
from plans.models.plans import PlanPage
from plans.models.policy_drivers import PolicyDriver
from plans.models.priorities import PriorityPage
from plans.models.transitions import Coverage, Transition
from plans.plan_state import PlanState
from plans.presentation.duties import DutyServed, StatesOfAreas, duties_with_areas
from plans.presentation.plans import partner_lists
from plans.querysets import with_sources


class PartnersPage(TimeTravelMixin, BasePage):
    """Who is in the partnership, today or on another day."""

    page_description = "Lists the partners, today or on any day. There is one of these."
    parent_page_types = ["home.HomePage", "plans.PlanIndexPage"]
    subpage_types: list[str] = []
    max_count = 1

    introduction = RichTextField(features=PHRASE, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    type_label = "Partners"

    class Meta:
        verbose_name = "list of partners"

    def get_context(self, request, *args, **kwargs):
        day = day_asked(request).day
        known = with_sources(Membership.objects.public().known_on(day)).select_related("organisation", "basis", "body")
        lists = partner_lists(known)
        return super().get_context(request, *args, **kwargs) | {
            "lists": lists,
            "corrections": corrections_of(known, day),
            "dated": next((each for each in lists if each.is_dated), None),
        }


def corrections_of(partners: Iterable[Membership], day: date) -> list[tuple[Membership, ChangeNote]]:
    """What had been corrected by `day` in what is listed since it was published, the newest first."""
    listed = {partner.pk: partner for partner in partners}
    told = ChangeNote.objects.told().filter(
        content_type__app_label="plans", content_type__model="membership", object_id__in=listed
    )
    return [(listed[note.object_id], note) for note in told if note.facts and note.told_on <= day]


class DutiesPage(TimeTravelMixin, BasePage):
    """Which duty of the law each area serves, and where a paused area leaves a duty to others."""

    page_description = "Shows which legal duty each priority serves. There is one of these."
    parent_page_types = ["home.HomePage", "plans.PlanIndexPage"]
    subpage_types: list[str] = []
    max_count = 1

    introduction = RichTextField(features=PHRASE, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    type_label = "Duties"

    class Meta:
        verbose_name = "table of duties"

    def get_context(self, request, *args, **kwargs):
        day = day_asked(request).day
        return super().get_context(request, *args, **kwargs) | {"duties": duties_served(day)}


def duties_served(day: date) -> list[DutyServed]:
    """Each duty of the law with the areas in focus on `day` that serve it, and the groups a paused one left it to.
    Seven queries."""
    duties = PolicyDriver.objects.filter(live=True, is_duty=True).order_by("section")
    links = PriorityPage.drivers.through.objects.filter(prioritypage=OuterRef("pk"))
    asked_for = PriorityPage.objects.filter(is_open()).annotate(driver_rows=rows_of(links, "policydriver_id"))
    areas = list(asked_for.order_by("path"))
    pausing = Transition.objects.filter(is_open("decision"), kind=PriorityChangeKind.PAUSED, basis=Basis.DECIDED)
    coverage = Prefetch("coverage", Coverage.objects.select_related("organisation"))
    pauses = pausing.select_related("decision").prefetch_related("ends", coverage)
    with_drivers = [(area, [row["policydriver_id"] for row in area.driver_rows]) for area in areas]
    return duties_with_areas(duties, with_drivers, states_in_any_plan(areas, day), pauses)


def states_in_any_plan(areas: list[PriorityPage], day: date) -> StatesOfAreas:
    """What is known on `day` of the `areas`: in a plan in force, in one reported, in the last that was."""
    plans = {plan.path: plan for plan in PlanPage.objects.filter(is_open()).prefetch_related("events")}
    of_plan = defaultdict(list)
    for area in areas:
        if plan := plans.get(area.path[: -PriorityPage.steplen]):
            of_plan[plan.pk].append(area)
    named = [plan for plan in plans.values() if of_plan[plan.pk]]
    events = {plan.pk: plan.events.all() for plan in named}
    records = records_of_plans(events, of_plan, events)
    in_force = [plan for plan in named if plan.state_on(day) == PlanState.IN_FORCE]
    over = [] if in_force else [(stopped.last, plan) for plan in named if (stopped := plan.stopped_counting(day))]
    last = max(over, key=itemgetter(0))[1] if over else None
    return StatesOfAreas(
        {key: state for plan in in_force for key, state in records[plan.pk].states_on(day).items()},
        frozenset(("priority", area.pk) for plan in named if plan.is_reported_on(day) for area in of_plan[plan.pk]),
        records[last.pk].states_on(last.shown_as_of(day)) if last else {},
    )
