"""The draft plan for 2016–17, as the paper of 17 June 2016 tells it. Nothing here says that it was agreed."""

from datetime import date

from core.partial_dates import Precision
from home.starter.bodies import words
from home.starter.plan_rows import Answered, Dated, Said, events, statements
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import PlanIndexPage, PlanPage, PlanStatement
from plans.plan_state import PlanEventKind

Kind = PlanStatement.Kind
PAPER = "2016"

IN_SHORT = words(
    "This is a draft from 2016. It has five priorities and one extra promise. It went to be agreed on 6 June 2016. "
    "We do not know what was decided."
)

SAYS = [
    Said(
        Kind.VISION,
        PAPER,
        "para-2",
        "Keep the City a safe place to work, live, visit and go out.",
        as_published="a safe place to work, live, visit and socialise",
    ),
    Said(
        Kind.MEANS,
        PAPER,
        "para-2",
        "Partners bring together what they have. They make the best use of it to cut crime and anti-social behaviour.",
    ),
    Said(
        Kind.CONTEXT,
        PAPER,
        "background-p-1",
        "A law from 1998, the Crime and Disorder Act, is the base of the partnership. The paper says that it made "
        "councils set up such partnerships.",
    ),
    Said(
        Kind.CONTEXT,
        PAPER,
        "background-p-1",
        "Each year the partnership must write a plan and a report. They are about crime and disorder, anti-social "
        "behaviour, people who offend again, and the misuse of drugs and alcohol.",
    ),
    Said(
        Kind.CONTEXT,
        PAPER,
        "para-3",
        "There is not much crime, disorder or anti-social behaviour in the City. The paper says this is thanks to "
        "the police, the City Corporation and other partners.",
    ),
    Said(
        Kind.CONTEXT,
        PAPER,
        "para-3",
        "Working together helps the City to lead the world in finance and business. It also helps to make it a "
        "good place to live, go out and visit.",
    ),
    Said(
        Kind.CONTEXT,
        PAPER,
        "para-3",
        "Since it began, the partnership has helped to cut crime and other harm. It wants to build on that.",
    ),
    Said(
        Kind.CONTEXT,
        PAPER,
        "para-5",
        "The partnership is a place where different bodies work together. Where a clear problem was found, it "
        "played a large part in dealing with it.",
    ),
    Said(
        Kind.EVIDENCE,
        PAPER,
        "para-6",
        "The priorities come from what the partners have learned, from new worries and from what matters in the "
        "whole country. They also come from papers such as the Strategic Assessment of the City of London Police.",
    ),
    Said(Kind.EVIDENCE, PAPER, "para-6", "In each of them, working together can add something."),
    Said(
        Kind.FLEXIBILITY,
        PAPER,
        "para-6",
        "The City changes all the time, and so do crime and other threats. So the partners must be ready to change "
        "too.",
    ),
    Said(
        Kind.RESPONSIBILITY,
        PAPER,
        "para-4-p-1",
        "Five partners are marked as statutory. The paper says that “they” answer together for the plan.",
    ),
    Said(
        Kind.ADDITIONAL,
        PAPER,
        "para-12",
        "Work with partners so that fewer people are hurt or killed in bicycle accidents.",
    ),
    Said(
        Kind.REVIEW,
        PAPER,
        "para-13",
        "The City Corporation and the City of London Police are looking at how best to use what they have. This "
        "is a full review of how they work together, and a look at new ways.",
        period_as_published="currently",
    ),
    Said(
        Kind.REVIEW,
        PAPER,
        "para-15",
        "An Implementation Plan will be written. It will help to measure how far the partners have come. The "
        "review in March 2017 starts from it, and the plan for the next year is then refreshed.",
    ),
    Said(
        Kind.DATA,
        PAPER,
        "para-13",
        "Share and study data better. Then partners can see new problems sooner and follow how far they have come.",
        period_as_published="for this year",
    ),
    Said(
        Kind.COMMUNICATIONS,
        PAPER,
        "para-13",
        "Find a new way of speaking with partners and with people in the City. It is part of all the other work.",
        period_as_published="over the coming year",
    ),
    Said(
        Kind.COMMUNICATIONS,
        PAPER,
        "para-15",
        "Speak better with partners, and reach all parts of the community.",
        period_as_published="During 2016",
    ),
    Said(
        Kind.ACHIEVEMENT,
        PAPER,
        "para-5-item-1",
        "The partnership told HR staff in the City about domestic abuse.",
    ),
    Said(
        Kind.ACHIEVEMENT,
        PAPER,
        "para-5-item-2",
        "The partnership helped to cut bicycle theft by a lot. No figure is given.",
    ),
    Said(
        Kind.ACHIEVEMENT,
        PAPER,
        "para-5-item-3",
        "The partnership backed good ways of running bars and clubs through the Safety Thirst scheme.",
    ),
    Said(
        Kind.ACHIEVEMENT,
        PAPER,
        "para-5-item-4",
        "Partners found new ways to share what they know. This helps with people at high risk and with anti-social "
        "behaviour.",
    ),
    Said(
        Kind.GAP,
        PAPER,
        "para-4-p-1",
        "The paper says that “they” are responsible for the plan. It may mean the five statutory partners, or all "
        "twelve.",
    ),
    # Our own notes: no paper says these things.
    Said(
        Kind.GAP,
        None,
        "",
        "What was decided on 6 June 2016. We do not hold the minutes, so we cannot say that the plan was agreed.",
    ),
    Said(
        Kind.CONTEXT,
        "assessment 2017",
        "",
        "It was asked in 2017 why few results were shown. The answer: the team had long been without support.",
    ),
    Said(Kind.GAP, None, "", "What the plan itself says. It was Appendix 1 of the paper, and we do not hold it."),
    Said(Kind.GAP, None, "", "What became of most of it. Minutes of 2017 speak of an assessment. We do not hold it."),
    Said(
        Kind.CONTEXT,
        None,
        "",
        "A note on the law: the paper speaks of councils. In the Act the duty is on several public bodies that act "
        "together. The council is one of them.",
    ),
]

# The year of “6 June” is 2016 because the paper is dated 17 June 2016.
DATES = [
    Dated(
        PlanEventKind.FOR_AGREEMENT,
        PAPER,
        "para-14",
        "The plan went to the SCP Committee to be agreed.",
        date(2016, 6, 6),
        Precision.DAY,
        "6 June",
        year_is_ours=True,
        body="board",
    ),
    Dated(
        PlanEventKind.DRAFTED,
        PAPER,
        "summary-p-2",
        "A paper told the Health and Wellbeing Board about the plan. It calls it a draft.",
        date(2016, 6, 17),
        Precision.DAY,
        "17 June 2016",
        body="health_board",
    ),
    Dated(
        PlanEventKind.PROMISED,
        PAPER,
        "para-14",
        "The paper says that the plan will be sent out and made public.",
        date(2016, 6, 17),
        Precision.DAY,
        "17 June 2016",
    ),
    Dated(
        PlanEventKind.DUE,
        PAPER,
        "para-15",
        "Better ways to speak with partners and to reach all parts of the community.",
        date(2016, 1, 1),
        Precision.YEAR,
        "During 2016",
    ),
    Dated(
        PlanEventKind.DUE,
        PAPER,
        "para-7-item-5",
        "The strategy against violence towards women and girls is to be finished.",
        date(2017, 1, 1),
        Precision.EARLY_YEAR,
        "early 2017",
        answer=Answered(
            "abuse plan 2017",
            "It is not shown as finished. The partnership heard of an action plan on abuse for 2017 to 2019.",
            date(2017, 6, 12),
            Precision.DAY,
        ),
    ),
    Dated(
        PlanEventKind.DUE,
        PAPER,
        "para-15",
        "The partners look back at the year and refresh the plan.",
        date(2017, 3, 1),
        Precision.MONTH,
        "March 2017",
        answer=Answered(
            "assessment 2017",
            "A yearly assessment was put off in September and looked at in November. That it is this review is our "
            "reading.",
            date(2017, 11, 3),
            Precision.DAY,
        ),
    ),
]


def make_plan_of_2016(plans: PlanIndexPage, record: Record) -> PlanPage:
    """The plan without its priorities. Only the years of its term are known, so no day in them is."""
    page = PlanPage(
        title="Strategic plan 2016–17",
        slug="2016-17",
        search_description="The partnership’s draft plan for 2016–17: five priorities and one extra promise.",
        title_as_published="Safer City Partnership Strategic Plan 2016-17",
        term_as_published="2016-17",
        term_starts=date(2016, 1, 1),
        term_ends=date(2017, 1, 1),
        term_precision=Precision.YEAR,
        in_short=IN_SHORT,
    )
    page.statements = statements(SAYS, record)
    page.events = events(DATES, record)
    return put_below(plans, page)
