"""The strategy for 2025–29, of which we have read only summaries of agendas that others made."""

from datetime import date
from typing import NamedTuple

from core.partial_dates import Precision
from home.starter.bodies import words
from home.starter.plan_rows import Conflicting, Dated, Said, Told, conflicts, events, statements
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import AreaName, PlanIndexPage, PlanPage, PlanStatement, PriorityPage
from plans.plan_state import PlanEventKind

Kind = PlanStatement.Kind
MAY, NOVEMBER = "agenda May 2025", "agenda November 2025"
MAY_DAY, NOVEMBER_DAY = date(2025, 5, 29), date(2025, 11, 6)

IN_SHORT = words(
    "Four areas are named for 2025 to 2029. We read that in a summary of an agenda, made by others. We hold no copy of "
    "the strategy."
)
SAYS = [
    Said(
        Kind.CONTEXT, MAY, "",
        "It names three principles: partners who work well and answer for it, action that rests on evidence, and "
        "stopping harm before it starts.",
    ),
    Said(Kind.CONTEXT, MAY, "", "It is said to do what section 6 of the Crime and Disorder Act 1998 asks."),
    Said(Kind.CONTEXT, MAY, "", "It is said to fit the Policing Plan for 2025 to 2028. People were asked twice."),
    Said(Kind.GAP, "", "", "Who agreed this strategy, and on which day."),
    Said(Kind.GAP, "", "", "Its aims and measures, and when it was published."),
    Said(
        Kind.GAP, "", "",
        "What it says of people who offend again, drugs and alcohol, safeguarding, and hate crime. They are not among "
        "the four areas. No source says that they ended.",
    ),
]  # fmt: skip
DATES = [
    Dated(
        PlanEventKind.REPORTED, MAY, "",
        "It was on the agenda of councillors who check the partnership. They look at a strategy. They do not agree it.",
        MAY_DAY, Precision.DAY, "29 May 2025", body="scrutiny",
    ),
    Dated(
        PlanEventKind.RECORDED, NOVEMBER, "",
        "The same councillors’ agenda lists the four areas again. One has another name.",
        NOVEMBER_DAY, Precision.DAY, "6 November 2025", body="scrutiny",
    ),
]  # fmt: skip
CONFLICTS = [
    Conflicting(
        "The name of the area on anti-social behaviour",
        [
            Told(MAY, "Summary of May 2025: “Anti-Social Behaviour (ASB)”, third in the list.", is_followed=True),
            Told(NOVEMBER, "Summary of November 2025: “Safer public spaces / ASB”, first in the list."),
        ],
        "We keep both names with their dates. The page has the shorter one, because both lists have “ASB” in it.",
    ),
]


class AreaRow(NamedTuple):
    """An area as the summary of May 2025 names it. `later`: its name in November, where it differs."""

    slug: str
    title: str
    as_published: str
    duties: list[str]
    later: str = ""


AREAS = [
    AreaRow(
        "violence-against-women-and-girls",
        "Violence against women and girls",
        "Violence Against Women and Girls (VAWG)",
        ["duty_violence", "duty_crime"],
    ),
    AreaRow("serious-violence", "Serious violence", "Serious Violence (SV)", ["duty_violence", "duty_crime"]),
    AreaRow(
        "anti-social-behaviour",
        "Anti-social behaviour",
        "Anti-Social Behaviour (ASB)",
        ["duty_crime"],
        later="Safer public spaces / ASB",
    ),
    AreaRow("theft-and-crime-for-gain", "Theft and crime for gain", "Acquisitive Crime (AC)", ["duty_crime"]),
]
CONTEXT = words("We know this area by its name alone. What is planned for it is not known to us.")


def make_strategy_of_2025(plans: PlanIndexPage, record: Record) -> PlanPage:
    page = PlanPage(
        title="Strategy 2025–29",
        slug="2025-29",
        search_description="The partnership’s strategy for 2025–29: four areas, as others report them.",
        title_as_published="Safer City Partnership Strategy 2025-2029",
        term_as_published="2025-2029",
        term_starts=date(2025, 1, 1),
        term_ends=date(2029, 1, 1),
        term_precision=Precision.YEAR,
        area_word="area",
        in_short=IN_SHORT,
    )
    page.statements = statements(SAYS, record)
    page.events = events(DATES, record)
    page.conflicts = conflicts(CONFLICTS, record)
    return put_below(plans, page)


def make_areas_of_2025(plan: PlanPage, record: Record) -> list[PriorityPage]:
    """The four areas, in the order of the summary of May 2025."""
    return [put_below(plan, area_page(area, record)) for area in AREAS]


def area_page(area: AreaRow, record: Record) -> PriorityPage:
    page = PriorityPage(
        title=area.title,
        slug=area.slug,
        search_description=f"{area.title}: one of four areas named for 2025–29.",
        title_as_published=area.as_published,
        context=CONTEXT,
        activities_held=PriorityPage.ActivitiesHeld.NOT_STATED,
        **record.read_in(MAY),
    )
    page.drivers = [record.drivers[duty] for duty in area.duties]
    if area.later:
        page.names = [
            AreaName(name_as_published=area.as_published, date=MAY_DAY, **record.read_in(MAY)),
            AreaName(name_as_published=area.later, date=NOVEMBER_DAY, **record.read_in(NOVEMBER)),
        ]
    return page
