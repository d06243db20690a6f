"""The Board's decision of 5 June 2023, from seven areas to three, and its noting by councillors on 13 June."""

from datetime import date

from home.starter.bodies import words
from home.starter.decision_2023_changes import CHANGES, make_transition
from home.starter.decision_2023_words import NOTES, WORDINGS
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import (
    DecisionIndexPage,
    DecisionNote,
    DecisionPage,
    DecisionPassage,
    DecisionWording,
    PlanPage,
    PriorityPage,
)

COVER, BOARD_PAPER = "2023 cover", "2023 board"
DUTIES = {
    "serious-violence": ["duty_violence", "duty_crime"],
    "violence-against-women-and-girls": ["duty_violence", "duty_crime"],
    "anti-social-behaviour-and-neighbourhood-crime": ["duty_crime"],
    "reducing-reoffending": ["duty_reoffending"],
    "substance-misuse": ["duty_substances"],
    "hate-crime": ["duty_crime"],
}

# slug, title, aim, duties
FOCUS = [
    (
        "violence",
        "Violence, including against women and girls",
        "Less serious violence, with violence against women and girls as part of the same work.",
        ["duty_violence", "duty_crime", "serious_violence"],
    ),
    (
        "anti-social-behaviour",
        "Anti-social behaviour",
        "Less anti-social behaviour, through a group with one clear job to do.",
        ["duty_crime"],
    ),
    (
        "reoffending",
        "Reoffending",
        "Fewer people who offend again, by new ways to handle those who have.",
        ["duty_reoffending"],
    ),
]


def make_areas_of_focus(strategy: PlanPage, record: Record) -> list[PriorityPage]:
    """The three areas that the decision brought in, below the strategy it changed."""
    made = []
    for slug, title, aim, duties in FOCUS:
        page = PriorityPage(
            title=title,
            slug=slug,
            search_description=f"{title}: an area of focus since June 2023.",
            aim=words(aim),
            activities_held=PriorityPage.ActivitiesHeld.NOT_STATED,
            **record.read_in(COVER, "summary-p-2"),
        )
        page.drivers = [record.drivers[duty] for duty in duties]
        made.append(put_below(strategy, page))
    return made


def name_duties(areas: list[PriorityPage], record: Record) -> None:
    """Which duty each of the seven areas serves: our reading, as the page says."""
    for area in areas:
        if area.slug in DUTIES:
            area.drivers = [record.drivers[duty] for duty in DUTIES[area.slug]]
            area.save_revision().publish()


def make_decision(index: DecisionIndexPage, strategy: PlanPage, areas: dict, record: Record) -> DecisionPage:
    """The decision with what became of every area. `areas` are those of the strategy, by slug."""
    page = DecisionPage(
        title="Where did it go? From seven areas to three",
        slug="seven-areas-to-three",
        search_description="In June 2023 the Board went from seven areas to three. What became of each, and why.",
        in_short=words(
            "In June 2023 our Board went from seven areas of work to three. Here is what became of each one."
        ),
        body=record.organisations["board"],
        date=date(2023, 6, 5),
        date_as_published="5th June",
        meeting_as_published="quarterly meeting",
        outcome=DecisionPage.Outcome.AGREED,
        record_in_our_words=words(*RECORD),
        changes_plan=strategy,
        effective_is_inferred=True,
        period_as_published="the forthcoming year",
        **record.read_in(COVER, "summary-p-2"),
    )
    page.transitions = [make_transition(change, areas, record) for change in CHANGES]
    page.wordings = [
        DecisionWording(
            topic=topic,
            recommended=recommended,
            recommended_paper=record.papers[BOARD_PAPER],
            recommended_paragraph=paragraph,
            recorded=recorded,
            reason_given=reason,
            difference=difference,
            is_in_our_words=True,
        )
        for topic, paragraph, recommended, recorded, reason, difference in WORDINGS
    ]
    page.passages = [DecisionPassage(**record.read_in(COVER, paragraph)) for paragraph in RECORDED_IN]
    page.notes = [
        DecisionNote(kind=kind, text=words(text), **record.read_in(paper, paragraph))
        for kind, paper, paragraph, text in NOTES
    ]
    return put_below(index, page)


RECORD = [
    "For the coming year the Board will focus on three things. The first is serious violence, with violence against "
    "women and girls as part of it, by doing what the Serious Violence duty asks. The second is less anti-social "
    "behaviour, by setting up a “task and finish” group. The third is reoffending, by a new way to deal with offences "
    "out of court, and by renewing Integrated Offender Management.",
    "It pauses its own “proactive” work on the misuse of drugs and alcohol, on safeguarding and on hate crime. Other "
    "groups deal with these. It can still hear news of them by exception, where that is important.",
]
RECORDED_IN = ["summary-p-2", "summary-p-3"]


def make_noting(index: DecisionIndexPage, decision: DecisionPage, record: Record) -> DecisionPage:
    """What councillors were asked a week later. We hold the paper, not the minute."""
    page = DecisionPage(
        title="Councillors asked to note the three areas",
        slug="three-areas-noted",
        search_description="The scrutiny committee was asked to note the Board's decision of June 2023.",
        in_short=words(
            "A committee of councillors was told what the Board had decided. It was asked to note it, not to decide. "
            "We hold the paper, but not the minute that says what the committee did."
        ),
        body=record.organisations["scrutiny"],
        date=date(2023, 6, 13),
        date_as_published="13/06/2023",
        outcome=DecisionPage.Outcome.ASKED_TO_NOTE,
        notes_decision=decision,
        **record.read_in(COVER, "recommendation-1"),
    )
    return put_below(index, page)


def make_list_of_decisions(front) -> DecisionIndexPage:
    return put_below(
        front,
        DecisionIndexPage(
            title="Decisions",
            slug="decisions",
            show_in_menus=True,
            search_description="What was decided, by whom and why, and what became of every area.",
            introduction=words(
                "When a plan changes, each area of it gets an answer here: kept, merged, narrower, paused or ended, "
                "with the reason and the paper it comes from."
            ),
        ),
    )
