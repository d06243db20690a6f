"""The words by which services are told apart. Small lists that editors choose from and the finder asks about. Pure."""

from django.db.models import TextChoices


class FinderFacet(TextChoices):
    """What a mark on a service says something about."""

    ASKS = "asks", "who asks for help"
    PLACE = "place", "link to our area"
    PERSON = "person", "who it is for"
    HARM = "harm", "what is happening"
    LANGUAGE = "language", "languages"
    ACCESS = "access", "other ways to talk"
    LEADS = "leads", "comes first for"


ANYTHING = "anything"  # a harm: the line listens whatever it is

MARKS: dict[str, dict[str, str]] = {
    FinderFacet.ASKS: {
        "me": "Me",
        "other": "Someone I know",
        "own": "I worry about how I act",
        "employer": "An employer",
    },
    FinderFacet.PLACE: {"resident": "People who live here", "worker": "People who work here", "visitor": "Visitors"},
    FinderFacet.PERSON: {
        "women": "Women",
        "men": "Men",
        "lgbt": "LGBT+ people",
        "children": "Children and young people",
        "older": "Older people",
        "deaf": "Deaf people",
        "disabled": "Disabled people and people who need care",
        "minority": "Black, Asian and minority ethnic people, and migrants",
    },
    FinderFacet.HARM: {
        ANYTHING: "Anything",
        "home": "Hurt, scared or controlled by someone close",
        "followed": "Followed or watched",
        "money": "Money taken or controlled",
        "pictures": "Private pictures, phones and accounts",
        "sexual": "Sex or touching that was not wanted",
        "honour": "Hurt for family honour",
        "marriage": "Made to marry",
        "child": "A child who is hurt or not cared for",
        "care": "An adult who needs care and is not safe",
        "hate": "Hurt because of who they are",
        "slavery": "Made to work, or not free to leave",
        "housing": "No safe place to stay",
        "law": "The law and the courts",
        "low": "Feeling very low",
    },
    FinderFacet.LANGUAGE: {
        "interpreters": "Interpreters",
        "ar": "Arabic",
        "bn": "Bengali",
        "zh": "Chinese",
        "gu": "Gujarati",
        "hi": "Hindi",
        "pl": "Polish",
        "pt": "Portuguese",
        "pa": "Punjabi",
        "ro": "Romanian",
        "so": "Somali",
        "es": "Spanish",
        "tr": "Turkish",
        "ur": "Urdu",
        "cy": "Welsh",
    },
    FinderFacet.ACCESS: {"bsl": "British Sign Language", "relay": "Relay UK", "text": "Text", "chat": "Online chat"},
}
MARKS[FinderFacet.LEADS] = MARKS[FinderFacet.HARM]  # of those that help with it, the one to name first


def word_for(facet: str, value: str) -> str:
    """How readers see a mark."""
    return MARKS[FinderFacet(facet)][value]
