"""The neutral form every kind of file is read into: a flat run of pieces, before anything is understood.

A piece holds its words as runs. In the text of a run "\\n" is a line break that was meant and "\\t" is a tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from itertools import groupby
from typing import Literal, NamedTuple

SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f\\]+\Z", re.IGNORECASE)
LINE_ENDS = re.compile(r"\r\n?|[\f\v\x85\u2028\u2029]")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff]+")


class Run(NamedTuple):
    text: str
    strong: bool = False
    em: bool = False
    href: str = ""

    @property
    def look(self) -> tuple[str, bool, bool]:
        return self.href, self.strong, self.em


class Cell(NamedTuple):
    """One cell of a table. `nodes` are its paragraphs, lists and headings, where it holds more than one paragraph."""

    runs: list[Run]
    rowspan: int = 1
    colspan: int = 1
    is_header: bool = False
    nodes: tuple[Node, ...] = ()
    is_colour: bool = False  # its only words name the colour it is filled with

    @property
    def text(self) -> str:
        return plain(self.runs)


@dataclass
class Node:
    """One heading, paragraph, list item or table of the source.

    The text is worked out once, so its runs are changed only through `reword` after it has been read.

    level: of a heading 1 to 6 (0: the source does not say), of an item its depth from 0.
    label: the number or letter it carries, as published ("7.", "(a)"); "" for a bullet.
    unsure_label: the label may be the first word of the sentence ("3.5 million", "A. Smith").
    alone: a single line of plain text with a blank line on both sides.
    from_tabs: a table of plain text, one row for each line and a tab between cells.
    is_plain: it is no heading, however it looks: a line of the letterhead.
    check: why an editor should look at it, "" if it is sure.
    page, box: where it stands in a PDF: the page from 1, and left, bottom, right, top in points.
    """

    kind: Literal["heading", "paragraph", "item", "table"]
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    label: str = ""
    unsure_label: bool = False
    alone: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    from_tabs: bool = False
    is_plain: bool = False
    check: str = ""
    page: int = 0
    box: tuple[float, ...] = ()

    @cached_property
    def text(self) -> str:
        return plain(self.runs)

    @property
    def html(self) -> str:
        return render(self.runs)

    def reword(self, runs: list[Run]) -> None:
        self.runs = runs
        self.__dict__.pop("text", None)

    @property
    def is_bold(self) -> bool:
        return bool(self.text) and all(run.strong for run in self.runs if run.text.strip())


def clean(text: str) -> str:
    """The text without characters that no page or database can carry; all line ends become "\\n"."""
    text = CONTROL_CHARACTERS.sub("", LINE_ENDS.sub("\n", text))
    return text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate becomes "?"


def safe_href(address: str) -> str:
    """The address if a page may link to it, else ""."""
    address = address.strip()
    return address if len(address) < 2000 and SAFE_ADDRESS.match(address) else ""


def plain(runs: Iterable[Run]) -> str:
    """The words only: one line per line of the source, tabs and double spaces made single."""
    lines = "".join([run.text for run in runs]).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def split_runs(runs: Iterable[Run], at: str) -> list[list[Run]]:
    """The runs between the separators, empty parts too."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(at)
        parts[-1].append(run._replace(text=first))
        parts.extend([run._replace(text=text)] for text in others)
    return parts


def lines_of(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs of each line; empty lines are left out."""
    return [line for line in split_runs(runs, "\n") if any(run.text.strip() for run in line)]


def without_start(runs: list[Run], length: int) -> list[Run]:
    """The runs without their first `length` characters."""
    rest = []
    for run in runs:
        dropped = min(length, len(run.text))
        length -= dropped
        if dropped < len(run.text):
            rest.append(run._replace(text=run.text[dropped:]))
    return rest


def without_end(runs: list[Run], letters: int) -> list[Run]:
    """The runs without their last characters, of which `letters` are no white space."""
    text = "".join(run.text for run in runs)
    end = len(text)
    while letters and end:
        end -= 1
        letters -= not text[end].isspace()
    kept = []
    for run in runs:
        if end > 0:
            kept.append(run._replace(text=run.text[:end]))
        end -= len(run.text)
    return kept


def render(runs: Iterable[Run]) -> str:
    """Safe inline html. White space inside a line becomes single spaces."""
    return "<br>".join(filter(None, (_render_line(line) for line in lines_of(runs))))


def words_of(html: str) -> str:
    """The words of inline html that this module made."""
    return unescape(re.sub(r"<[^>]*>", "", html.replace("<br>", "\n")))


def _render_line(line: list[Run]) -> str:
    html: list[str] = []
    space = ""
    for look, runs in groupby(line, key=lambda run: run.look):
        text = "".join(run.text for run in runs)
        words = " ".join(text.split())
        if not words:
            space = space or (" " if html else "")
            continue
        if html and text[0].isspace():
            space = " "
        html.append(space + _mark_up(words, *look))
        space = " " if text[-1].isspace() else ""
    return "".join(html)


def _mark_up(words: str, href: str, strong: bool, em: bool) -> str:
    html = escape(words, quote=False)
    if em:
        html = f"<em>{html}</em>"
    if strong:
        html = f"<strong>{html}</strong>"
    if href:
        html = f'<a href="{escape(href)}">{html}</a>'
    return html
