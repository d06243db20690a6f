"""The colour of a cell as a word: in some tables the colour is all that a cell says."""

import colorsys
import re

NAMED = {
    "red": "ff0000", "green": "008000", "lime": "00ff00", "yellow": "ffff00", "orange": "ffa500", "blue": "0000ff",
    "amber": "ffc000", "gold": "ffd700", "lightgreen": "90ee90", "darkgreen": "006400", "darkred": "8b0000",
    "purple": "800080", "pink": "ffc0cb", "crimson": "dc143c", "orangered": "ff4500", "limegreen": "32cd32",
}  # fmt: skip
HEX = re.compile(r"#?([0-9a-f]{6})\b", re.IGNORECASE)
RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
PALE = 0.12  # below this saturation a colour is white, grey or black, which tables use for their looks
# Degrees on the wheel of colours at which each word ends.
WORDS = [(16, "Red"), (50, "Amber"), (70, "Yellow"), (170, "Green"), (260, "Blue"), (320, "Purple"), (361, "Red")]


def colour_word(colour: str) -> str:
    """ "Green" for "00B050" or "green"; "" for white, grey, black and what is no colour."""
    channels = _channels(colour.strip().lower())
    if channels is None:
        return ""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in channels))
    if saturation < PALE or not 0.1 < lightness < 0.93:
        return ""
    return next(word for end, word in WORDS if hue * 360 < end)


def _channels(colour: str) -> tuple[int, int, int] | None:
    digits = HEX.fullmatch(NAMED.get(colour, colour))
    if digits:
        return int(digits[1][:2], 16), int(digits[1][2:4], 16), int(digits[1][4:], 16)
    spoken = RGB.match(colour)
    return (int(spoken[1]), int(spoken[2]), int(spoken[3])) if spoken else None


def background_of(style: str) -> str:
    """The background colour that a style attribute names, "" if none."""
    for declaration in style.split(";"):
        name, _, given = declaration.partition(":")
        if name.strip().lower() in ("background", "background-color"):
            return given.strip()
    return ""
