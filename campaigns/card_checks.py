"""Is a share card fit to be shared? Size, contrast and file, measured on the finished picture. Pure."""

from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image

from campaigns.share_images import CARD, MARGIN, MARK, PANEL, title_fits
from core.colours import contrast

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
WORDS_BEGIN = MARGIN + MARK  # px: below the mark, whose colours are its own
MOST_BYTES = 5 * 1024 * 1024  # X and LinkedIn take no more (their help pages, November 2026)
CUT = "The title does not fit on the picture for shared links. Make it shorter, or split its longest word."


class CardCheck(NamedTuple):
    """What was looked at, in words, and whether it is good."""

    is_good: bool
    words: str


def checks_of(drawn: bytes, title: str) -> list[CardCheck]:
    """Contrast, size and weight of a card, and whether it shows its whole title."""
    with Image.open(BytesIO(drawn)) as picture:
        size, ratio = picture.size, contrast_of_words(picture.convert("RGB"))
    return [
        CardCheck(ratio >= LEAST_CONTRAST, f"Contrast of the words: {ratio:.1f} to 1. It has to be at least 4.5 to 1."),
        CardCheck(size == CARD, f"Size: {size[0]} by {size[1]} pixels. Networks ask for {CARD[0]} by {CARD[1]}."),
        CardCheck(len(drawn) <= MOST_BYTES, f"Weight: {len(drawn) / 1024:.0f} KB. Networks take up to 5 MB."),
        CardCheck(title_fits(title), "The whole title is on it." if title_fits(title) else CUT),
    ]


def contrast_of_words(card: Image.Image) -> float:
    """Between the two colours that most of the words' panel has: its ground and its letters."""
    panel = card.crop((0, WORDS_BEGIN, PANEL, card.height))
    counted: list[Any] = panel.getcolors(panel.width * panel.height) or []  # how often, and the colour as a tuple
    (_, ground), *others = sorted(counted, reverse=True)
    return contrast(ground, others[0][1]) if others else 1.0
