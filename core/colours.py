"""Colours and their contrast (WCAG 2.2, “contrast ratio”). Pure."""

import re

Colour = tuple[int, int, int]  # red, green and blue, 0 to 255

HEX = re.compile(r"#[0-9a-f]{6}", re.ASCII | re.IGNORECASE)
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def colour_of(written: str) -> Colour:
    """Of #0b282a. Raises ValueError for anything else."""
    if not HEX.fullmatch(written):
        raise ValueError(f"“{written}” is no colour. Write # and six figures or letters a to f, such as #0b282a.")
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def written(colour: Colour) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in colour)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of `other`, the rest of `one`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def readable_on(colour: Colour, ground: Colour, towards: Colour) -> Colour:
    """`colour`, mixed with as much of `towards` as words in it need to be read on `ground`."""
    shares = (step / 20 for step in range(21))
    tried = (mixed(colour, towards, share) for share in shares)
    return next((each for each in tried if contrast(each, ground) >= LEAST_CONTRAST), towards)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of two colours (WCAG 2.2, “contrast ratio”), from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    shares = (channel / 255 for channel in colour)
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
