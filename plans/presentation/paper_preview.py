"""A paper that was read, as the page shows it on which an editor checks it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import QueryDict

from plans.papers import REASONS, Block, ListItem, Paper, SetAside
from plans.papers.contacts import ways_in
from plans.papers.nodes import words_of
from plans.papers.paper import OfferedFact

if TYPE_CHECKING:
    from plans.models import ReportPage

KIND_WORDS = [
    ("heading", "Heading"),
    ("paragraph", "Text"),
    ("list", "List"),
    ("table", "Table"),
    ("private", "Private"),
    ("aside", "Set aside"),
]
FIELD_WORDS = {"title": "Title", "committee": "Committee", "dated": "Day"}
A4 = (595, 842)
LONGEST_TABLE = 12  # rows shown; the draft has all


@dataclass
class FactShown:
    """One fact to check. `offers` are what the paper may state; of them nothing is said until one is chosen."""

    field: str
    label: str
    value: str
    where: str
    offers: list[OfferedFact]
    may_be_unstated: bool
    error: str = ""
    is_unstated: bool = False

    @property
    def is_sure(self) -> bool:
        return bool(self.value and self.where)


@dataclass
class PaperPart:
    number: int
    block: Block
    kind: str
    check: str
    ways: list[str]
    is_restricted: bool
    page_height: float = 842

    @property
    def kind_word(self) -> str:
        return dict(KIND_WORDS)[self.kind]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(name, words) for name, words in KIND_WORDS if name != "table" or self.block.kind == "table"]

    @property
    def reason(self) -> str:
        said = self.check or ("It says that something is not for the public." if self.is_restricted else "")
        return said or (f"{', '.join(self.ways)}: meant for the public?" if self.ways else "")

    @property
    def text(self) -> str:
        return words_of(getattr(self.block, "html", ""))

    @property
    def points(self) -> list[str]:
        return list(_points(getattr(self.block, "items", [])))

    @property
    def rows(self) -> list[list[str]]:
        return [[words_of(cell) for cell in row] for row in getattr(self.block, "rows", [])[:LONGEST_TABLE]]

    @property
    def rows_left(self) -> int:
        return max(0, len(getattr(self.block, "rows", [])) - LONGEST_TABLE)

    @property
    def place(self) -> dict[str, int] | None:
        """Where it stands in the picture of its page."""
        if not self.block.box:
            return None
        left, bottom, right, top = self.block.box
        return {
            "x": round(left - 3), "y": round(self.page_height - top - 3),
            "width": round(right - left + 6), "height": round(top - bottom + 6),
        }  # fmt: skip


@dataclass
class PageShown:
    number: int  # 0: the source has no pages
    blocks: list[PaperPart]
    width: int
    height: int
    is_picture: bool = False


@dataclass
class PaperShown:
    place: int
    paper: Paper
    existing: "ReportPage | None"
    facts: list[FactShown]
    pages: list[PageShown]
    aside: list[dict[str, str]] = field(default_factory=list)

    @property
    def to_check(self) -> list[PaperPart]:
        return [block for page in self.pages for block in page.blocks if block.reason]

    @property
    def sure(self) -> int:
        return sum(len(page.blocks) for page in self.pages) - len(self.to_check)

    @property
    def words_aside(self) -> int:
        return self.paper.words_in_source - self.paper.words_placed


def paper_shown(
    place: int,
    paper: Paper,
    existing: "ReportPage | None",
    typed: QueryDict | None = None,
    errors: dict[str, str] | None = None,
) -> PaperShown:
    """`typed`: what an editor sent and has to mend, with the errors by field."""
    restricted = {each.anchor for each in paper.restrictions}
    blocks = [
        PaperPart(
            number,
            block,
            str((typed or QueryDict()).get(f"kind-{place}-{block.anchor}", block.proposed_kind or block.kind)),
            block.check,
            _ways(block),
            block.anchor in restricted,
            _size(paper, block.page)[1],
        )
        for number, block in enumerate(paper.blocks, start=1)
    ]
    pages = [
        PageShown(number, list(group), *_size(paper, number))
        for number, group in groupby(blocks, key=lambda each: each.block.page)
    ]
    pages += [PageShown(number, [], *_size(paper, number), is_picture=True) for number in paper.picture_pages]
    pages.sort(key=lambda page: page.number)
    facts = _facts(place, paper, typed, errors or {})
    return PaperShown(place, paper, existing, facts, pages, [_aside(each) for each in paper.set_aside])


def _aside(each: SetAside) -> dict[str, str]:
    return {"words": each.words, "why": REASONS.get(each.reason, each.reason), "where": each.where}


def _size(paper: Paper, page: int) -> tuple[int, int]:
    width, height = paper.page_sizes[page - 1] if 0 < page <= len(paper.page_sizes) else A4
    return round(width), round(height)


def _facts(place: int, paper: Paper, typed: QueryDict | None, errors: dict[str, str]) -> list[FactShown]:
    read = {
        "title": paper.title_as_published or paper.subject,
        "committee": "; ".join(committee.name for committee in paper.committees),
        "dated": paper.dated_as_published if paper.dated else "",
    }
    facts = []
    for name, label in FIELD_WORDS.items():
        offers = [offer for offer in paper.offers if offer.field == name]
        where = next((offer.where for offer in offers if offer.is_sure), "")
        unsure = [offer for offer in offers if not offer.is_sure and offer.value != read[name]]
        value = typed.get(f"{name}-{place}", read[name]) if typed else read[name]
        unstated = bool(typed and name in typed.getlist(f"not-stated-{place}"))
        facts.append(FactShown(name, label, value, where, unsure, name != "title", errors.get(name, ""), unstated))
    return facts


def _ways(block: Block) -> list[str]:
    texts = [block.html] if hasattr(block, "html") else []
    texts += [cell for row in getattr(block, "rows", []) for cell in row]
    texts += list(_points(getattr(block, "items", [])))
    return list(dict.fromkeys(way for text in texts for way in ways_in(text)))[:5]


def _points(items: Iterable[ListItem]) -> list[str]:
    lines = []
    for item in items:
        lines.append(f"{item.number_as_published} {words_of(item.html)}".strip())
        lines += _points(item.items)
    return lines
