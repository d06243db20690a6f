"""A wallet card and a plain file with the numbers to carry away, under names that give nothing away. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support_services.presenters import ServiceCard

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
    WalletCardNote("Now", "999", "Cannot speak: from a mobile, then 55"),
    WalletCardNote("Not urgent", "101", ""),
)


def notes_of(cards: Iterable["ServiceCard"]) -> list[WalletCardNote]:
    """The numbers of those services that have a name for this, in the order of the cards."""
    noted = [
        WalletCardNote(card.service.discreet_name, number.value, "; ".join(card.week))
        for card in cards
        if card.service.discreet_name
        for number in card.numbers[:1]
    ]
    return [*ALWAYS_FIRST, *noted[:MOST_LINES]]


def text_of(notes: Iterable[WalletCardNote]) -> str:
    """The notes as plain text, with line ends that every computer shows."""
    return "".join(": ".join(filter(None, (note.number, note.name, note.hours))) + "\r\n" for note in notes)
