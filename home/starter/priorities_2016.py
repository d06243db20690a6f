"""The five priorities of the draft plan for 2016–17. The paper gives the activities of the first two."""

from home.starter.bodies import words
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import Activity, ActivityStatus, PlanPage, PriorityPage

PAPER = "2016"
Held = PriorityPage.ActivitiesHeld
Status = ActivityStatus

PRIORITIES = [
    {
        "number_as_published": 1,
        "paragraph": "para-7",
        "title": "Violence against people",
        "slug": "violence-against-people",
        "title_as_published": "Violence Against the Person",
        "aim": words("Protect people who work, live or visit here from violent crime."),
        "drivers": ["police_assessment"],
        "relevant_to": "Health and Wellbeing Board",
    },
    {
        "number_as_published": 2,
        "paragraph": "para-8",
        "title": "The City at night",
        "slug": "the-city-at-night",
        "title_as_published": "Night Time Economy Crime and Nuisance",
        "aim": words("Keep the City a safe place to go out."),
        "context": words(
            "More and more people go out in the City. It is now known for its bars, clubs and places to eat. This "
            "is good for the City, but it brings problems too.",
            "The worry is violence, noise and anti-social behaviour. The partners want to deal with these, so that the "
            "City stays safe and lively.",
        ),
        "drivers": ["police_assessment", "modern_crime"],
        "relevant_to": "Health and Wellbeing Board",
    },
    {
        "number_as_published": 3,
        "paragraph": "para-9",
        "title": "Theft and fraud",
        "slug": "theft-and-fraud",
        "title_as_published": "Acquisitive Crime",
        "aim": words(
            "Protect firms and people from theft and fraud, above all online. This means all who live, "
            "work or visit here."
        ),
        "drivers": ["police_assessment"],
    },
    {
        "number_as_published": 4,
        "paragraph": "para-10",
        "title": "Anti-social behaviour",
        "slug": "anti-social-behaviour",
        "title_as_published": "Anti-Social Behaviour",
        "aim": words("Act well when someone makes the City less pleasant for others."),
        "drivers": ["police_assessment"],
    },
    {
        "number_as_published": 5,
        "paragraph": "para-11",
        "title": "Preventing terrorism",
        "slug": "preventing-terrorism",
        "title_as_published": "Supporting the Counter Terrorism Strategy Through Delivery of the Prevent Strategy",
        "aim": words("Carry out the Prevent strategy. Stand up to extreme views and cut the threat to the City."),
        "drivers": ["police_assessment", "counter_terrorism", "prevent"],
    },
]

# priority number: its activities in the order of the paper
ACTIVITIES = {
    1: [
        {
            "title": "Find out more about violent crime",
            "text": "Use research and all the data there is, so that the work fits the need. Look hardest at what "
            "is least understood. Use what is learned to speak better with business, residents and visitors.",
            "topics": [
                "Human trafficking and modern slavery",
                "Sexual exploitation of children",
                "Domestic violence",
                "Vulnerable people",
            ],
            "audiences": ["Business", "Residents", "Visitors"],
        },
        {
            "title": "Help people understand domestic abuse",
            "text": "Give training, so that more people know about domestic abuse and how to get help.",
            "topics": ["Domestic abuse", "How to get help and support"],
            "audiences": ["Partners", "Residents’ groups", "Employers in the City"],
        },
        {
            "title": "Train front-line staff",
            "text": "Special trainers show staff of the City Corporation how to judge risk and how to plan for safety.",
            "topics": ["Domestic abuse", "Stalking and harassment"],
            "audiences": ["Front-line staff of the City Corporation"],
        },
        {
            "title": "Tell people about abuse and about help",
            "text": "Reach people who work and live in the City. Tell them what abuse looks like and what help "
            "there is.",
            "topics": ["Abusive behaviour", "Services that support victims"],
            "audiences": ["People who work in the City", "People who live in the City"],
            "channels": ["Website", "Social media", "Press and other media", "Residents’ newsletters", "Public events"],
        },
        {
            "title": "Write a strategy on violence against women and girls",
            "text": "The Domestic Abuse Forum and the two safeguarding boards of the City and Hackney are writing it.",
            "status": Status.UNDER_WAY,
            "timeframe_as_published": "early 2017",
            "topics": ["Violence against women and girls"],
            "leads": ["abuse_forum", "adults_board", "children_board"],
        },
    ],
    2: [
        {
            "title": "Map the City at night",
            "text": "Find out how many people come, where they go, and what the risks are. Look at who supplies "
            "drugs. The work to find out which drugs are used goes on. Look at what the changes mean for people "
            "who live here.",
            "timeframe_as_published": "over this year",
            "topics": [
                "Numbers of people who come",
                "Kinds of venue they visit",
                "Risks of each kind",
                "Supply of drugs, and the organised crime groups behind it",
                "Which drugs are used",
                "What it means for the City and its residents",
            ],
        },
        {
            "title": "Bring Safety Thirst to more venues",
            "text": "Safety Thirst is an award for well-run bars, pubs and clubs. Use it as far as it can go to "
            "make nights out safer. The aim for the year is up to 80 venues.",
            "timeframe_as_published": "For this year",
            "topics": ["The Safety Thirst scheme"],
            "audiences": ["Bars, pubs, clubs and other venues"],
        },
        {
            "title": "Find new ways to handle the busiest times",
            "text": "Look into Alcohol Recovery Centres: places that keep people at risk safe. Run campaigns at "
            "busy times of the year. Tell people how to keep away from violence, and that it will not be put up "
            "with. Work more closely with health teams on harm from alcohol. Help to make crowded places safer.",
            "status": Status.EXPLORING,
            "timeframe_as_published": "This year",
            "topics": [
                "Alcohol Recovery Centres",
                "Seasonal campaigns",
                "Violence linked to alcohol",
                "Crowded places",
            ],
            "audiences": ["People who work in the City"],
            "contributors": ["Public Health"],
        },
    ],
}


def activity(number: int, row: dict, paragraph: str, record: Record) -> Activity:
    """One activity. Its paragraph is the point of the list in which the paper gives it."""
    made = Activity(
        number=number,
        title=row["title"],
        text=words(row["text"]),
        status=row.get("status", Status.PLANNED),
        timeframe_as_published=row.get("timeframe_as_published", ""),
        contributors="\n".join(row.get("contributors", [])),
        topics="\n".join(row.get("topics", [])),
        audiences="\n".join(row.get("audiences", [])),
        channels="\n".join(row.get("channels", [])),
        **record.read_in(PAPER, f"{paragraph}-item-{number}"),
    )
    made.leads = [record.organisations[key] for key in row.get("leads", [])]
    return made


def make_priorities_of_2016(plan: PlanPage, record: Record) -> list[PriorityPage]:
    made = []
    for row in PRIORITIES:
        activities = ACTIVITIES.get(row["number_as_published"], [])
        plain = {key: value for key, value in row.items() if key not in ("paragraph", "drivers")}
        page = PriorityPage(
            **plain,
            search_description=f"{row['title']}: a priority of the draft plan for 2016–17.",
            activities_held=Held.LISTED if activities else Held.IN_APPENDIX,
            **record.read_in(PAPER, row["paragraph"]),
        )
        page.activities = [activity(n, each, row["paragraph"], record) for n, each in enumerate(activities, start=1)]
        page.drivers = [record.drivers[key] for key in row["drivers"]]
        made.append(put_below(plan, page))
    return made
