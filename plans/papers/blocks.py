"""From pieces that are understood to the blocks of a paper: nested lists, tables, headings without gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from plans.papers.keywords import section_of
from plans.papers.nodes import Node, render, words_of
from plans.papers.numbering import can_begin, follows, look_of
from plans.papers.paper import Block, Heading, ListBlock, ListItem, Paragraph, ReaderNote
from plans.papers.tables import build_table

AnyBlock = TypeVar("AnyBlock", bound=Block)
FIRST_LEVEL, LAST_LEVEL = 2, 6  # level 1 is the title of the page


def build_blocks(pieces: list[Node]) -> tuple[list[Block], list[ReaderNote]]:
    """The blocks, in order, without anchors; and what is uncertain about the tables."""
    blocks: list[Block] = []
    notes: list[ReaderNote] = []
    tables = 0
    for is_item, group in groupby(pieces, key=lambda piece: piece.kind == "item"):
        if is_item:
            blocks.append(_build_list(list(group)))
            continue
        for piece in group:
            built: Sequence[Block]
            if piece.kind == "table":
                built, spread = build_table(piece)
                tables += built[0].kind == "table" if built else 0
                notes += _spread_note(tables, spread)
            elif piece.kind == "heading":
                # Bold is how many papers set a heading; the page has its own way.
                html = render(run._replace(strong=False) for run in piece.runs)
                built = [Heading(html, piece.level, piece.label)]
            else:
                built = [Paragraph(piece.html, piece.label)]
            blocks += [_placed(block, piece) for block in built]
    _settle_levels([block for block in blocks if isinstance(block, Heading)])
    return blocks, notes


def _placed(block: AnyBlock, piece: Node) -> AnyBlock:
    """The block with where it stood, and what is to be checked about it."""
    block.page, block.box, block.check = piece.page, piece.box, block.check or piece.check
    return block


def _spread_note(table: int, rows: list[int]) -> list[ReaderNote]:
    if not rows:
        return []
    listed = ", ".join(map(str, rows[:20])) + (" and others" if len(rows) > 20 else "")
    row = "Row" if len(rows) == 1 else "Rows"
    text = (
        f"Table {table}: {row} {listed} had an empty cell. "
        "We took it as joined with the cell above and gave it that value."
    )
    return [ReaderNote("uncertain", "table", text)]


def _build_list(pieces: list[Node]) -> ListBlock:
    """Items one below the other: by their depth, which may begin anywhere and may skip, and by their labels."""
    top = _OpenList(min(piece.level for piece in pieces), [])
    open_lists = [top]
    for piece in pieces:
        item = ListItem(piece.html, piece.label)
        while len(open_lists) > 1 and open_lists[-1].depth > piece.level:
            open_lists.pop()
        was_open = len(open_lists)
        while len(open_lists) > 1 and _goes_on_outside(open_lists, piece):
            open_lists.pop()
        inner = open_lists[-1]
        is_deeper = piece.level > inner.depth and len(open_lists) == was_open
        if inner.items and (is_deeper or _begins_inside(inner, piece)):
            inner = _OpenList(piece.level, inner.items[-1].items)
            open_lists.append(inner)
        inner.items.append(item)
        inner.last_label = piece.label or inner.last_label
    return _placed(ListBlock(top.items), _span(pieces))


@dataclass
class _OpenList:
    depth: int
    items: list[ListItem]
    last_label: str = ""


def _goes_on_outside(open_lists: list[_OpenList], piece: Node) -> bool:
    """Whether a label goes on from a list further out and not from the innermost: (b) after (i) and (ii)."""
    inner, outer = open_lists[-1], [each for each in open_lists[:-1] if each.depth == piece.level]
    if piece.label and not inner.last_label:  # below bullets, whatever their indent
        return any(each.last_label and follows(each.last_label, piece.label) for each in open_lists[:-1])
    if inner.depth != piece.level:
        return False
    if not piece.label:
        return bool(inner.last_label) and any(not each.last_label for each in outer)
    if (
        inner.last_label
        and follows(inner.last_label, piece.label)
        and look_of(inner.last_label) == look_of(piece.label)
    ):
        return False
    return any(each.last_label and follows(each.last_label, piece.label) for each in outer)


def _begins_inside(inner: _OpenList, piece: Node) -> bool:
    """Whether a list begins inside the last item: (i) after (a), or a bullet after "(a) these:", at the same depth."""
    before = inner.last_label
    if before and not piece.label and piece.level == inner.depth:
        return words_of(inner.items[-1].html).rstrip(" -–—").endswith(":")
    if not before or not piece.label or piece.level != inner.depth or not can_begin(piece.label):
        return False
    return not follows(before, piece.label)


def _span(pieces: list[Node]) -> Node:
    """A node that stands where all of these stand together."""
    boxes = [piece.box for piece in pieces if piece.box and piece.page == pieces[0].page]
    box: tuple[float, ...] = (
        (min(each[0] for each in boxes), min(each[1] for each in boxes), max(each[2] for each in boxes),
         max(each[3] for each in boxes)) if boxes else ()
    )  # fmt: skip
    check = next((piece.check for piece in pieces if piece.check), "")
    return Node("item", page=pieces[0].page, box=box, check=check)


def _settle_levels(headings: list[Heading]) -> None:
    """Levels from 2, none skipped. A heading whose level the source does not show goes by its name and number."""
    known = [heading.level for heading in headings if heading.level]
    shift = FIRST_LEVEL - min(known, default=FIRST_LEVEL)
    before = FIRST_LEVEL - 1
    below_main_report = False
    last_known = FIRST_LEVEL
    for heading in headings:
        name = section_of(words_of(heading.html))
        if heading.level:
            last_known = level = heading.level + shift
        elif "." in heading.number_as_published:
            level = FIRST_LEVEL + heading.number_as_published.count(".")
        elif known:
            level = last_known if name else last_known + 1
        else:
            below_main_report = below_main_report and name not in CLOSING
            level = FIRST_LEVEL + below_main_report
            below_main_report = below_main_report or name == "main report"
        heading.level = before = min(level, before + 1, LAST_LEVEL)


# These end the main report and stand beside it again.
CLOSING = {"appendices", "appendix", "background papers", "contact", "contacts", "report author", "main report"}
