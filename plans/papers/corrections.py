"""What an editor changes about a paper that was read, before anything is made of it."""

import re
from collections.abc import Callable
from datetime import date

from plans.papers.nodes import words_of
from plans.papers.paper import (
    Block,
    CommitteeAction,
    Contact,
    Heading,
    ListBlock,
    ListItem,
    Paper,
    Paragraph,
    SetAside,
    Table,
)

KINDS = ("heading", "paragraph", "list", "table", "private", "aside")
BREAK = re.compile(r"<br>")
REMOVED = "[removed]"


def change_kind(paper: Paper, anchor: str, kind: str) -> None:
    """Make a block of another kind, or take it off the page; its address stays."""
    for place, block in enumerate(paper.blocks):
        if block.anchor == anchor and kind != block.kind and kind in KINDS:
            paper.blocks[place : place + 1] = _as(paper, block, kind)
            return


def hide_way(paper: Paper, way: str) -> None:
    """Take a telephone number or a mailbox out of every text. It is kept among the contacts."""
    paper.contacts.append(Contact("", "", "", "" if "@" in way else way, way if "@" in way else "", way))
    paper.set_aside.append(SetAside(way, "private"))
    for block in paper.blocks:
        _in_texts(block, lambda html: html.replace(way, REMOVED))


def correct_title(paper: Paper, title: str) -> None:
    paper.title_as_published = title


def correct_committee(paper: Paper, name: str) -> None:
    """The committee an editor chose; "" for none."""
    if name != "; ".join(committee.name for committee in paper.committees):
        paper.committees = [CommitteeAction(name, "")] if name else []


def correct_day(paper: Paper, day: date | None, published: str) -> None:
    if day != paper.dated:
        paper.dated, paper.dated_as_published = day, published


def _as(paper: Paper, block: Block, kind: str) -> list[Block]:
    lines = _lines(block)
    words = "\n".join(words_of(line) for line in lines)
    if kind in ("private", "aside"):
        paper.set_aside.append(SetAside(words, "private" if kind == "private" else "editor"))
        if kind == "private":
            paper.contacts.append(Contact("", "", "", "", "", words))
        return []
    if kind == "heading":
        made: list[Block] = [Heading(" ".join(lines).replace("<br>", " "), 3)]
    elif kind == "list":
        made = [
            ListBlock([ListItem(line, anchor=f"{block.anchor}-item-{at}") for at, line in enumerate(lines, start=1)])
        ]
    elif kind == "table":
        rows = [re.split(r"\t| \| |\s{3,}", line) for line in lines]
        width = max(map(len, rows))
        made = [Table([row + [""] * (width - len(row)) for row in rows])]
    else:
        made = [Paragraph(line) for line in lines]
        if isinstance(block, Heading):
            made[0] = Paragraph(lines[0], block.number_as_published)
    for at, each in enumerate(made):
        each.anchor = block.anchor if at == 0 else f"{block.anchor}-part-{at + 1}"
        each.page, each.box = block.page, block.box
    return made


def _lines(block: Block) -> list[str]:
    if isinstance(block, ListBlock):
        return [line for item in block.items for line in _item_lines(item)]
    if isinstance(block, Table):
        return [" ".join(filter(None, row)) for row in block.rows]
    number = f"{block.number_as_published} " if block.number_as_published and isinstance(block, Paragraph) else ""
    return [f"{number if at == 0 else ''}{line}" for at, line in enumerate(BREAK.split(block.html))]


def _item_lines(item: ListItem) -> list[str]:
    number = f"{item.number_as_published} " if item.number_as_published else ""
    return [f"{number}{item.html}", *(line for inner in item.items for line in _item_lines(inner))]


def _in_texts(part: Block | ListItem, change: Callable[[str], str]) -> None:
    if isinstance(part, Table):
        part.rows = [[change(cell) for cell in row] for row in part.rows]
    elif isinstance(part, ListBlock):
        for item in part.items:
            _in_texts(item, change)
    else:
        part.html = change(part.html)
        for item in getattr(part, "items", []):
            _in_texts(item, change)
