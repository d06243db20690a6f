"""Who deals with what people report or ask: the body, what happens next, and a number only where a source has it.

Each way to reach somebody says where we read it and how old that page is. What no page we read says is said to be
not known.
"""

from typing import NamedTuple

from home.models import HomePage, StandardPage
from home.starter.bodies import Block, bullets, link, links, phone, section, words
from home.starter.publishing import put_below
from plans.models import PriorityPage

POLICE = "City of London Police"
CORPORATION = "City of London Corporation, the council of the Square Mile"
MAIN_LINE = "020 7606 3030"

# Where a number or an address was read, and of when that page is.
CITY_PAGE = "City Corporation page on domestic abuse support, 30 January 2025"
OLD_CITY_PAGE = "City Corporation page of 9 March 2021. We found none that is newer, so please tell us if it fails"
FRAUD_NOTICE = "Official notice of 4 December 2025"
TRUE_VISION = "Its own page, of 30 October 2025 or later"
SAFETY_APP = "List that cites each body’s own page, 27 September 2026"
CST_PAGE = "Its own page, 25 March 2020"
CASE_REVIEW = "City Corporation page “Anti-social Behaviour and Case Review”, 21 February 2024"
TRIGGER = "City Corporation page “Community Trigger”, 18 May 2022"
CASE_REVIEW_ADDRESS = (
    "https://www.cityoflondon.gov.uk/services/community-and-safety/anti-social-behaviour-and-case-review"
)


class Way(NamedTuple):
    """One way to reach somebody. `how` is rich text: a number to call or an address to open."""

    name: str
    how: str
    source: str


class Answer(NamedTuple):
    """One page: who deals with it, how to reach them, and what comes after."""

    slug: str
    title: str
    in_short: str
    body: str
    ways: list[Way]
    next: list[str]
    more: list[tuple[str, list[str]]] = []


EMERGENCY = Way("In danger, or it is happening now", phone("999"), CITY_PAGE)
NOT_URGENT = Way("Not urgent", phone("101"), CITY_PAGE)
COUNCIL = Way("Main line of the City Corporation", phone(MAIN_LINE), OLD_CITY_PAGE)
VICTIM_SUPPORT = Way("Free help for you after any crime: Victim Support", phone("08 08 16 89 111"), CITY_PAGE)
ASK_THE_MAIN_LINE = "The main line puts you through to the right team. Ask for the team by what it deals with."
NO_PAGE_READ = "How soon somebody comes back to you is not known to us. No page that we have read says so."
TAPS = "Note the day, the time and the place. It helps whoever takes your call."

ANSWERS = [
    Answer(
        "report-a-crime",
        "Report a crime",
        "Call 999 if it is happening now. Call 101 if it is over.",
        f"{POLICE}. On trains, the Tube and trams it is the British Transport Police.",
        [
            EMERGENCY,
            NOT_URGENT,
            Way("On a train, the Tube or a tram: text the British Transport Police", "61016", SAFETY_APP),
            Way("If you do not want to give your name: Crimestoppers, a charity", phone("0800 555 111"), SAFETY_APP),
            VICTIM_SUPPORT,
        ],
        [
            "You tell the police what happened, where and when.",
            "Crimestoppers is not the police. You can tell it what you know without your name.",
            "You can have help from Victim Support if you report the crime or not.",
        ],
    ),
    Answer(
        "hate-crime",
        "Report a hate crime",
        "A crime against you because of who you are. You can report it by phone or online.",
        f"{POLICE}. True Vision is the online form of the police for hate crime.",
        [
            EMERGENCY,
            NOT_URGENT,
            Way("Online", link("https://www.report-it.org.uk/", "True Vision"), TRUE_VISION),
            Way("Against Jewish people: CST can go to the police for you", phone("0800 032 3263"), CST_PAGE),
            Way(
                "Against Muslims: British Muslim Trust",
                link("https://britishmuslimtrust.co.uk", "britishmuslimtrust.co.uk"),
                "True Vision, 30 October 2025 or later",
            ),
            VICTIM_SUPPORT,
        ],
        [
            "You tell the police what happened, where and when.",
            "You can have help from Victim Support if you report it or not.",
            "If it happens again and again and nothing is done, you can ask for a case review.",
        ],
    ),
    Answer(
        "fraud",
        "Report fraud",
        "Somebody tricked you out of money, or tried to. Tell Report Fraud.",
        "Report Fraud, the national service. It takes reports of fraud and of crime online.",
        [
            Way("By phone, Monday to Friday, 8am to 8pm", phone("0300 123 2040"), FRAUD_NOTICE),
            Way(
                "Online, at any time", link("https://www.reportfraud.police.uk/", "reportfraud.police.uk"), FRAUD_NOTICE
            ),
            EMERGENCY,
        ],
        [
            "Call your bank first if money has gone. Use the number on your card.",
            "Report Fraud takes the details and looks after victims.",
        ],
    ),
    Answer(
        "asb-case-review",
        "Ask for an anti-social behaviour case review",
        "You have reported trouble more than once and it goes on. You can ask for your case to be looked at again.",
        f"{CORPORATION}, with the police and others. It used to be called the Community Trigger.",
        [
            Way("How to ask", link(CASE_REVIEW_ADDRESS, "The City Corporation’s page"), CASE_REVIEW),
            COUNCIL,
        ],
        [
            "You can ask after three complaints in six months. This stood on the page of May 2022.",
            "It covers anti-social behaviour, and hate incidents too.",
            "By that page you hear within two working days that your request has come in.",
            "How many people ask each year is not known to us. We found no yearly count.",
        ],
    ),
    Answer(
        "noise",
        "Noise",
        "Loud music, building work or a noisy venue: tell the City Corporation.",
        CORPORATION,
        [COUNCIL],
        [ASK_THE_MAIN_LINE, TAPS, NO_PAGE_READ],
        [
            (
                "If you feel unsafe",
                ["Is there a fight, or does somebody frighten you? Then it is not only noise. Call the police."],
            )
        ],
    ),
    Answer(
        "bins",
        "Bins, rubbish and dirty streets",
        "Rubbish, missed bins or a dirty street: tell the City Corporation.",
        CORPORATION,
        [COUNCIL],
        [ASK_THE_MAIN_LINE, NO_PAGE_READ],
    ),
    Answer(
        "parking",
        "Parking",
        "A parking place, a permit or a ticket: ask the City Corporation.",
        CORPORATION,
        [COUNCIL],
        [
            ASK_THE_MAIN_LINE,
            "If you have a ticket, read it first. It says who gave it and how to object.",
            NO_PAGE_READ,
        ],
        [("If a car is in the way of danger", ["Does it keep an ambulance or a fire engine out? Call 999."])],
    ),
    Answer(
        "lost-property",
        "Lost property",
        "First ask where you lost it: the venue, the station or the taxi firm.",
        "Whoever runs the place where you lost it. For a street in the City, no page that we have read says who keeps "
        "what is found.",
        [COUNCIL, Way("Was it stolen? Call the police", phone("101"), CITY_PAGE)],
        [
            "Say what it looks like, and when and where you last had it.",
            "If your bank card or phone is gone, stop it first. Call your bank or your phone company.",
        ],
    ),
    Answer(
        "licensing",
        "Licences for bars, clubs and events",
        "To ask about a licence, or to complain about a venue that has one, ask for the Licensing team.",
        f"The Licensing team of the {CORPORATION}. It also runs Safety Thirst.",
        [COUNCIL],
        [
            "Ask the main line for the Licensing team. We have read no page that gives a number of its own.",
            NO_PAGE_READ,
        ],
    ),
]

LIST_BODY = section(
    "Choose what it is about",
    words("Our partnership plans the work. It does not take reports. These pages lead you to those who do."),
)


MAY_HURT = ("report-a-crime", "hate-crime", "asb-case-review", "noise")


def make_who_deals_with_it(front: HomePage, support) -> dict[str, StandardPage]:
    """The page that lists them, and a page for each, by slug."""
    top = put_below(
        front,
        StandardPage(
            title="Who deals with it",
            slug="who-deals-with-it",
            search_description="Noise, bins, parking, lost property, crime, fraud: whom to tell and what comes next.",
            lead=words("Whom to tell, how to reach them, and what happens next."),
            body=LIST_BODY,
        ),
    )
    made = {answer.slug: put_below(top, answer_page(answer, support)) for answer in ANSWERS}
    top.body = [*LIST_BODY, links(*made.values())]
    top.save_revision().publish()
    return made


def answer_page(answer: Answer, support) -> StandardPage:
    return StandardPage(
        title=answer.title,
        slug=answer.slug,
        search_description=answer.in_short,
        lead=words(answer.in_short),
        body=body(answer, support),
    )


def body(answer: Answer, support) -> list[Block]:
    sources = [f"{way.name}: {way.source}" for way in answer.ways]
    return [
        *section("Who deals with it", words(answer.body)),
        *section("How to reach them", bullets(*(f"{way.name}: {way.how}" for way in answer.ways))),
        *section("What happens next", bullets(*answer.next)),
        *(block for heading, texts in answer.more for block in section(heading, words(*texts))),
        *(_help_of_another_kind(support) if answer.slug in MAY_HURT else []),
        *section(
            "Where we read this",
            words("We read copies of these pages on 29 November 2026, not the live pages."),
            bullets(*sources),
        ),
    ]


def _help_of_another_kind(support) -> list[Block]:
    said = words("If somebody hurts or frightens you, there is help of another kind.")
    return [*section("Are you being hurt?", said), links(support)]


# slug of a priority: the page that says who deals with it
HELP = {
    "hate-crime": "hate-crime",
    "anti-social-behaviour": "asb-case-review",
    "anti-social-behaviour-and-neighbourhood-crime": "asb-case-review",
    "theft-and-fraud": "fraud",
    "theft-and-crime-for-gain": "report-a-crime",
    "serious-violence": "report-a-crime",
    "violence-against-people": "report-a-crime",
    "the-city-at-night": "noise",
}


def lead_to_help(answers: dict[str, StandardPage]) -> None:
    """From each priority to the page that says who deals with what it is about."""
    for page in PriorityPage.objects.filter(slug__in=HELP):
        page.help_page = answers[HELP[page.slug]]
        page.save_revision().publish()
