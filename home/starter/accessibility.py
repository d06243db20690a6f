"""The accessibility statement, with the parts that the regulations of 2018 ask for."""

from home.models import HomePage, StandardPage
from home.starter.bodies import Block, bullets, facts, link, links, section, words
from home.starter.publishing import put_below

GUIDELINES = "https://www.w3.org/TR/WCAG22/"
REGULATIONS = "https://www.legislation.gov.uk/uksi/2018/952/contents"
ADVICE_SERVICE = "https://www.equalityadvisoryservice.com/"
COMMISSION = "https://www.equalityhumanrights.com/"


def body(contact: StandardPage) -> list[Block]:
    return [
        *section(
            "What you should be able to do",
            bullets(
                "make the text up to four times as large, with nothing lost",
                "use all of the site with a keyboard",
                "use all of the site with speech or a screen reader",
                "read it on a small phone, and with scripts turned off",
                "read it in dark colours, if your device asks for them",
            ),
        ),
        *section(
            "How accessible it is",
            words(
                "This site aims to meet level AA of the "
                f"{link(GUIDELINES, 'Web Content Accessibility Guidelines 2.2')}.",
                "It is <b>partially compliant</b>. We know of no page that fails. But nobody from outside has "
                "tested it yet, so we cannot say that it meets all of the rules.",
            ),
        ),
        *section(
            "What may not be accessible",
            words("These parts still have to be tested:"),
            bullets(
                "charts and long tables, with people who use a screen reader",
                "the whole site, with people who steer by voice",
                "the words of committee papers, which stay as they were printed and can be hard to read",
            ),
            words("We do not claim that any part is too costly to put right."),
        ),
        *section(
            "What the rules do not cover",
            words(
                "The rules leave out office files and PDFs from before 23 September 2018, unless they are needed "
                "for a service. We have none. The paper of 2016 is a web page like all others."
            ),
        ),
        *section(
            "Another format, or a problem",
            words(
                "Do you need a page in large print, in easy read, in braille or as a recording? Have you found a "
                "problem that is not named here? Please tell the Community Safety Team. Say which page it is and "
                "what you need. How soon the team answers is being confirmed."
            ),
        ),
        links(contact),
        *section(
            "If you are not happy with the answer",
            words(
                "The Equality and Human Rights Commission (EHRC) makes sure that the "
                f"{link(REGULATIONS, 'accessibility regulations of 2018')} are kept. You can read about "
                f"{link(COMMISSION, 'the Commission')}.",
                f"You can ask the {link(ADVICE_SERVICE, 'Equality Advisory and Support Service')} (EASS) for advice.",
            ),
        ),
        *section(
            "How this statement was made",
            words(
                "The people who built the site checked it themselves, by machine and by hand, while they built it. "
                "Nobody from outside has checked it yet."
            ),
        ),
        facts(
            ("Prepared on", "21 November 2026"),
            ("Last checked on", "21 November 2026"),
            ("To be checked again by", "21 November 2027"),
            ("Tested by somebody from outside on", ""),
        ),
    ]


def make_accessibility_statement(front: HomePage, contact: StandardPage) -> StandardPage:
    return put_below(
        front,
        StandardPage(
            title="Accessibility",
            slug="accessibility",
            search_description="How easy this site is to use, what may not work, and what you can do about it.",
            lead=words(
                "We want everyone to be able to use this site. This is how far it goes, and whom to ask for more."
            ),
            body=body(contact),
        ),
    )
