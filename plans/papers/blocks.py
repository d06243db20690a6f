"""From pieces that are understood to the blocks of a paper: nested lists, tables, headings without gaps."""

from itertools import groupby

from plans.papers.keywords import section_of
from plans.papers.nodes import Node, render, words_of
from plans.papers.paper import Block, Heading, ListBlock, ListItem, Paragraph, ReaderNote
from plans.papers.tables import build_table

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
            if piece.kind == "table":
                built, spread = build_table(piece)
                blocks += built
                tables += built[0].kind == "table" if built else 0
                notes += _spread_note(tables, spread)
            elif piece.kind == "heading":
                # Bold is how many papers set a heading; the page has its own way.
                html = render(run._replace(strong=False) for run in piece.runs)
                blocks.append(Heading(html, piece.level, piece.label))
            else:
                blocks.append(Paragraph(piece.html, piece.label))
    _settle_levels([block for block in blocks if isinstance(block, Heading)])
    return blocks, notes


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
    """Items one below the other by their depth, which may begin anywhere and may skip."""
    top: list[ListItem] = []
    open_lists = [(min(piece.level for piece in pieces), top)]
    for piece in pieces:
        item = ListItem(piece.html, piece.label)
        while len(open_lists) > 1 and open_lists[-1][0] > piece.level:
            open_lists.pop()
        depth, items = open_lists[-1]
        if piece.level > depth and items:
            items = items[-1].items
            open_lists.append((piece.level, items))
        items.append(item)
    return ListBlock(top)


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
