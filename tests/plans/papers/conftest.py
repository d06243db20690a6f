"""Papers to read: fixture files, Word files made on the spot, and the real papers where they are at hand."""

import io
import os
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plans.papers import Paper, read_paper
from plans.papers.nodes import words_of

FIXTURES = Path(__file__).parent / "fixtures"
PROJECT = Path(__file__).parents[3]


@pytest.fixture
def read_fixture():
    """Reads a fixture file, under another name if one is given."""

    def read(name: str, called: str = "") -> list[Paper]:
        return read_paper((FIXTURES / name).read_bytes(), called or name)

    return read


@pytest.fixture
def real_bytes():
    """The bytes of one of the two real papers; or skips the test and says how to run it."""
    folder = Path(os.environ.get("SOURCE_PAPERS") or PROJECT.parent / "shared" / "sources")

    def read(name: str) -> bytes:
        path = folder / name
        if not path.exists():
            pytest.skip(f"{name} is not at hand: set SOURCE_PAPERS to the folder that holds the real papers")
        return path.read_bytes()

    return read


@pytest.fixture
def real_paper(real_bytes):
    """Reads one of the two real papers, under another name if one is given."""

    def read(name: str, called: str = "") -> list[Paper]:
        return read_paper(real_bytes(name), called or name)

    return read


@pytest.fixture
def outline():
    """A paper as short lines, so that a test reads like the page: one for each block and item."""

    def lines(paper: Paper) -> list[str]:
        return [line for block in paper.blocks for line in _lines(block)]

    return lines


def _lines(part, depth: int = 0):
    kind = getattr(part, "kind", "item")
    if kind == "list":
        return [line for item in part.items for line in _lines(item, depth)]
    if kind == "table":
        return [" | ".join(words_of(cell) for cell in row) for row in part.rows]
    mark = {"heading": "#" * getattr(part, "level", 0) + " ", "paragraph": "", "item": "  " * depth + "- "}[kind]
    number = f"[{part.number_as_published}] " if part.number_as_published else ""
    inside = [line for item in getattr(part, "items", []) for line in _lines(item, depth + 1)]
    return [f"{mark}{number}{words_of(part.html)}", *inside]


@pytest.fixture
def all_words():
    """Everything the reader kept of a file: header, title, body and contacts."""

    def words(papers: list[Paper]) -> str:
        kept = []
        for paper in papers:
            kept += [paper.title_as_published, paper.appendix_label]
            kept += [text for fact in paper.facts for text in fact]
            kept += [contact.as_published for contact in paper.contacts]
            kept += [each.words for each in paper.set_aside]
            kept += [line for block in paper.blocks for line in _lines(block)]
        return "\n".join(kept)

    return words


@pytest.fixture
def anchors():
    """Every anchor of a paper, in order."""

    def of(paper: Paper) -> list[str]:
        return [anchor for block in paper.blocks for anchor in _anchors(block)]

    return of


def _anchors(part):
    return [part.anchor, *(anchor for item in getattr(part, "items", []) for anchor in _anchors(item))]


class WordFile:
    """Makes a .docx whose paragraphs are numbered by Word, not by their text."""

    def __init__(self):
        self.document = Document()
        self._next_definition = 90

    def numbering(self, *levels: tuple[str, str], start: int = 1) -> int:
        """A new numbering; each level is (format, text), such as ("decimal", "%1."). Returns its number."""
        self._next_definition += 1
        number = str(self._next_definition)
        root = self.document.part.numbering_part.element
        abstract = element("abstractNum", abstractNumId=number)
        for depth, (style, text) in enumerate(levels):
            level = element("lvl", ilvl=str(depth))
            for name, value in (("start", str(start if not depth else 1)), ("numFmt", style), ("lvlText", text)):
                level.append(element(name, val=value))
            abstract.append(level)
        root.insert(0, abstract)
        instance = element("num", numId=number)
        instance.append(element("abstractNumId", val=number))
        root.append(instance)
        return int(number)

    def say(self, text: str, numbering: int = 0, depth: int = 0, style: str | None = None, bold: bool = False):
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(text).bold = bold or None
        if numbering:
            listed = element("numPr")
            listed.append(element("ilvl", val=str(depth)))
            listed.append(element("numId", val=str(numbering)))
            paragraph._p.get_or_add_pPr().append(listed)
        return paragraph

    def table(self, *rows: tuple[str, ...]):
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return table

    @property
    def data(self) -> bytes:
        packed = io.BytesIO()
        self.document.save(packed)
        return packed.getvalue()


def element(name: str, **attributes: str):
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


@pytest.fixture
def word_file() -> WordFile:
    return WordFile()


@pytest.fixture
def word_paper(word_file) -> bytes:
    """A Word file with the quirks of a City paper: header table, running numbers, two documents in one."""
    header = word_file.table(
        ("Committee(s):\nScrutiny Committee for Safety – For Information", "Dated:\n14/11/2022"),
        ("Subject:\nRefocussing the work of the harbour group", "Public"),
        ("Which outcomes in the Council’s Corporate Plan does this proposal aim to impact directly?", "1, 4"),
        ("Does this proposal require extra revenue and/or capital spending?", "N"),
        ("If so, how much?", ""),
        ("Report of: Amal Finch, Director of Streets", "For Information"),
        ("Report author: Ivo Marsh, Streets Team", ""),
    )
    header.style = "Table Grid"
    word_file.say("Summary", bold=True)
    word_file.say("In October the group talked about the attached paper. " * 5)
    word_file.say("Recommendation(s)", bold=True)
    word_file.say("Members are asked to:")
    word_file.say("Note the paper.", style="List Bullet")
    word_file.say("Main Report", bold=True)
    numbers = word_file.numbering(("decimal", "%1."), ("lowerLetter", "(%2)"), start=2)
    word_file.say("The group was set up long ago.", numbers)
    partners = word_file.say("Its partners are:", numbers)
    partners.add_run(" see ").italic = True
    word_file.say("the council", numbers, depth=1)
    word_file.say("the police", numbers, depth=1)
    word_file.say("Current Position", bold=True)
    word_file.say("They meet four times a year.", numbers)
    word_file.say("Appendices", bold=True)
    word_file.say("Appendix 1 – Refocussing the work of the harbour group", style="List Bullet")
    word_file.say("Ivo Marsh")
    word_file.say("Policy Officer, Streets Team")
    word_file.say("T: 020 7946 0321")
    word_file.say("E: ivo.marsh@example.org")
    word_file.say("Refocusing the work of the harbour group", bold=True)
    word_file.say("Summary", bold=True)
    word_file.say("The group has four areas of work. That is too many for the people we have. " * 4)
    changes = word_file.table(
        ("Area now", "What we propose"),
        ("Serious harm", "Kept and merged"),
        ("Harm to women and girls", ""),
        ("Stray dogs", ""),
    )
    changes.cell(1, 1).merge(changes.cell(2, 1))
    return word_file.data
