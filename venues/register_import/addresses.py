"""An address that stands in one cell, taken apart. Pure."""

import re
from typing import NamedTuple

from core.name_folding import folded, joined

POSTCODE = re.compile(r"\b(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]?)[\s.\-]*([0-9][A-Z]{2})\b", re.ASCII | re.IGNORECASE)
# With the letter O for nought in its second half, or I or L for one: what it should be can be said, but not known.
MISREAD = re.compile(r"\b([A-Z]{1,2}[0-9OIL][A-Z0-9]?)[\s.\-]*([0-9OIL][A-Z]{2})\b", re.ASCII | re.IGNORECASE)
HALF = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?", re.ASCII | re.IGNORECASE)
AS_FIGURES = str.maketrans("OILoil", "011011")
# Every venue is there, so these say nothing.
TOWNS = frozenset(
    {"london", "city of london", "greater london", "the city of london", "uk", "united kingdom", "england", "gb"}
)
NUMBER_ALONE = re.compile(r"[0-9]+[a-z]?(?:\s*[-–/&]\s*[0-9]+[a-z]?)?", re.IGNORECASE)
TOWN_AT_END = re.compile(r"[\s,]+(?:london|city of london)$", re.IGNORECASE)


class AddressParts(NamedTuple):
    """`left_out`: what says nothing, such as London."""

    line_1: str
    line_2: str
    postcode: str
    left_out: str = ""


def split_address(text: str, name: str = "") -> AddressParts:
    """Lines and postcode of an address in one cell; without the name of the venue, where that stands first."""
    postcode, rest = take_postcode(text)
    parts = [" ".join(part.split()) for part in re.split(r"[,\n;]+", rest)]
    parts = [part.strip(" .") for part in parts if part.strip(" .")]
    if len(parts) > 1 and name and joined(parts[0]) == joined(name):
        parts = parts[1:]
    parts, left_out = _without_towns(parts)
    if not postcode and len(parts) > 1 and (MISREAD.fullmatch(parts[-1]) or HALF.fullmatch(parts[-1])):
        postcode = parts.pop()  # as it is: what is wrong with it is said of the cell
    if len(parts) > 1 and NUMBER_ALONE.fullmatch(parts[0]):
        parts = [f"{parts[0]} {parts[1]}", *parts[2:]]
    return AddressParts(parts[0] if parts else "", ", ".join(parts[1:]), postcode, left_out)


def _without_towns(parts: list[str]) -> tuple[list[str], str]:
    left_out: list[str] = []
    while len(parts) > 1 and folded(parts[-1]) in TOWNS:
        left_out.insert(0, parts.pop())
    if parts and (town := TOWN_AT_END.search(parts[-1])) and town.start():
        left_out.insert(0, town[0].strip(" ,"))
        parts[-1] = parts[-1][: town.start()].rstrip(" ,")
    return parts, ", ".join(left_out)


def take_postcode(text: str) -> tuple[str, str]:
    """The last postcode in a text, as EC1A 1BB, and the text without it. Empty if there is none."""
    every = list(POSTCODE.finditer(text))
    if not every:
        return "", text
    found = every[-1]
    return f"{found[1]} {found[2]}".upper(), f"{text[: found.start()]} {text[found.end() :]}"


def guess_postcode(text: str) -> str:
    """What a postcode with a letter for a figure must have been, as far as its shape tells, or nothing."""
    found = MISREAD.search(text)
    if not found:
        return ""
    first, second = found[1].upper(), found[2].upper()
    letters = re.match(r"[A-Z]{1,2}?(?=[0-9OIL])", first)
    if not letters:
        return ""
    head, figure = first[: letters.end()], first[letters.end()].translate(AS_FIGURES)
    return f"{head}{figure}{first[letters.end() + 1 :]} {second[0].translate(AS_FIGURES)}{second[1:]}"


def is_half_postcode(text: str) -> bool:
    return bool(HALF.fullmatch(text.strip(" .")))


def same_address(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the lines say the same, however they are cut up."""
    return _plain(one) == _plain(other)


def _plain(lines: tuple[str, ...]) -> str:
    return "".join(word for line in lines for word in folded(line).split() if word != "london")
