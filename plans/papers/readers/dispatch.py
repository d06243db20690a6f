"""Any file we take into the neutral pieces of its one document."""

import re
from typing import NamedTuple

from markdown_it import MarkdownIt

from plans.papers.errors import PaperError, refuse_too_long
from plans.papers.nodes import Node, clean
from plans.papers.paper import ReaderNote
from plans.papers.progress import ImportProgress
from plans.papers.readers.docx import word_to_html
from plans.papers.readers.file_formats import Opened, open_file
from plans.papers.readers.html import read_html
from plans.papers.readers.text import read_text
from plans.papers.readers.text_lines import SOFT_BREAK

# Committee papers hold no code, and a definition that Markdown would swallow is words of the paper.
NOT_IN_PAPERS = ["code", "fence", "backticks", "reference", "entity", "html_block", "html_inline"]
LONGEST_MARKDOWN_PARAGRAPH = 30_000
MOST_MARKDOWN_SIGNS = 100_000


class PaperReading(NamedTuple):
    pieces: list[Node]
    notes: list[ReaderNote]


def read_file(data: bytes, name: str, progress: ImportProgress) -> PaperReading:
    """The pieces of a file. Raises PaperError."""
    opened = open_file(data, name)
    progress.stage(2, 60, "Reading the file")
    notes = []
    if opened.was_windows_text:
        notes.append(
            ReaderNote("uncertain", "text", "The file is not in UTF-8. Check signs such as £ and quotation marks.")
        )
    reading = READERS[opened.format](data, opened, progress)
    return _checked(reading.pieces, notes + reading.notes)


def read_words(text: str, progress: ImportProgress) -> PaperReading:
    """The pieces of pasted text. Raises PaperError."""
    progress.stage(2, 60, "Reading the text")
    return _checked(read_text(clean(text), progress), [])


def _checked(pieces: list[Node], notes: list[ReaderNote]) -> PaperReading:
    if not pieces:
        raise PaperError(
            "no_words",
            "There are no words in it, only pictures or nothing at all. "
            "If the paper was scanned, ask the author for the file it was printed from.",
        )
    refuse_too_long(len(pieces))
    return PaperReading(pieces, notes)


def _read_text(data: bytes, opened: Opened, progress: ImportProgress) -> PaperReading:
    return PaperReading(read_text(clean(opened.text), progress), [])


def _read_html(data: bytes, opened: Opened, progress: ImportProgress) -> PaperReading:
    return _from_html(clean(opened.text), progress)


def _read_word(data: bytes, opened: Opened, progress: ImportProgress) -> PaperReading:
    progress.part(1, 100)
    html, has_formula = word_to_html(data)
    progress.stage(40, 60, "Reading the file")
    reading = _from_html(clean(html), progress, keep_tabs=True)
    if has_formula:
        reading.notes.append(ReaderNote("uncertain", "body", "A formula was left out. Check the paper around it."))
    return reading


def _read_markdown(data: bytes, opened: Opened, progress: ImportProgress) -> PaperReading:
    text = clean(opened.text)
    if not _suits_markdown(text):
        note = ReaderNote("uncertain", "text", "It is too long to be read as Markdown, so we read it as plain text.")
        return PaperReading(read_text(text, progress), [note])
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable(NOT_IN_PAPERS, ignoreInvalid=True)
    # Some papers were made Markdown by a program that kept one line for each line: see html_reader.
    markdown.add_render_rule("softbreak", lambda *parts: SOFT_BREAK)
    reading = _from_html(markdown.render(text), progress, keep_tabs=True)
    if not any(piece.kind == "heading" for piece in reading.pieces):
        for piece in reading.pieces:  # a paragraph of one line may be a heading, as in plain text
            piece.alone = piece.kind == "paragraph" and "\n" not in piece.text
    return reading


def _suits_markdown(text: str) -> bool:
    """The Markdown parser takes the square of the time for a long paragraph full of signs."""
    longest = max(map(len, re.split(r"\n[ \t]*\n", text)))
    return longest <= LONGEST_MARKDOWN_PARAGRAPH and len(re.findall(r"[\[*_<&]", text)) <= MOST_MARKDOWN_SIGNS


READERS = {"text": _read_text, "html": _read_html, "word": _read_word, "markdown": _read_markdown}


def _from_html(html: str, progress: ImportProgress, keep_tabs: bool = False) -> PaperReading:
    reading = read_html(html, progress, keep_tabs)
    notes = []
    if count := reading.left_out["picture"]:
        described = "".join(f" It shows: {words}." for words in reading.picture_texts[:20])
        was = "A picture was" if count == 1 else f"{count} pictures were"
        notes.append(ReaderNote("not_recognised", "picture", f"{was} left out.{described}"))
    if reading.left_out["embedded"]:
        notes.append(ReaderNote("not_recognised", "embedded", "A video, a sound or an embedded page was left out."))
    return PaperReading(reading.pieces, notes)
