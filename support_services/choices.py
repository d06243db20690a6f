"""The words by which services are told apart. Small lists that editors choose from and the finder asks about. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext, gettext_noop


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
        "me": gettext_noop("Me"),
        "other": gettext_noop("Someone I know"),
        "own": gettext_noop("I worry about how I act"),
        "employer": gettext_noop("An employer"),
    },
    FinderFacet.PLACE: {
        "resident": gettext_noop("People who live here"),
        "worker": gettext_noop("People who work here"),
        "visitor": gettext_noop("Visitors"),
    },
    FinderFacet.PERSON: {
        "women": gettext_noop("Women"),
        "men": gettext_noop("Men"),
        "lgbt": gettext_noop("LGBT+ people"),
        "children": gettext_noop("Children and young people"),
        "older": gettext_noop("Older people"),
        "deaf": gettext_noop("Deaf people"),
        "disabled": gettext_noop("Disabled people and people who need care"),
        "minority": gettext_noop("Black, Asian and minority ethnic people, and migrants"),
    },
    FinderFacet.HARM: {
        ANYTHING: gettext_noop("Anything"),
        "home": gettext_noop("Hurt, scared or controlled by someone close"),
        "followed": gettext_noop("Followed or watched"),
        "money": gettext_noop("Money taken or controlled"),
        "pictures": gettext_noop("Private pictures, phones and accounts"),
        "sexual": gettext_noop("Sex or touching that was not wanted"),
        "honour": gettext_noop("Hurt for family honour"),
        "marriage": gettext_noop("Made to marry"),
        "child": gettext_noop("A child who is hurt or not cared for"),
        "care": gettext_noop("An adult who needs care and is not safe"),
        "hate": gettext_noop("Hurt because of who they are"),
        "slavery": gettext_noop("Made to work, or not free to leave"),
        "housing": gettext_noop("No safe place to stay"),
        "law": gettext_noop("The law and the courts"),
        "low": gettext_noop("Feeling very low"),
    },
    FinderFacet.LANGUAGE: {
        "interpreters": gettext_noop("Interpreters"),
        "ar": gettext_noop("Arabic"),
        "bn": gettext_noop("Bengali"),
        "zh": gettext_noop("Chinese"),
        "gu": gettext_noop("Gujarati"),
        "hi": gettext_noop("Hindi"),
        "pl": gettext_noop("Polish"),
        "pt": gettext_noop("Portuguese"),
        "pa": gettext_noop("Punjabi"),
        "ro": gettext_noop("Romanian"),
        "so": gettext_noop("Somali"),
        "es": gettext_noop("Spanish"),
        "tr": gettext_noop("Turkish"),
        "ur": gettext_noop("Urdu"),
        "cy": gettext_noop("Welsh"),
    },
    FinderFacet.ACCESS: {
        "bsl": gettext_noop("British Sign Language"),
        "relay": gettext_noop("Relay UK"),
        "text": gettext_noop("Text"),
        "chat": gettext_noop("Online chat"),
    },
}
MARKS[FinderFacet.LEADS] = MARKS[FinderFacet.HARM]  # of those that help with it, the one to name first


def word_for(facet: str, value: str) -> str:
    """How readers see a mark, in the language that is active."""
    return gettext(MARKS[FinderFacet(facet)][value])
