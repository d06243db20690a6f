"""Pages that are written from the record alone: partners on a day, and which duty each area serves."""

from collections import defaultdict
from datetime import date

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.clock import day_asked
from core.models import BasePage, ShownForADay
from core.open_pages import is_open
from core.rich_text import PHRASE
from plans.lineage import Basis, ChangeKind
from plans.models.drivers import PolicyDriver
from plans.models.partners import Membership
from plans.models.plans import PlanPage
from plans.models.priorities import PriorityPage
from plans.models.record import records_of_plans
from plans.models.transitions import Transition, with_everything_said
from plans.plan_state import PlanState
from plans.presentation.duties import DutyServed, duties_with_areas
from plans.presentation.plans import partners_of
from plans.querysets import with_sources


class PartnersPage(ShownForADay, BasePage):
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
            "last_listed": max((partner.date for partner in known), default=None),
        }


class DutiesPage(ShownForADay, BasePage):
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
    """Each duty of the law with the areas in focus on `day` that serve it, and the groups a paused one left it to."""
    duties = PolicyDriver.objects.filter(is_duty=True).order_by("section")
    areas = PriorityPage.objects.filter(is_open(), drivers__is_duty=True)
    areas = areas.distinct().prefetch_related("drivers")
    states = areas_in_any_plan(day)
    pausing = Transition.objects.filter(is_open("decision"), kind=ChangeKind.PAUSED, basis=Basis.DECIDED)
    pauses = with_everything_said(pausing.select_related("decision"))
    return duties_with_areas(duties, areas, states, pauses)


def areas_in_any_plan(day: date) -> dict:
    """The state on `day` of every public area of a plan that was in force then, by key."""
    plans = PlanPage.objects.filter(is_open()).prefetch_related("events")
    in_force = {plan.path: plan for plan in plans if plan.state_on(day) == PlanState.IN_FORCE}
    areas = defaultdict(list)
    for area in PriorityPage.objects.filter(is_open(), depth__in={plan.depth + 1 for plan in in_force.values()}):
        if plan := in_force.get(area.path[: -PriorityPage.steplen]):
            areas[plan.pk].append(area)
    events = {plan.pk: plan.events.all() for plan in in_force.values()}
    records = records_of_plans(events, areas, events)
    return {key: state for record in records.values() for key, state in record.states_on(day).items()}
