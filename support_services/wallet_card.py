"""A wallet card and a plain file with the numbers to carry away, under names that give nothing away. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support_services.presenters import ServiceCard

from django.utils.translation import get_language_bidi, gettext, gettext_noop

from support_services.speaking import plainly

FILE_NAME = "notes.txt"
CARDS_ON_A_SHEET = 8
MOST_LINES = 4  # what fits on a card of 9 by 7 centimetres in letters one can read


@dataclass(frozen=True)
class WalletCardNote:
    """One line of the card: what to call it, the number, and when somebody answers."""

    name: str
    number: str
    hours: str


ALWAYS_FIRST = (
    WalletCardNote(gettext_noop("Now"), "999", gettext_noop("Cannot speak: from a mobile, then 55")),
    WalletCardNote(gettext_noop("Not urgent"), "101", ""),
)


def notes_of(cards: Iterable["ServiceCard"]) -> list[WalletCardNote]:
    """The numbers of those services that have a name for this, in the order of the cards."""
    noted = [
        WalletCardNote(plainly(card.service.discreet_name), number.value, "; ".join(card.week))
        for card in cards
        if card.service.discreet_name
        for number in card.numbers[:1]
    ]
    first = [
        WalletCardNote(gettext(each.name), each.number, each.hours and gettext(each.hours)) for each in ALWAYS_FIRST
    ]
    return [*first, *noted[:MOST_LINES]]


def _in_language(note: WalletCardNote) -> WalletCardNote:
    return WalletCardNote(gettext(note.name), note.number, gettext(note.hours) if note.hours else "")


def text_of(notes: Iterable[WalletCardNote]) -> str:
    """The notes as plain text, with line ends that every computer shows.

    Where a language runs from right to left, marks around each number (Unicode's isolates) keep its groups in order.
    """
    shown = "\u2066{}\u2069" if get_language_bidi() else "{}"
    lines = [": ".join(filter(None, (shown.format(note.number), note.name, note.hours))) for note in notes]
    return "".join(f"{line}\r\n" for line in lines)
