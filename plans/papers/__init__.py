"""Reads committee papers: the bytes of a file, or pasted text, into recognised papers.

Pure: no database, no clock, no Django. What is not recognised becomes ordinary body text and is never lost.
"""

from core.upload_limits import MOST_BYTES_OF_A_PAPER as MAX_FILE_BYTES
from plans.papers.dates import dates_in
from plans.papers.errors import PaperError
from plans.papers.nodes import words_of
from plans.papers.paper import (
    NON_PUBLIC,
    PUBLIC,
    REASONS,
    Appendix,
    Block,
    CommitteeAction,
    Contact,
    Heading,
    ListBlock,
    ListItem,
    Officer,
    Paper,
    PaperFact,
    PaperQuestion,
    Paragraph,
    ReaderNote,
    Recommendation,
    SetAside,
    Table,
)
from plans.papers.parser import recognise
from plans.papers.progress import ImportProgress, Tell
from plans.papers.readers.dispatch import read_file, read_words
from plans.papers.readers.file_formats import refuse_size
from plans.papers.readers.reading import PaperReading

__all__ = [
    "MAX_FILE_BYTES",
    "NON_PUBLIC",
    "PUBLIC",
    "REASONS",
    "Appendix",
    "Block",
    "CommitteeAction",
    "Contact",
    "PaperFact",
    "Heading",
    "ListBlock",
    "ListItem",
    "ReaderNote",
    "Officer",
    "Paper",
    "PaperError",
    "Paragraph",
    "PaperQuestion",
    "Recommendation",
    "SetAside",
    "Table",
    "dates_in",
    "read_paper",
    "read_pasted",
    "words_of",
]


def read_paper(data: bytes, name: str, progress: Tell | None = None) -> list[Paper]:
    """The papers in a .docx, .pdf, .html, .md or .txt file; the second and later ones are appendices of the first.

    `progress`, if given, is called now and then as progress(done, total, words), total being 100.
    Raises PaperError, whose message says what is wrong and what to do; nothing is half read.
    """
    told = ImportProgress(progress)
    return _recognised(read_file(data, name, told), told)


def read_pasted(text: str, progress: Tell | None = None) -> list[Paper]:
    """The papers in text that was pasted. Otherwise as read_paper."""
    refuse_size(len(text.strip().encode("utf-8", "replace")))
    told = ImportProgress(progress)
    return _recognised(read_words(text, told), told)


def _recognised(reading: PaperReading, told: ImportProgress) -> list[Paper]:
    papers = recognise(reading, told)
    told.stage(100, 100, "Done")
    return papers
