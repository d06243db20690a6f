"""The strategy for 2022–25, which we know only through the two papers of June 2023."""

from datetime import date

from core.partial_dates import Precision
from home.starter.bodies import link_to, words
from home.starter.plan_rows import Answered, Dated, Said, events, statements
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import PlanIndexPage, PlanPage, PlanStatement, PriorityPage
from plans.plan_state import PlanEventKind

Kind = PlanStatement.Kind
COVER, BOARD_PAPER = "2023 cover", "2023 board"

SAYS = [
    Said(
        Kind.CONTEXT,
        COVER,
        "summary-p-2",
        "In June 2023 the Board agreed to focus on three areas in the year to come: serious violence, with "
        "violence against women and girls as part of it; anti-social behaviour; and people who offend again.",
    ),
    Said(
        Kind.CONTEXT,
        COVER,
        "summary-p-3",
        "The Board paused its own “proactive” work on three areas: the misuse of drugs and alcohol, safeguarding, and "
        "hate crime. Other groups deal with these. The Board can still hear important news about them.",
    ),
    Said(
        Kind.CONTEXT,
        BOARD_PAPER,
        "summary-p-1",
        "The Board paper found seven areas too many. Some are rare in the City, or others deal with them.",
    ),
    Said(
        Kind.EVIDENCE,
        BOARD_PAPER,
        "rationale-for-changes-item-4",
        "It gives no hard data on the misuse of drugs and alcohol.",
    ),
    Said(Kind.EVIDENCE, BOARD_PAPER, "rationale-for-changes-item-5", "It gives no data on safeguarding."),
    Said(Kind.EVIDENCE, BOARD_PAPER, "rationale-for-changes-item-6", "It gives no data on hate crime."),
    Said(Kind.GAP, None, "", "What the strategy says. We do not hold it. Even its own title is not known to us."),
    Said(Kind.GAP, None, "", "Which activities it set out, and what became of them."),
    Said(
        Kind.GAP,
        None,
        "",
        "On which day it ended, and who ended it. A strategy for 2025 to 2029 is reported. It names four areas.",
    ),
]

# The year of “last year” is 2022 because the paper that says so is dated 13 June 2023.
DATES = [
    Dated(
        PlanEventKind.IN_FORCE,
        BOARD_PAPER,
        "summary-p-1",
        "The partnership published this strategy.",
        date(2022, 1, 1),
        Precision.YEAR,
        "last year",
        year_is_ours=True,
    ),
    Dated(
        PlanEventKind.DUE,
        BOARD_PAPER,
        "rationale-for-changes-item-1",
        "By law, a strategy against serious violence is due.",
        date(2024, 1, 1),
        Precision.BY_MONTH,
        "by January 2024",
        answer=Answered(
            "violence strategy 2024",
            "The Board approved a strategy. The police authority board had done so in December 2023, police leaders in "
            "January 2024.",
            date(2024, 1, 1),
            Precision.EARLY_YEAR,
        ),
    ),
]

# title as published, our title, slug: in the order of the table
AREAS = [
    ("Serious violence", "Serious violence", "serious-violence"),
    ("Violence against women and girls", "Violence against women and girls", "violence-against-women-and-girls"),
    (
        "Anti-social behaviour and neighbourhood crime",
        "Anti-social behaviour and neighbourhood crime",
        "anti-social-behaviour-and-neighbourhood-crime",
    ),
    ("Reducing reoffending", "Fewer people who offend again", "reducing-reoffending"),
    ("Tackling substance misuse", "Misuse of drugs and alcohol", "substance-misuse"),
    ("Safeguarding vulnerable children and adults", "Safeguarding children and adults at risk", "safeguarding"),
    ("Hate crime", "Hate crime", "hate-crime"),
]

CONTEXT = words(
    "We know this area from one table in a paper of June 2023. It names the area, but not what was planned."
)


def in_short(record: Record) -> str:
    return words(
        "This strategy had seven key areas of focus. We do not hold its text. In June 2023 the Board chose three areas "
        f"to focus on and paused three: see the {link_to(record.papers[COVER], 'paper of 13 June 2023')}."
    )


def make_strategy_of_2022(plans: PlanIndexPage, record: Record) -> PlanPage:
    page = PlanPage(
        title="Strategy 2022–25",
        slug="2022-25",
        search_description="The partnership’s strategy for 2022–25 and its seven key areas, as far as we know them.",
        term_as_published="2022-25",
        term_starts=date(2022, 1, 1),
        term_ends=date(2025, 1, 1),
        term_precision=Precision.YEAR,
        area_word="key area of focus",
        in_short=in_short(record),
    )
    page.statements = statements(SAYS, record)
    page.events = events(DATES, record)
    return put_below(plans, page)


def make_areas_of_2022(plan: PlanPage, record: Record) -> list[PriorityPage]:
    """The seven areas. The table does not number them."""
    return [
        put_below(
            plan,
            PriorityPage(
                title=title,
                slug=slug,
                search_description=f"{title}: a key area of the strategy for 2022–25.",
                title_as_published=as_published,
                context=CONTEXT,
                activities_held=PriorityPage.ActivitiesHeld.NOT_STATED,
                **record.read_in(BOARD_PAPER, "table-1"),
            ),
        )
        for as_published, title, slug in AREAS
    ]
