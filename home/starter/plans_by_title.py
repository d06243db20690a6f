"""Plans that we know by their title and a few dates alone: no copy is held and their areas are not known."""

from datetime import date
from typing import NamedTuple

from core.partial_dates import Precision
from home.starter.bodies import words
from home.starter.plan_rows import Conflicting, Dated, Said, Told, conflicts, events, statements
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import PlanIndexPage, PlanPage, PlanStatement
from plans.plan_state import PlanEventKind

Kind = PlanStatement.Kind
Happened = PlanEventKind
NOT_HELD = Said(Kind.GAP, "", "", "What it says, and which areas it names. We do not hold it.")
NOT_AGREED = Said(Kind.GAP, "", "", "Who agreed it, and on which day. We have found no minute that says so.")


class ByTitle(NamedTuple):
    """A plan that we know by its title and by what minutes say of it."""

    slug: str
    title: str
    as_published: str
    term: str
    years: tuple[int, int]
    in_short: str
    dates: list[Dated]
    says: list[Said]
    conflicts: list[Conflicting] = []


PLANS = [
    ByTitle(
        "2019-22",
        "Draft strategy 2019–22",
        "",
        "2019-22",
        (2019, 2022),
        "A committee of the City received a draft of this strategy in 2019. We have found no final text.",
        [
            Dated(
                Happened.DRAFTED,
                "plan 2019",
                "",
                "A committee of the City received the draft.",
                date(2019, 3, 1),
                Precision.SEASON,
                "",
                year_is_ours=True,
            ),
            Dated(
                Happened.DUE,
                "plan 2019",
                "",
                "The final version was to go to the partnership.",
                date(2019, 5, 1),
                Precision.MONTH,
                "May 2019",
            ),
        ],
        [
            Said(
                Kind.CONTEXT, "plan 2019", "", "Driving on drink or drugs was to be counted with anti-social behaviour."
            ),
            NOT_HELD,
            NOT_AGREED,
        ],
    ),
    ByTitle(
        "2017-20",
        "Draft strategy 2017–20",
        "",
        "2017-2020",
        (2017, 2020),
        "In November 2017 the partnership looked at this draft. It was to be made new in 2018.",
        [
            Dated(
                Happened.RECORDED,
                "assessment put off 2017",
                "",
                "The partnership was told that its strategy would be for three years.",
                date(2017, 9, 15),
                Precision.DAY,
                "",
            ),
            Dated(
                Happened.DRAFTED,
                "plan 2017",
                "",
                "The draft was looked at. Its title was put right, and a three-year strategy was agreed on.",
                date(2017, 11, 3),
                Precision.DAY,
                "",
            ),
            Dated(
                Happened.DUE,
                "plan 2017",
                "",
                "The strategy was to be made new.",
                date(2018, 1, 1),
                Precision.YEAR,
                "2018",
            ),
        ],
        [
            Said(
                Kind.CONTEXT,
                "old city page",
                "",
                "An older page of the City puts violence first. It also names domestic abuse, and crime and nuisance "
                "at night. The rest of its list is cut off in the copy we read.",
            ),
            Said(Kind.CONTEXT, "plan 2017", "", "Its main priorities had been agreed early in 2017, says the minute."),
            NOT_HELD,
            Said(Kind.GAP, "", "", "If the final text was ever agreed, and when."),
        ],
        [
            Conflicting(
                "The years it is for",
                [
                    Told(
                        "plan 2017", "The minute of 3 November 2017 puts the title right: 2017–2020.", is_followed=True
                    ),
                    Told("old city page", "An older page of the City offers a plan for 2017–2018."),
                ],
                "We follow the minute: it says that the title before was a mistake.",
            )
        ],
    ),
    ByTitle(
        "2015-18",
        "Draft plan 2015–18",
        "SCP Plan 2015-2018",
        "2015-2018",
        (2015, 2018),
        "A first draft, to be made new each year. It was approved in 2015, with more to be added.",
        [
            Dated(
                Happened.DRAFTED,
                "plan 2015",
                "",
                "A first draft was looked at. Its aims and priorities were approved, with more to be added.",
                date(2015, 9, 1),
                Precision.SEASON,
                "",
                year_is_ours=True,
            ),
        ],
        [
            Said(
                Kind.CONTEXT,
                "plan 2015",
                "",
                "To be added: health, safety on roads and from fire, rough sleeping, the City at night, and crime "
                "against the economy.",
            ),
            NOT_HELD,
        ],
    ),
    ByTitle(
        "2014-17",
        "Plan 2014–17",
        "SCP Plan 2014 – 2017",
        "2014-2017",
        (2014, 2017),
        "We know this plan by its title alone.",
        [
            Dated(
                Happened.REPORTED,
                "health board 2014",
                "",
                "The Health and Wellbeing Board was told of it.",
                date(2015, 12, 1),
                Precision.BY_MONTH,
                "",
                year_is_ours=True,
            ),
        ],
        [
            Said(
                Kind.CONTEXT,
                "health board 2014",
                "",
                "The partnership had just been looked at, and its team built anew.",
            ),
            NOT_HELD,
            NOT_AGREED,
        ],
    ),
]


def make_plans_by_title(plans: PlanIndexPage, record: Record) -> list[PlanPage]:
    return [put_below(plans, plan_page(plan, record)) for plan in PLANS]


def plan_page(plan: ByTitle, record: Record) -> PlanPage:
    page = PlanPage(
        title=plan.title,
        slug=plan.slug,
        search_description=f"{plan.title}: what minutes say of it. We do not hold the plan itself.",
        title_as_published=plan.as_published,
        term_as_published=plan.term,
        term_starts=date(plan.years[0], 1, 1),
        term_ends=date(plan.years[1], 1, 1),
        term_precision=Precision.YEAR,
        is_known_by_title=True,
        in_short=words(plan.in_short),
    )
    page.statements = statements(plan.says, record)
    page.events = events(plan.dates, record)
    page.conflicts = conflicts(plan.conflicts, record)
    return page
