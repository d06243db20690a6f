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


@dataclass
class Heading:
    html: str
    level: int  # 2 to 6; levels are never skipped
    number_as_published: str = ""
    anchor: str = ""
    kind: str = field(default="heading", init=False)


@dataclass
class Paragraph:
    html: str
    number_as_published: str = ""  # "7", "1.1" or "(a)"; "" where the source has none
    anchor: str = ""
    kind: str = field(default="paragraph", init=False)


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
    kind: str = field(default="list", init=False)


@dataclass
class Table:
    rows: list[list[str]]  # of cell html; every row has the same length
    has_header_row: bool = False
    cells_were_joined: bool = False  # joined in the source; here each row has its own value
    anchor: str = ""
    kind: str = field(default="table", init=False)


Block = Heading | Paragraph | ListBlock | Table


@dataclass
class Paper:
    title_as_published: str = ""
    committees: list[CommitteeAction] = field(default_factory=list)
    dated: date | None = None
    dated_as_published: str = ""
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
