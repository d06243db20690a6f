"""The glossary: words of the trade, and what each state of an activity means."""

from datetime import date

from home.starter.bodies import words
from home.starter.publishing import keep, put_below
from home.starter.record import Record
from plans.models import Definition, DefinitionVersion, GlossaryPage

Status, Kind = DefinitionVersion.Status, Definition.Kind
COVER = "2023 cover"

# Words that are newer than the first plan, by slug: the year in which the law or the paper used them first.
FIRST_USED = {"serious-violence-duty": 2022, "two-tier": 2023}

# slug, term, short forms, meaning
WORDS = [
    (
        "anti-social-behaviour",
        "Anti-social behaviour",
        "ASB",
        "Behaviour that alarms, harasses or upsets other people, such as noise, threats or damage.",
    ),
    (
        "integrated-offender-management",
        "Integrated Offender Management",
        "IOM",
        "Police, probation and others deal together with people who offend again and again.",
    ),
    (
        "night-time-economy",
        "Night-time economy",
        "Night Time Economy\nNTE",
        "Bars, restaurants, clubs and all else that is open at night, and the people who come for it.",
    ),
    (
        "two-tier",
        "Two tier framework",
        "two tier",
        "A new way for the police to deal with minor offences without a court. The papers of 2023 give it three names.",
    ),
    ("out-of-court-disposal", "Out-of-court disposals", "", "Ways to deal with an offence without going to court."),
    (
        "serious-violence-duty",
        "Serious Violence duty",
        "",
        "The law of 2022 by which public bodies must work together against serious violence.",
    ),
]

# slug, term, meaning
STATES = [
    ("not-started", "Not started", "Nothing has been done yet."),
    ("on-track", "On track", "What was planned is being done in the time that was set."),
    ("at-risk", "At risk", "It may come late or fall short unless something is done."),
    ("off-track", "Off track", "It is late or falls short."),
    ("complete", "Complete", "What was planned has been done."),
    ("stopped", "Stopped", "The work ended before it was done."),
    ("not-reported", "Not reported", "We hold no report. It says nothing about whether the work was done."),
]


def make_glossary(front, record: Record) -> GlossaryPage:
    """The words first, then the one that the Board said it must define, then the states."""
    for slug, term, short_forms, text in WORDS:
        began = date(FIRST_USED[slug], 1, 1) if slug in FIRST_USED else None
        make_word(Definition(term=term, slug=slug, short_forms=short_forms, in_use_from=began), text)
    for slug, term, text in STATES:
        make_word(Definition(term=term, slug=slug, kind=Kind.DELIVERY_STATE), text)
    vawg = Definition(term="Violence against women and girls", slug="vawg", short_forms="VAWG")
    vawg.versions = [
        DefinitionVersion(
            status=Status.NEEDS_DEFINING, valid_from=date(2023, 6, 5), **record.read_in(COVER, "summary-p-3")
        )
    ]
    keep(vawg)
    return put_below(
        front,
        GlossaryPage(
            title="Words explained",
            slug="words",
            search_description="What the words in plans and papers mean.",
            introduction=words("What words in plans and papers mean, who says so, and since when."),
        ),
    )


def make_word(definition: Definition, text: str) -> Definition:
    definition.versions = [DefinitionVersion(status=Status.OURS, text=text)]
    return keep(definition)
