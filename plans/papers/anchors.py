"""A stable address for every block of a paper.

The address comes from what the paper itself says, never from a count over the whole file, so that most
addresses survive a small change elsewhere:

- a heading: its words ("current-position");
- a numbered paragraph: its number ("para-7", "para-1-1", "para-a");
- what follows is counted within its place, which is the numbered paragraph above it or else the heading:
  "para-7-p-1" for a paragraph without a number, "para-4-list-1" for a list and "para-4-item-12" for its items
  (counted through all lists of the place), "para-4-item-12-1" for an item inside an item. Before the first
  heading the place is "start";
- a recommendation without a number: "recommendation-1"; a table: "table-1", both counted through the paper.

If two blocks would share an address, the second gets "--2" at its end and so on. No other address has two
hyphens together, so all are different, and the same paper always gets the same addresses.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from plans.papers.nodes import words_of
from plans.papers.paper import Block, Heading, ListBlock, ListItem, Paragraph, Table

LONGEST_SLUG = 60


def set_anchors(blocks: list[Block], recommended: Iterable[Paragraph | ListItem]) -> None:
    """Give every block and list item its anchor. `recommended` are those that say what is asked for, in order."""
    _Anchors().set(blocks, list(recommended))


def slug(text: str) -> str:
    """Small letters, figures and single hyphens; "" if there are none in the text."""
    text = text[:200].replace("(s)", "s")
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text.casefold()))[:LONGEST_SLUG].rstrip("-")


class _Anchors:
    def __init__(self) -> None:
        self._uses: Counter[str] = Counter()
        self._place = "start"
        self._counts: Counter[str] = Counter()
        self._recommended: dict[int, str] = {}
        self._tables = 0

    def set(self, blocks: list[Block], recommended: list[Paragraph | ListItem]) -> None:
        unnumbered = [part for part in recommended if not part.number_as_published or isinstance(part, ListItem)]
        self._recommended = {id(part): f"recommendation-{count}" for count, part in enumerate(unnumbered, start=1)}
        for block in blocks:
            getattr(self, f"_set_{block.kind}")(block)

    def _unique(self, anchor: str) -> str:
        self._uses[anchor] += 1
        return anchor if self._uses[anchor] == 1 else f"{anchor}--{self._uses[anchor]}"

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{self._place}-{kind}-{self._counts[kind]}"

    def _move_to(self, anchor: str) -> None:
        self._place = anchor
        self._counts.clear()

    def _set_heading(self, heading: Heading) -> None:
        heading.anchor = self._unique(slug(words_of(heading.html)) or "heading")
        self._move_to(heading.anchor)

    def _set_paragraph(self, paragraph: Paragraph) -> None:
        number = slug(paragraph.number_as_published)
        if id(paragraph) in self._recommended:
            paragraph.anchor = self._unique(self._recommended[id(paragraph)])
        elif number:
            paragraph.anchor = self._unique(f"para-{number}")
            self._move_to(paragraph.anchor)
        else:
            paragraph.anchor = self._unique(self._next("p"))

    def _set_list(self, block: ListBlock) -> None:
        block.anchor = self._unique(self._next("list"))
        for item in block.items:
            item.anchor = self._unique(self._recommended.get(id(item)) or self._next("item"))
            self._set_items_inside(item)

    def _set_items_inside(self, outer: ListItem) -> None:
        for count, item in enumerate(outer.items, start=1):
            item.anchor = self._unique(f"{outer.anchor}-{count}")
            self._set_items_inside(item)

    def _set_table(self, table: Table) -> None:
        self._tables += 1
        table.anchor = self._unique(f"table-{self._tables}")
