"""The privacy notice: what the site keeps about readers, editors and officers."""

from home.models import HomePage, StandardPage
from home.starter.bodies import Block, bullets, link, links, section, words
from home.starter.publishing import put_below

COMMISSIONER = "https://ico.org.uk/make-a-complaint/"


def body(contact: StandardPage) -> list[Block]:
    return [
        *section(
            "If you read this site",
            words(
                "We set no cookies. We do not count or follow visitors. No other company is told that you are "
                "here. What you search for is not kept.",
                "Your device still keeps a list of the pages you open. So may your employer, or whoever runs your "
                "internet connection. We cannot change that.",
                "If you check a venue’s certificate with a number that we do not know, we count that for one hour, so "
                "that nobody can try all numbers. We do not keep your address.",
            ),
        ),
        *section(
            "If you get in touch",
            words(
                "This site has no form that sends us your details. If you call or write, the City Corporation "
                "handles what you tell it."
            ),
        ),
        *section(
            "If you edit this site",
            words("For people who edit this site, we keep:"),
            bullets(
                "your name, your e-mail, and a password that nobody can read",
                "what you changed, and when",
                "for a day, how often wrong passwords were tried, without the name or the address",
                "for about 13 months, a log of who signed in and what was published or taken out",
            ),
            words(
                "A cookie keeps you signed in. Without these we could not keep the site safe, or say who changed what."
            ),
        ),
        *section(
            "If a paper names you",
            words(
                "Papers name officers who wrote them. Two years after the date of a paper we show only the post, "
                "not the name, phone number or e-mail. We keep the whole paper, since it is part of the public "
                "record. You can ask us to act sooner."
            ),
        ),
        *section(
            "Your rights",
            words(
                "You can ask to see what is held about you, and to have mistakes put right. You can ask to have it "
                "removed, or say that you do not want it used. Please ask the Community Safety Team at the City of "
                "London Corporation.",
                "The law wants one body to answer for this: the “controller”. Which body that is, is being "
                "confirmed, and so is the legal reason it relies on.",
                f"You can also complain to the {link(COMMISSIONER, 'Information Commissioner’s Office')}.",
            ),
        ),
        links(contact),
        *section("When this was written", words("21 November 2026. We will change it when what we do changes.")),
    ]


def make_privacy_notice(front: HomePage, contact: StandardPage) -> StandardPage:
    return put_below(
        front,
        StandardPage(
            title="Privacy",
            slug="privacy",
            search_description="No cookies and no counting of visitors. What we keep, and your rights.",
            lead=words("We keep nothing about people who read this site. Here is what we keep about others."),
            body=body(contact),
        ),
    )
