"""The paper of 17 June 2016 about the draft plan, summed up paragraph by paragraph in words of ours.

The addresses of its parts are those that reading the paper itself gives, so that links hold when its own words
take the place of ours.
"""

from datetime import date

from home.starter.bodies import heading, paragraph, points, recommendation, words
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import ReportAppendix, ReportContact, ReportIndexPage, ReportPage

IN_SHORT = words(
    "This paper told the Health and Wellbeing Board about the draft plan for 2016–17. The Board was asked to note it. "
    "Its header does not name the Board: we read that from the text."
)

SUMMARY = [
    heading("summary", "Summary"),
    paragraph(
        "summary-p-1", "The law behind the partnership, and what it has to write each year. “Background” says the same."
    ),
    paragraph(
        "summary-p-2",
        "The paper brings the draft plan for 2016–17. It says most about the two priorities that matter to the Health "
        "and Wellbeing Board: violence, and crime and nuisance at night.",
    ),
    paragraph(
        "summary-p-3",
        "On 6 June the plan was with the SCP Committee to be agreed. It will be sent out and made public.",
    ),
    heading("recommendation", "Recommendation"),
    recommendation("recommendation-1", "Members", "To note the report."),
]

BACKGROUND = [
    heading("main-report", "Main Report"),
    heading("background", "Background", is_minor=True),
    paragraph(
        "background-p-1",
        "The partnership rests on the Crime and Disorder Act 1998. The paper says that this Act made councils set up "
        "such partnerships. Each year the partnership must write a plan and a report. They cover crime and disorder, "
        "anti-social behaviour, offending again, and the misuse of drugs and alcohol. Some of this matters to health "
        "and wellbeing boards too.",
    ),
    paragraph(
        "para-2",
        "The aim is a City of London that stays safe for work, for living, for a visit and for a night out. To get "
        "there, the partners make the best use of what they can bring together against crime and anti-social "
        "behaviour.",
        "2",
    ),
    paragraph(
        "para-3",
        "The City has little crime, disorder or anti-social behaviour, thanks to the police, the City Corporation and "
        "others. Their work helps the City to lead the world in finance and business, and to be a good place to live "
        "and visit. The partnership has done much to cut crime and other harm, and wants to build on that.",
        "3",
    ),
    paragraph("para-4", "These partners take part. A star marks the five that are statutory partners.", "4"),
    points(
        "para-4",
        "City of London Corporation*",
        "City of London Police*",
        "London Fire Brigade*",
        "London Probation Trust*",
        "Clinical Commissioning Group*",
        "HM Court Service",
        "British Transport Police",
        "Transport for London",
        "City of London Crime Prevention Association",
        "People who speak for residents",
        "People who speak for business",
        "Someone who speaks for the voluntary sector",
    ),
    paragraph(
        "para-4-p-1",
        "The star stands for the Act of 1998 and later laws. “They” are together responsible for the plan. That may "
        "mean the five, or all twelve.",
    ),
    paragraph("para-5", "The partnership has been a place to work together on clear problems. Recent examples:", "5"),
    points(
        "para-5",
        "It told HR staff in the City about domestic abuse.",
        "It helped to bring bicycle theft down by a lot. No figure is given.",
        "It backed good practice at night through the Safety Thirst scheme.",
        "Partners found new ways to share what they know about people at high risk and anti-social behaviour.",
    ),
]

PRIORITIES = [
    heading("current-position", "Current Position", is_minor=True),
    paragraph(
        "para-6",
        "The partners wrote the plan together. It draws on what they have learned, on new worries, on national "
        "priorities, and on papers such as the police’s Strategic Assessment. Each priority is one where working "
        "together can add something. The City changes and so do threats, so the partners must be able to change "
        "course.",
        "6",
    ),
    paragraph("para-7", "<b>Priority 1, violence.</b> Protect people who work, live or visit here. Planned:", "7"),
    points(
        "para-7",
        "Learn more about violent crime from research and data, above all about what is least understood. Use this to "
        "speak better with business, residents and visitors.",
        "Teach partners, residents’ groups and employers about domestic abuse and where help is.",
        "Have special trainers teach front-line staff of the City Corporation to judge risk and plan for safety.",
        "Tell people who work and live here about abuse and about the help there is.",
        "Write a strategy against violence towards women and girls, to be finished in early 2017.",
    ),
    paragraph("para-8", "<b>Priority 2, the City at night.</b> Keep the City a safe place to go out.", "8"),
    paragraph(
        "para-8-p-1",
        "Going out in the City has grown a lot. That is good, but it can bring violence, noise and anti-social "
        "behaviour.",
    ),
    points(
        "para-8",
        "Map the City at night: how many come, where they go, the risks, the drugs, and what it means for residents.",
        "Bring the Safety Thirst scheme to more venues. The aim for the year: up to 80.",
        "Find new ways to handle the busiest times: look into Alcohol Recovery Centres, run seasonal campaigns, say "
        "clearly that violence will not be tolerated, and work with Public Health on harm from alcohol.",
    ),
    paragraph(
        "para-9", "<b>Priority 3, theft and fraud.</b> Protect all who live, work or visit here, above all online.", "9"
    ),
    paragraph(
        "para-10", "<b>Priority 4, anti-social behaviour.</b> Act when someone makes the City less pleasant.", "10"
    ),
    paragraph(
        "para-11", "<b>Priority 5, terrorism.</b> Support the Prevent strategy and cut the threat to the City.", "11"
    ),
]

BEYOND = [
    paragraph("para-12", "Besides the five priorities: fewer people hurt or killed in accidents with bicycles.", "12"),
    paragraph(
        "para-13",
        "The City Corporation and the police are looking at how they work together and what could be done in new "
        "ways. Partners want to share and study data better, so that they see new problems sooner and can follow "
        "how far they have come. There will be a new way of speaking with partners and the public.",
        "13",
    ),
    paragraph(
        "para-14",
        "On 6 June the plan was with the SCP Committee to be agreed. It will be sent out and made public.",
        "14",
    ),
    paragraph(
        "para-15",
        "An Implementation Plan will help to measure how far the partners have come. It is the basis for a review "
        "in March 2017. During 2016 the partners will also find better ways to reach each other and everybody in "
        "the City.",
        "15",
    ),
    heading("appendices", "Appendices"),
    paragraph("appendices-p-1", "Appendix 1 is the draft plan. We do not hold it."),
]


def make_paper_of_2016(papers: ReportIndexPage, record: Record) -> ReportPage:
    page = ReportPage(
        title="The draft strategic plan for 2016–17",
        slug="2016-06-17-draft-strategic-plan",
        search_description="A paper of 17 June 2016 about the partnership’s draft plan for 2016–17.",
        in_short=IN_SHORT,
        committee=record.organisations["health_board"],
        committee_is_inferred=True,
        date=date(2016, 6, 17),
        date_as_published="17 June 2016",
        openness="Public",
        action_requested="For Information",
        body=[*SUMMARY, *BACKGROUND, *PRIORITIES, *BEYOND],
        body_is_summary=True,
        facts_not_stated=["report_of", "author"],
    )
    page.listed_appendices = [ReportAppendix(label="Appendix 1", title_as_published="draft SCP Strategic Plan 2016-17")]
    page.contacts = [
        ReportContact(
            post="Community Safety Manager",
            name="David Mackintosh",
            phone="020 7332 3848",
            email="david.mackintosh@cityoflondon.gov.uk",
        )
    ]
    return put_below(papers, page)
