"""Word keeps paragraph numbers out of the text and works them out as it prints. So does this.

Follows ECMA-376 part 1, section 17.9 (numbering). Bullets are left as they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

DEEPEST_LEVEL = 8
ROMAN_STEPS = [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]


class ListLevel(NamedTuple):
    start: int
    style: str  # "decimal", "lowerLetter", "bullet" …
    text: str  # "%1.%2"
    paragraph_style: str


class Numbers:
    """The numbering definitions of one Word file."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None):
        self._abstract: dict[str, dict[int, ListLevel]] = {}
        self._abstract_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._style_links: dict[str, str] = {}
        self._styles: dict[str, tuple[str, int | None, str]] = {}
        if numbering is not None:
            self._read_definitions(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_definitions(self, root: etree._Element) -> None:
        w = _namespace(root)
        for abstract in root.iter(f"{w}abstractNum"):
            number = abstract.get(f"{w}abstractNumId", "")
            self._abstract[number] = {_index(level, w): _read_level(level, w) for level in abstract.iter(f"{w}lvl")}
            self._style_links[number] = _value(abstract, w, "numStyleLink")
        for num in root.iter(f"{w}num"):
            number = num.get(f"{w}numId", "")
            self._abstract_of[number] = _value(num, w, "abstractNumId")
            self._restarts[number] = {
                _index(change, w): _whole(_value(change, w, "startOverride"), 1)
                for change in num.iter(f"{w}lvlOverride")
                if change.find(f"{w}startOverride") is not None
            }

    def _read_styles(self, root: etree._Element) -> None:
        w = _namespace(root)
        for style in root.iter(f"{w}style"):
            listed = style.find(f"{w}pPr/{w}numPr")
            number = _value(listed, w, "numId")
            depth = _value(listed, w, "ilvl")
            self._styles[style.get(f"{w}styleId", "")] = (
                number,
                _whole(depth, 0) if depth else None,
                _value(style, w, "basedOn"),
            )

    def place_of(self, paragraph: etree._Element, w: str) -> tuple[str, int] | None:
        """The numbering (numId) and depth that apply to a paragraph, by itself or through its style."""
        listed = paragraph.find(f"{w}pPr/{w}numPr")
        number = _value(listed, w, "numId")
        if number:
            return None if number == "0" else (number, _whole(_value(listed, w, "ilvl"), 0))
        style = _value(paragraph.find(f"{w}pPr"), w, "pStyle")
        own_style, seen = style, set()
        while style in self._styles and style not in seen:
            seen.add(style)
            number, depth, parent = self._styles[style]
            if number:
                return None if number == "0" else (number, self._depth_of(number, depth, own_style))
            style = parent
        return None

    def _depth_of(self, number: str, depth: int | None, style: str) -> int:
        if depth is not None:
            return depth
        levels = self.levels(number)
        return next((index for index, level in levels.items() if level.paragraph_style == style), 0)

    def definition(self, number: str) -> str:
        """The shared definition that counts for this numbering, links through styles followed."""
        for _ in range(5):
            abstract = self._abstract_of.get(number, "")
            link = self._style_links.get(abstract)
            if not link or not self._styles.get(link, ("",))[0]:
                break
            number = self._styles[link][0]
        return abstract

    def levels(self, number: str) -> dict[int, ListLevel]:
        return self._abstract.get(self.definition(number), {})

    def is_bullet(self, number: str, depth: int) -> bool:
        level = self.levels(number).get(depth)
        return level is None or level.style == "bullet"

    def restarts(self, number: str) -> dict[int, int]:
        return self._restarts.get(number, {})


class NumberCounter:
    """Counts paragraphs the way Word does: one count for each definition, lower levels begin again."""

    def __init__(self, numbers: Numbers):
        self._numbers = numbers
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def next_label(self, number: str, depth: int) -> str:
        """Count one paragraph and return what Word prints before it; "" for a bullet."""
        levels = self._numbers.levels(number)
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._numbers.definition(number), {})
        if number not in self._begun:
            self._begun.add(number)
            for level, start in self._numbers.restarts(number).items():
                counts[level] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for lower in [level for level in counts if level > depth]:
            del counts[lower]
        if levels[depth].style == "bullet":
            return ""
        return re.sub(r"%([1-9])", lambda match: _show(int(match[1]) - 1, counts, levels), levels[depth].text)


def _read_level(level: etree._Element, w: str) -> ListLevel:
    return ListLevel(
        start=_whole(_value(level, w, "start"), 1),
        style=_value(level, w, "numFmt") or "decimal",
        text=_value(level, w, "lvlText"),
        paragraph_style=_value(level, w, "pStyle"),
    )


def _show(depth: int, counts: dict[int, int], levels: dict[int, ListLevel]) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return in_style(counts.get(depth, level.start), level.style)


def in_style(count: int, style: str) -> str:
    """A count as Word prints it: 3 as "3", "c", "C", "iii", "III" or "03"."""
    if style in ("lowerLetter", "upperLetter") and count > 0:
        repeats, place = divmod(count - 1, 26)
        letters = chr(ord("a") + place) * min(repeats + 1, 5)
        return letters if style == "lowerLetter" else letters.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < count < 40:
        numeral = ""
        for size, sign in ROMAN_STEPS:
            while count >= size:
                numeral, count = numeral + sign, count - size
        return numeral if style == "lowerRoman" else numeral.upper()
    if style == "decimalZero":
        return f"{count:02}"
    return "" if style == "none" else str(count)


def _namespace(root: etree._Element) -> str:
    return root.tag[: root.tag.index("}") + 1] if "}" in root.tag else ""


def _value(parent: etree._Element | None, w: str, name: str) -> str:
    child = parent.find(f"{w}{name}") if parent is not None else None
    return child.get(f"{w}val", "") if child is not None else ""


def _index(level: etree._Element, w: str) -> int:
    return min(_whole(level.get(f"{w}ilvl", ""), 0), DEEPEST_LEVEL)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise
