"""The lists, tables and cells of a web page that are open while it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plans.papers.nodes import Cell, Node
from plans.papers.readers.cells import cell_of
from plans.papers.readers.colours import background_of
from plans.papers.readers.docx_numbering import in_style

Attributes = Mapping[str, str]
LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
WITHOUT_WORDS = {
    "script",
    "style",
    "head",
    "template",
    "iframe",
    "object",
    "svg",
    "canvas",
    "audio",
    "video",
    "noframes",
}
SET_ASIDE = dict.fromkeys(("nav", "button", "select", "textarea", "dialog"), "menu")
SET_ASIDE |= dict.fromkeys(("s", "strike", "del"), "struck")
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DEEPEST_TABLE = 6  # a table in a table in a table …; deeper ones become lines
EMBEDDED = {"iframe", "object", "embed", "audio", "video", "canvas"}
PICTURES = {"img", "svg", "picture"}
BLOCKS = {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"}
BLOCKS |= {"fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "li", "main", "ol", "p", "pre"}
BLOCKS |= {"section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", *HEADINGS}


class OpenTable:
    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.cell: OpenCell | None = None


class OpenHtmlList:
    def __init__(self, ordered: bool, depth: int, attributes: Attributes):
        self.depth = depth
        self._ordered = ordered
        self._style = LIST_STYLES.get(attributes.get("type") or "", "decimal")
        self._next = _whole(attributes.get("start"), 1)

    def next_label(self, attributes: Attributes) -> str:
        if not self._ordered:
            return ""
        count = _whole(attributes.get("value"), self._next)
        self._next = count + 1
        return in_style(count, self._style)


class OpenCell:
    """`around`: the lists and the heading in which the table stands; they go on after it."""

    def __init__(self, attributes: Attributes, is_header: bool, around: tuple[list[OpenHtmlList], str | None, int]):
        self.nodes: list[Node] = []
        self.around = around
        self._rowspan = max(1, _whole(attributes.get("rowspan"), 1))
        self._colspan = max(1, _whole(attributes.get("colspan"), 1))
        self._is_header = is_header
        self._colour = background_of(attributes.get("style") or "") or attributes.get("bgcolor") or ""

    def closed(self) -> Cell:
        return cell_of(self.nodes, self._rowspan, self._colspan, self._is_header, self._colour)


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text.strip()) else otherwise
