"""A plan and the list of plans, as their pages show them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from plans.plan_state import PlanState, StateWords
from plans.presentation.words import counted

PROMISES = ("additional", "review", "data", "communications")
BACKGROUND = ("context", "means", "evidence", "flexibility", "responsibility")


@dataclass(frozen=True)
class PlanListed:
    plan: object
    state: StateWords


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
class Window:
    """A priority on the first screen of its plan. It is lit only while the plan is in force."""

    title: str
    url: str
    number: int | None
    is_lit: bool
    state: str = ""


def windows_of(priorities, state: PlanState) -> list[Window]:
    lit = state == PlanState.IN_FORCE
    return [Window(each.title, f"#{each.anchor}", each.number_as_published, lit) for each in priorities]


def summary_of(area_word: str, priorities, statements: dict) -> str:
    """One sentence that counts what the plan has, such as “Five priorities and one extra promise.”"""
    parts = [counted(len(priorities), area_word)]
    if statements["additional"]:
        parts.append(counted(len(statements["additional"]), "extra promise"))
    return " and ".join(parts).capitalize() + "."
