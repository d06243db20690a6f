"""Pages that are written from the record alone: partners on a day, and which duty each area serves."""

from collections import defaultdict
from datetime import date

from django.db.models import OuterRef, Prefetch
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.json_subquery import rows_of
from core.models import BasePage, TimeTravelMixin
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
from plans.presentation.duties import DutyServed, duties_with_areas
from plans.presentation.plans import partners_of
from plans.querysets import with_sources


class PartnersPage(TimeTravelMixin, BasePage):
    """Who is in the partnership, today or on another day."""

    page_description = "Lists the partners, today or on any day. There is one of these."
    parent_page_types = ["home.HomePage", "plans.PlanIndexPage"]
    subpage_types = []
    max_count = 1

    introduction = RichTextField(features=PHRASE, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    type_label = "Partners"

    class Meta:
        verbose_name = "list of partners"

    def get_context(self, request, *args, **kwargs):
        day = day_asked(request).day
        known = with_sources(Membership.objects.public().known_on(day)).select_related("organisation", "basis", "body")
        return super().get_context(request, *args, **kwargs) | {
            "partners": partners_of(known),
            "last_listed": max((partner.when for partner in known), key=lambda when: when.last, default=None),
        }


class DutiesPage(TimeTravelMixin, BasePage):
    """Which duty of the law each area serves, and where a paused area leaves a duty to others."""

    page_description = "Shows which legal duty each priority serves. There is one of these."
    parent_page_types = ["home.HomePage", "plans.PlanIndexPage"]
    subpage_types = []
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
    duties = PolicyDriver.objects.filter(is_duty=True).order_by("section")
    links = PriorityPage.drivers.through.objects.filter(prioritypage=OuterRef("pk"))
    asked_for = PriorityPage.objects.filter(is_open()).annotate(driver_rows=rows_of(links, "policydriver_id"))
    areas = list(asked_for.order_by("path"))
    pausing = Transition.objects.filter(is_open("decision"), kind=PriorityChangeKind.PAUSED, basis=Basis.DECIDED)
    coverage = Prefetch("coverage", Coverage.objects.select_related("organisation"))
    pauses = pausing.select_related("decision").prefetch_related("ends", coverage)
    with_drivers = [(area, [row["policydriver_id"] for row in area.driver_rows]) for area in areas]
    return duties_with_areas(duties, with_drivers, states_in_any_plan(areas, day), pauses)


def states_in_any_plan(areas: list[PriorityPage], day: date) -> dict:
    """The state on `day` of those of the `areas` whose plan was in force then, by key."""
    plans = PlanPage.objects.filter(is_open()).prefetch_related("events")
    in_force = {plan.path: plan for plan in plans if plan.state_on(day) == PlanState.IN_FORCE}
    of_plan = defaultdict(list)
    for area in areas:
        if plan := in_force.get(area.path[: -PriorityPage.steplen]):
            of_plan[plan.pk].append(area)
    events = {plan.pk: plan.events.all() for plan in in_force.values()}
    records = records_of_plans(events, of_plan, events)
    return {key: state for record in records.values() for key, state in record.states_on(day).items()}
