"""A plan and the list of plans, as their pages show them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from core.partial_dates import PartialDate
from core.status_label import StatusLabel
from plans.lineage import AreaState
from plans.plan_state import PlanState
from plans.presentation.words import counted, noun_for

if TYPE_CHECKING:
    from plans.models import PriorityPage

PROMISES = ("additional", "review", "data", "communications")
ACTIVITIES_NOT_STATED = StatusLabel("Activities not stated", "none")
NONE_REPORTED = StatusLabel("Not reported", "ring")
SOME_REPORTED = StatusLabel("Reported on", "ok")
BACKGROUND = ("context", "means", "evidence", "flexibility", "responsibility")


@dataclass(frozen=True)
class PlanListed:
    plan: Any  # a PlanPage, which knows this module
    state: StatusLabel


def plans_listed(plans, day: date) -> list[PlanListed]:
    """The plan in force first, then the others, the latest term first."""
    listed = [(plan, plan.state_on(day)) for plan in plans]
    listed.sort(key=lambda pair: pair[0].term_starts or date.min, reverse=True)
    listed.sort(key=lambda pair: pair[1] != PlanState.IN_FORCE)
    return [PlanListed(plan, state.value) for plan, state in listed]


def by_kind(statements) -> dict[str, list]:
    """What a plan says, gathered under the kinds its page asks for by name."""
    kinds = defaultdict(list)
    for statement in statements:
        kinds[statement.kind].append(statement)
    return kinds | {
        "promises": [each for kind in PROMISES for each in kinds[kind]],
        "background": [each for kind in BACKGROUND for each in kinds[kind]],
    }


@dataclass(frozen=True)
class Partners:
    """The partners a plan lists, statutory ones first, with what makes them so."""

    statutory: list
    others: list

    @property
    def basis(self) -> str:
        laws = dict.fromkeys(str(partner.basis) for partner in self.statutory if partner.basis)
        return "; ".join(laws) or "As the source lists them. It names no section of a law."

    @property
    def source(self):
        return next((partner.source for partner in [*self.statutory, *self.others]), None)

    def __bool__(self) -> bool:
        return bool(self.statutory or self.others)


def partners_of(memberships) -> Partners:
    memberships = sorted(memberships, key=lambda each: each.place_in_list)
    return Partners(
        [each for each in memberships if each.is_statutory], [each for each in memberships if not each.is_statutory]
    )


@dataclass(frozen=True)
class PartnerList:
    """One published list: what is known of its day, and who is on it."""

    when: PartialDate
    partners: Partners

    @property
    def is_dated(self) -> bool:
        """Whether the list has a date; else it is only known to have been there by the day somebody read it."""
        return self.when.earliest == self.when.first


def partner_lists(memberships) -> list[PartnerList]:
    """The lists that partners were published in, the latest first. Two lists of one day are two lists."""
    lists = defaultdict(list)
    for each in memberships:
        lists[each.when, each.source_paper_id, each.public_source_id].append(each)
    latest_first = sorted(lists.items(), key=lambda entry: (entry[0][0].last, entry[0][0].first), reverse=True)
    return [PartnerList(when, partners_of(members)) for (when, *_), members in latest_first]


@dataclass(frozen=True)
class Window:
    """A priority on the first screen of its plan: lit while it is in force, shut where no activity is known.

    `count` says in words what is held of it, such as “5 activities, 1 measure”.
    """

    title: str
    url: str
    number: int | None
    is_lit: bool
    label: StatusLabel
    count: str = ""

    @property
    def is_shut(self) -> bool:
        return not self.count


@dataclass(frozen=True)
class AreaOn:
    """A priority as it stood on the day shown. Without a record of its plan coming into force there is no state."""

    priority: "PriorityPage"
    state: AreaState | None

    @property
    def is_in_focus(self) -> bool:
        return self.state in (None, AreaState.IN_FOCUS)

    @property
    def is_past(self) -> bool:
        """Whether it went on under another name, or ended."""
        return not self.is_in_focus and not self.is_paused and self.state != AreaState.NOT_KNOWN

    @property
    def is_paused(self) -> bool:
        return self.state == AreaState.PAUSED


def areas_on(day: date, priorities, record) -> list[AreaOn]:
    """The areas of a plan on `day`: in focus first, then paused, then those that went on under another name."""
    if not record.changes:
        return [AreaOn(priority, None) for priority in priorities]
    states = record.states_on(day)
    areas = [AreaOn(priority, states["priority", priority.pk]) for priority in priorities]
    order = [AreaState.IN_FOCUS, AreaState.NOT_KNOWN, AreaState.PAUSED]
    shown = [area for area in areas if area.state != AreaState.NOT_YET]
    return sorted(shown, key=lambda area: order.index(area.state) if area.state in order else len(order))


def windows_of(areas: list[AreaOn], state: PlanState) -> list[Window]:
    """A window for each area that is in focus or paused; all of them where no state is known."""
    shown = [area for area in areas if not area.is_past]
    return [window_of(area, area.priority.activities_shown, state) for area in shown]


def window_of(area: AreaOn, activities: list, state: PlanState) -> Window:
    return Window(
        title=area.priority.title,
        url=f"#{area.priority.anchor}",
        number=area.priority.number_as_published,
        is_lit=state == PlanState.IN_FORCE and area.is_in_focus,
        label=window_label(area, activities),
        count=what_is_held(activities),
    )


def window_label(area: AreaOn, activities: list) -> StatusLabel:
    """What a window says of its area: paused, or how far its activities were last reported to be."""
    if area.is_paused:
        return AreaState.PAUSED.value
    if not activities:
        return ACTIVITIES_NOT_STATED
    return SOME_REPORTED if any(activity.last_state for activity in activities) else NONE_REPORTED


def what_is_held(activities: list) -> str:
    """“5 activities, 1 measure”; empty without any activity."""
    measures = sum(measure.live for activity in activities for measure in activity.measures.all())
    held = {"activity": len(activities), "measure": measures}
    return ", ".join(f"{number} {noun_for(number, noun)}" for noun, number in held.items() if number)


def summary_of(area_word: str, areas: list[AreaOn], statements: dict) -> str:
    """One sentence that counts what the plan has, such as “Five priorities and one extra promise.”"""
    in_focus = [area for area in areas if area.is_in_focus]
    paused = [area for area in areas if area.is_paused]
    parts = [counted(len(in_focus), area_word)]
    if paused:
        parts.append(f"{counted(len(paused), 'area')} paused")
    if statements["additional"]:
        parts.append(counted(len(statements["additional"]), "extra promise"))
    return " and ".join(parts).capitalize() + "."


def contents_of(areas: list[AreaOn], sections: dict[str, tuple[str, object]]) -> list[tuple[str, str]]:
    """The list beside a plan: its areas, then the sections that hold anything, by anchor: words and what it holds."""
    listed = [(area.priority.anchor, area.priority.title) for area in areas]
    return [*listed, *((anchor, words) for anchor, (words, held) in sections.items() if held)]
