"""How to reach the partnership, as far as we know it."""

from home.models import HomePage, StandardPage
from home.starter.bodies import Block, links, phone, section, words
from home.starter.publishing import put_below
from support_services.models import SupportHubPage

MAIN_LINE = "020 7606 3030"


def body(support: SupportHubPage) -> list[Block]:
    return [
        (
            "callout",
            {
                "heading": "Do you need help now?",
                "text": words(
                    f"In danger, call {phone('999')}. If it is not an emergency, call the police on {phone('101')}."
                ),
            },
        ),
        links(support),
        *section(
            "The team",
            words(
                "The Community Safety Team at the City of London Corporation answers for the partnership. It also "
                "answers for this site.",
                "The team’s own phone number and e-mail are being confirmed. Until then, call the main line of the "
                f"City Corporation on {phone(MAIN_LINE)} and ask for the team. We are still checking its hours.",
            ),
        ),
        *section(
            "Tell us about a mistake",
            words(
                "Is something on this site wrong, or hard to use? Please tell the team. Say which page it is, and "
                "what you think is wrong."
            ),
        ),
    ]


def make_contact(front: HomePage, support: SupportHubPage) -> StandardPage:
    return put_below(
        front,
        StandardPage(
            title="Contact",
            slug="contact",
            search_description="How to reach the Community Safety Team, and what to do in an emergency.",
            lead=words("How to reach us. For an emergency, please do not use this page."),
            body=body(support),
        ),
    )
