"""A committee paper as the reader understood it: header facts, body blocks and notes.

Words are kept as published, spelling and all. What the paper leaves blank is None or "", never a guess.
Every `html` value is safe to print: text is escaped and the only tags are strong, em, br and
a[href] with an http, https, mailto or tel address.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

PUBLIC = "Public"
NON_PUBLIC = "Non-public"


class PaperFact(NamedTuple):
    """One entry of the header as it stood in the source. For the record, not for the public page."""

    label: str
    value: str


class CommitteeAction(NamedTuple):
    name: str
    action: str  # "For Information", or "" where the paper does not say it beside this committee


class Officer(NamedTuple):
    name: str
    post: str  # the post, or the team where the paper gives only that


class PaperQuestion(NamedTuple):
    question_as_published: str
    answer: str | None  # None: the paper leaves it blank, which is not the same as "no"


class Appendix(NamedTuple):
    label: str  # "Appendix 1"
    title: str


class Recommendation(NamedTuple):
    anchor: str  # of the paragraph or list item that says it
    lead_in: str  # "Members are asked to:", or ""
    text: str
    label: str = ""  # "(a)" or "2.1", as published


class Contact(NamedTuple):
    """Who to ask, held private: these words are in no block of the paper."""

    name: str
    post: str
    team: str
    phone: str
    email: str
    as_published: str


class ReaderNote(NamedTuple):
    """What the editor should know before publishing."""

    kind: Literal["recognised", "uncertain", "not_recognised"]
    field: str
    text: str


class OfferedFact(NamedTuple):
    """A fact of the paper and where it was read. One that is not sure is shown to nobody until an editor decides."""

    field: Literal["title", "committee", "dated"]
    value: str  # as published
    where: str  # "after “Date of meeting”", "in the heading “Agenda and minutes”"
    is_sure: bool
    day: date | None = None  # of a date that is whole


class SetAside(NamedTuple):
    """Words of the source that are not on the page, and why."""

    words: str
    reason: str  # one of the REASONS
    where: str = ""


class Restriction(NamedTuple):
    """Words that say that the paper, or a part of it, is not for the public."""

    words: str
    anchor: str  # of the part they stand in; "" for the whole paper


REASONS = {
    "private": "A person’s contact: held private",
    "hidden": "Hidden text",
    "struck": "Struck out",
    "deleted": "Deleted in a tracked change",
    "comment": "A comment",
    "layer": "A text that a machine laid below a picture; it may be wrong",
    "running head": "At the head or foot of a page",
    "marking": "A protective marking",
    "placeholder": "Left over from the form",
    "menu": "A menu or a button of the web page",
    "number": "The number of the paper in a list",
    "contents": "A list of contents; the page has its own",
    "front matter": "Notes for a program at the top of the file",
    "editor": "Set aside by an editor",
}


@dataclass
class Heading:
    html: str
    level: int  # 2 to 6; levels are never skipped
    number_as_published: str = ""
    anchor: str = ""
    check: str = ""  # why an editor should look at it
    page: int = 0  # of a PDF, from 1
    box: tuple[float, ...] = ()
    place: str = ""  # its part in the rendering of the original
    proposed_kind: str = ""  # what an editor made of its like in an earlier paper
    kind: Literal["heading"] = field(default="heading", init=False)


@dataclass
class Paragraph:
    html: str
    number_as_published: str = ""  # "7", "1.1" or "(a)"; "" where the source has none
    anchor: str = ""
    check: str = ""  # why an editor should look at it
    page: int = 0  # of a PDF, from 1
    box: tuple[float, ...] = ()
    place: str = ""  # its part in the rendering of the original
    proposed_kind: str = ""  # what an editor made of its like in an earlier paper
    kind: Literal["paragraph"] = field(default="paragraph", init=False)


@dataclass
class ListItem:
    html: str
    number_as_published: str = ""  # "" for a bullet
    items: list[ListItem] = field(default_factory=list)
    anchor: str = ""


@dataclass
class ListBlock:
    items: list[ListItem]
    anchor: str = ""
    check: str = ""  # why an editor should look at it
    page: int = 0  # of a PDF, from 1
    box: tuple[float, ...] = ()
    place: str = ""  # its part in the rendering of the original
    proposed_kind: str = ""  # what an editor made of its like in an earlier paper
    kind: Literal["list"] = field(default="list", init=False)


@dataclass
class Table:
    rows: list[list[str]]  # of cell html; every row has the same length
    has_header_row: bool = False
    cells_were_joined: bool = False  # joined in the source; here each row has its own value
    anchor: str = ""
    check: str = ""  # why an editor should look at it
    page: int = 0  # of a PDF, from 1
    box: tuple[float, ...] = ()
    place: str = ""  # its part in the rendering of the original
    proposed_kind: str = ""  # what an editor made of its like in an earlier paper
    kind: Literal["table"] = field(default="table", init=False)


Block = Heading | Paragraph | ListBlock | Table


@dataclass
class Paper:
    title_as_published: str = ""
    committees: list[CommitteeAction] = field(default_factory=list)
    dated: date | None = None
    dated_as_published: str = ""
    dated_label: str = ""  # "Date of meeting"
    openness: str = ""  # PUBLIC, NON_PUBLIC or ""
    action_requested: str = ""
    subject: str = ""
    report_of: Officer | None = None
    report_author: Officer | None = None
    corporate_outcomes: list[str] = field(default_factory=list)
    questions: list[PaperQuestion] = field(default_factory=list)
    facts: list[PaperFact] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)  # html of the paragraphs under "Summary"
    blocks: list[Block] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    appendix_label: str = ""
    appendix_of: Paper | None = field(default=None, repr=False, compare=False)
    notes: list[ReaderNote] = field(default_factory=list)
    offers: list[OfferedFact] = field(default_factory=list)
    other_facts: list[PaperFact] = field(default_factory=list)  # a second date, a second title …, each with its label
    set_aside: list[SetAside] = field(default_factory=list)
    restrictions: list[Restriction] = field(default_factory=list)
    words_in_source: int = 0
    words_placed: int = 0
    pages: int = 0  # of a PDF
    page_sizes: list[tuple[float, float]] = field(default_factory=list)  # in points
    picture_pages: list[int] = field(default_factory=list)  # of a PDF: pages without words of their own
