"""The cover report of 13 June 2023 and the Board paper attached to it, summed up in words of ours.

One file held both. They ask different bodies for different things, so they are two papers here. The addresses of
their parts are those that reading the papers themselves gives.
"""

from datetime import date

from home.starter.bodies import Block, heading, paragraph, points, recommendation, table, words
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import ReportAppendix, ReportContact, ReportIndexPage, ReportPage, ReportQuestion

COVER_IN_SHORT = words(
    "A week before, the partnership’s Board had agreed to focus on three areas and to pause three. This paper told "
    "councillors. They were asked to note it. The decision itself was the Board’s."
)

COVER_BODY = [
    heading("summary", "Summary"),
    paragraph(
        "summary-p-1",
        "The SCP Board met on 5th June, as it does each quarter. It looked at a paper about going from the seven areas "
        "of last year’s strategy down to three.",
    ),
    paragraph(
        "summary-p-2",
        "For the coming year it agreed to focus on: a) serious violence, with violence against women and girls as part "
        "of it, by doing what the Serious Violence duty asks; b) less anti-social behaviour, by setting up a “task and "
        "finish” group that works; c) offending again, by bringing in the new out-of-court disposals framework and "
        "renewing the Integrated Offender Management framework.",
    ),
    paragraph(
        "summary-p-3",
        "The Board will pause its own “proactive” work on the misuse of drugs and alcohol, on safeguarding and on hate "
        "crime. Other groups already deal with these. It can still hear news of them by exception, where that is "
        "important. It noted that it must be clear what it means by violence against women and girls, since the "
        "national meaning takes in many crimes.",
    ),
    heading("recommendations", "Recommendation(s)"),
    recommendation("recommendation-1", "Members", "To note what the Board decided, and the paper attached."),
    heading("appendices", "Appendices"),
    points("appendices", "Appendix 1: the Board paper. Here its title is spelled “Refocussing”."),
]

QUESTIONS = [
    (
        ReportQuestion.Kind.OUTCOME,
        "outcomes in the City Corporation’s Corporate Plan",
        "#1 – People are safe and feel safe",
    ),
    (ReportQuestion.Kind.RESOURCE, "extra revenue and/or capital spending?", "N"),
    (ReportQuestion.Kind.RESOURCE, "If so, how much?", ""),
    (ReportQuestion.Kind.RESOURCE, "source of Funding?", ""),
    (
        ReportQuestion.Kind.RESOURCE,
        "agreed with the Chamberlain’s Department?",
        "",
    ),
]

BOARD_IN_SHORT = words(
    "This paper asked the Board to go from seven areas to three. It says what it would do with each of the seven, "
    "and why."
)

# What the paper proposes for each area. It joins some cells: here every area has its own.
PROPOSED = [
    ["Serious violence", "Kept and merged, with a focus on the night-time economy"],
    ["Violence against women and girls", "Kept and merged, with a focus on the night-time economy"],
    ["Anti-social behaviour and neighbourhood crime", "Kept, with a focus on anti-social behaviour"],
    ["Reducing reoffending", "Kept, with a focus on Integrated Offender Management"],
    ["Tackling substance misuse", "Paused, with updates by exception"],
    ["Safeguarding vulnerable children and adults", "Paused, with updates by exception"],
    ["Hate crime", "Paused, with updates by exception"],
]

BOARD_ASKS = [
    heading("summary", "Summary"),
    paragraph(
        "summary-p-1",
        "The partnership’s 2022-25 strategy came out last year. It has seven key areas of focus. The paper finds that "
        "too broad. Some of the areas are rare in the City, or others deal with them. So much breadth may hold back "
        "what matters most.",
    ),
    heading("recommendation", "Recommendation"),
    paragraph("recommendation-p-1", "The Board should agree to focus on three areas:"),
    recommendation(
        "recommendation-1",
        "The Board",
        "Less violence, also against women and girls. The focus is on the night-time economy and on the Serious "
        "Violence duty, of which the paper speaks of “producing” it.",
    ),
    recommendation(
        "recommendation-2",
        "The Board",
        "Less anti-social behaviour. The focus is on a “task and finish” group of several bodies that brings new "
        "work on.",
    ),
    recommendation(
        "recommendation-3",
        "The Board",
        "Fewer people who offend again. The focus is on better Integrated Offender Management and on the new “two "
        "tier” way of dealing with offences in the community.",
    ),
    heading("summary-of-changes", "Summary of changes"),
    table("table-1", "The seven areas and what the paper proposes", ["Area", "Proposed change"], PROPOSED),
]

BOARD_REASONS = [
    heading("rationale-for-changes", "Rationale for changes"),
    points(
        "rationale-for-changes",
        "<b>Serious violence and violence against women and girls: kept and merged.</b> By law there must be a "
        "strategy against serious violence by January 2024, and many members must help with it. As more people go "
        "out in the City, violence may grow. The Strategic Policing Requirement names violence against women and "
        "girls as a national threat. A strong answer matters for trust in the police. The partnership is ready to "
        "write the strategy and to agree what the whole Corporation does. The City VAWG Delivery Group mostly "
        "handles daily work and shares information, so a sub-group would not do its work twice.",
        "<b>Anti-social behaviour: kept.</b> Residents and members rank it high. The government’s ASB Action Plan has "
        "made it more important. It matters for feeling safe and for trust in the police. The Corporation can do more "
        "here and take some of the load off the police.",
        "<b>Reoffending: kept.</b> No “prolific or priority” offender lives in the City. Still, Integrated "
        "Offender Management needs renewing for people from elsewhere who are caught in the City. The police are "
        "bringing in a “two tier” framework. Both improve the way people are sent on to support services.",
        "<b>Substance misuse: paused.</b> There is little to show a problem with offenders who live in the City, and "
        "the strategy gives no hard data. For others, homelessness and rough sleeping services, the City group of "
        "the Community Drugs Partnership and the Health and Wellbeing Board do most of the work. The partnership could "
        "add little. What touches the three areas in focus can be dealt with there.",
        "<b>Safeguarding: paused.</b> There is little to show a large crime risk, and the strategy gives no data. The "
        "police lead a Vulnerability Board, and there are safeguarding partnerships for children and for adults. The "
        "partnership has little to add, and the need is low.",
        "<b>Hate crime: paused.</b> There is little to show a large risk, and the strategy gives no data. Most of the "
        "planned work is for the police and for victim support. The partnership can still take up a case that "
        "concerns several bodies, one at a time.",
    ),
    paragraph(
        "rationale-for-changes-p-1",
        "Stopping work on an area does not make it unimportant to the City Corporation. It should only not be a "
        "priority of the partnership. This can be looked at again. The other groups can bring a problem up.",
    ),
]


def make_cover_report(papers: ReportIndexPage, record: Record) -> ReportPage:
    page = ReportPage(
        title="Refocussing priorities for the Safer City Partnership",
        title_as_published="Refocussing priorities for the Safer City Partnership",
        slug="2023-06-13-refocussing-priorities",
        search_description="A paper of 13 June 2023: how the Board went from seven areas of work to three.",
        in_short=COVER_IN_SHORT,
        committee=record.organisations["scrutiny"],
        committee_as_published="Crime and Disorder Scrutiny Committee",
        date=date(2023, 6, 13),
        date_as_published="13/06/2023",
        openness="Public",
        action_requested="For Information",
        report_of_post="Director of Police Authority",
        report_of_person="Richard Riley",
        author_post="Policy Officer, Police Authority",
        author_person="Charles Smart",
        body=COVER_BODY,
        body_is_summary=True,
    )
    page.questions = [
        ReportQuestion(kind=kind, question_as_published=question, answer_as_published=answer)
        for kind, question, answer in QUESTIONS
    ]
    page.contacts = [
        ReportContact(
            post="Policy Officer",
            team="Police Authority",
            name="Charles Smart",
            email="charles.smart@cityoflondon.gov.uk",
        )
    ]
    return put_below(papers, page)


def make_board_paper(papers: ReportIndexPage, cover: ReportPage, record: Record) -> ReportPage:
    """The Board paper. It has no header of its own, so it has no date."""
    body: list[Block] = [*BOARD_ASKS, *BOARD_REASONS]
    page = ReportPage(
        title="Refocusing priorities for the Safer City Partnership",
        title_as_published="Refocusing priorities for the Safer City Partnership",
        slug="2023-06-13-refocusing-priorities-board-paper",
        search_description="The paper that asked the Board to go from seven areas of work to three, and why.",
        kind=ReportPage.Kind.BOARD_PAPER,
        in_short=BOARD_IN_SHORT,
        committee=record.organisations["board"],
        committee_as_published="SCP Board",
        committee_is_inferred=True,
        appendix_of=cover,
        appendix_label="Appendix 1",
        facts_not_stated=["dated", "openness", "action_requested", "report_of", "author"],
        body=body,
        body_is_summary=True,
    )
    return put_below(papers, page)


def list_as_appendix(cover: ReportPage, board_paper: ReportPage) -> ReportPage:
    """Let the cover report's list of appendices lead to the Board paper."""
    cover.listed_appendices = [
        ReportAppendix(
            label="Appendix 1",
            title_as_published="SCP Board paper – Refocussing priorities for the Safer City Partnership",
            paper=board_paper,
        )
    ]
    cover.save_revision().publish()
    return ReportPage.objects.get(pk=cover.pk)
