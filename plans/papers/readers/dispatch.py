"""Any file we take into the neutral nodes of its one document."""

from collections.abc import Callable

from plans.papers.errors import PaperError, refuse_too_long
from plans.papers.nodes import clean
from plans.papers.paper import ReaderNote
from plans.papers.progress import ImportProgress
from plans.papers.readers.docx import read_docx
from plans.papers.readers.file_formats import Opened, open_file
from plans.papers.readers.html import read_html
from plans.papers.readers.markdown import picture_notes, read_markdown
from plans.papers.readers.reading import PaperReading
from plans.papers.readers.text import read_text


def read_file(data: bytes, name: str, progress: ImportProgress) -> PaperReading:
    """What is in a file. Raises PaperError."""
    opened = open_file(data, name)
    progress.stage(2, 60, "Reading the file")
    reading = READERS[opened.format](data, opened, progress)
    if opened.doubt:
        reading.notes.insert(0, ReaderNote("uncertain", "text", opened.doubt))
    return _checked(reading)


def read_words(text: str, progress: ImportProgress) -> PaperReading:
    """What is in pasted text. Raises PaperError."""
    progress.stage(2, 60, "Reading the text")
    return _checked(PaperReading(read_text(clean(text), progress)))


def _checked(reading: PaperReading) -> PaperReading:
    if not reading.nodes:
        raise PaperError(
            "no_words",
            "There are no words in it, only pictures or nothing at all. "
            "If the paper was scanned, ask the author for the file it was printed from.",
        )
    refuse_too_long(len(reading.nodes))
    return reading


def _read_text(data: bytes, opened: Opened, progress: ImportProgress) -> PaperReading:
    return PaperReading(read_text(clean(opened.text), progress))


def _read_html(data: bytes, opened: Opened, progress: ImportProgress) -> PaperReading:
    reading = read_html(clean(opened.text), progress)
    return PaperReading(reading.nodes, picture_notes(reading), reading.set_aside)


def _read_markdown(data: bytes, opened: Opened, progress: ImportProgress) -> PaperReading:
    return read_markdown(clean(opened.text), progress)


def _read_word(data: bytes, opened: Opened, progress: ImportProgress) -> PaperReading:
    return read_docx(data, progress)


def _read_pdf(data: bytes, opened: Opened, progress: ImportProgress) -> PaperReading:
    from plans.papers.readers.pdf import read_pdf  # its libraries are large, and only a process of its own reads

    return read_pdf(data, progress)


READERS: dict[str, Callable[[bytes, Opened, ImportProgress], PaperReading]] = {
    "text": _read_text,
    "html": _read_html,
    "markdown": _read_markdown,
    "word": _read_word,
    "pdf": _read_pdf,
}
