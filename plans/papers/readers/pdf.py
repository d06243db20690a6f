"""PDF into nodes, page by page. Of a page that is a picture nothing is guessed: it is said to be one."""

import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from plans.papers.errors import PaperError
from plans.papers.nodes import clean
from plans.papers.paper import ReaderNote, SetAside
from plans.papers.progress import ImportProgress
from plans.papers.readers.pdf_forms import words_in_boxes
from plans.papers.readers.pdf_layout import Line, body_size, lines_of_page, without_running_heads
from plans.papers.readers.pdf_paragraphs import ParagraphBuilder
from plans.papers.readers.pdf_tables import FoundTable, TableFinder
from plans.papers.readers.pdf_words import RIGHT_TO_LEFT, Word, words_of_page
from plans.papers.readers.reading import PaperReading

MAX_PAGES = 400
LEAST_CHARACTERS = 12  # on a page of words
LARGE_PICTURE = 0.5  # of a page
UNREADABLE = 0.2  # of its letters
FOOTNOTE = 0.9  # of the size of the text
NOT_A_LETTER = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
BULLET_SIGNS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf06f"


def read_pdf(data: bytes, progress: ImportProgress) -> PaperReading:
    """The nodes of a PDF. Raises PaperError if it is locked, damaged, too long or all pictures."""
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        raise _cannot_open(str(error)) from error
    try:
        if not count:
            raise _damaged()
        if count > MAX_PAGES:
            raise PaperError(
                "too_long",
                f"It has {count:,} pages. The most we can read at once is {MAX_PAGES}. "
                "Take out the pages of this one paper and try again.",
            )
        document.init_forms()
        return _PdfReader(document, data, progress).read()
    except (pdfium.PdfiumError, RecursionError) as error:
        raise _damaged() from error
    finally:
        document.close()


def _cannot_open(said: str) -> PaperError:
    if "password" in said.lower() or "security" in said.lower():
        return PaperError(
            "encrypted",
            "This PDF is locked with a password. Ask the author for one without, or for the Word file, and try again.",
        )
    return _damaged()


def _damaged() -> PaperError:
    return PaperError(
        "damaged", "This PDF is damaged. Download it again and try again, or ask the author for the Word file."
    )


class _PdfReader:
    def __init__(self, document: pdfium.PdfDocument, data: bytes, progress: ImportProgress):
        self._document, self._progress = document, progress
        self._tables = TableFinder(data)
        self._pictures: list[int] = []  # pages
        self._set_aside: list[SetAside] = []
        self._notes: list[ReaderNote] = []
        self._sizes: list[tuple[float, float]] = []
        self._found: dict[int, list[FoundTable]] = {}  # tables, by page

    def read(self) -> PaperReading:
        pages, heights = self._read_pages()
        self._tables.close()
        if not any(pages) and not any(self._found.values()):
            raise self._all_pictures(len(pages))
        pages, heads = without_running_heads(pages, heights)
        self._set_aside += [SetAside(words, "running head") for words in dict.fromkeys(heads)]
        builder = self._build(pages)
        nodes = builder.nodes + builder.footnotes
        self._say_what_was_seen(any(RIGHT_TO_LEFT.search(node.text) for node in nodes))
        return PaperReading(
            nodes, self._notes, self._set_aside, [], len(pages), self._sizes, picture_pages=self._pictures
        )

    def _read_pages(self) -> tuple[list[list[Line]], list[float]]:
        pages, heights = [], []
        count = len(self._document)
        for number in range(1, count + 1):
            self._progress.part(number - 1, count, f"Reading page {number} of {count}")
            page = self._document[number - 1]
            heights.append(page.get_height())
            self._sizes.append(page.get_size())
            words = self._usable(page, number, [*words_of_page(page), *words_in_boxes(page)])
            self._found[number] = self._tables.on_page(page, number, words) if words else []
            inside = {id(word) for table in self._found[number] for word in table.words}
            pages.append(lines_of_page([word for word in words if id(word) not in inside], number))
            page.close()
        return pages, heights

    def _usable(self, page: pdfium.PdfPage, number: int, words: list[Word]) -> list[Word]:
        """The words of a page, none if it is a picture, whatever somebody laid below it."""
        letters = "".join(word.text for word in words)
        is_picture = _picture_share(page) >= LARGE_PICTURE
        hidden = [word for word in words if not word.is_visible]
        if is_picture and (len(letters) < LEAST_CHARACTERS or len(hidden) * 2 > len(words)):
            self._pictures.append(number)
            self._leave_out(hidden, "layer", number)
            return []
        spoilt = len(NOT_A_LETTER.findall(letters.translate({ord(sign): "•" for sign in BULLET_SIGNS})))
        if letters and spoilt > UNREADABLE * len(letters):
            self._pictures.append(number)
            return []
        self._leave_out(hidden, "hidden", number)
        for word in words:
            word.text = clean(word.text)
        return [word for word in words if word.is_visible and word.text]

    def _leave_out(self, words: list[Word], reason: str, page: int) -> None:
        text = " ".join(clean(word.text) for word in words)
        if text.strip():
            self._set_aside.append(SetAside(text, reason, f"page {page}"))

    def _build(self, pages: list[list[Line]]) -> ParagraphBuilder:
        text = " ".join(line.text for lines in pages for line in lines)
        body = body_size(pages)
        builder = ParagraphBuilder(body, {word.casefold() for word in re.findall(r"\w+-\w+", text)})
        for number, lines in enumerate(pages, start=1):
            lines, notes = _footnotes(lines, body)
            builder.begin_page(lines)
            waiting = sorted(self._found[number], key=lambda table: -table.top)
            for line in lines:
                while waiting and waiting[0].top > line.y:
                    builder.take_table(waiting.pop(0).node)
                builder.take(line)
            for table in waiting:
                builder.take_table(table.node)
            for label, note in notes:
                builder.take_footnote(label, note)
        builder.close()
        return builder

    def _all_pictures(self, count: int) -> PaperError:
        pages = "Its page is a picture" if count == 1 else f"All of its {count} pages are pictures"
        return PaperError(
            "scanned",
            f"{pages}, without words in it. People who cannot see a picture would get nothing. "
            "Ask the author for the Word file, and try again.",
        )

    def _say_what_was_seen(self, runs_from_the_right: bool) -> None:
        if self._pictures:
            text = f"{_pages_in_words(self._pictures)}, without words. Nothing was guessed. Ask for the Word file."
            self._notes.append(ReaderNote("not_recognised", "pages", text))
        if self._document.get_formtype():
            text = "It is a form. What was typed or ticked in its boxes was read too. Compare it with the picture."
            self._notes.append(ReaderNote("uncertain", "form", text))
        if runs_from_the_right:
            self._notes.append(ReaderNote("uncertain", "text", "Some of it runs from right to left. Check the order."))


def _picture_share(page: pdfium.PdfPage) -> float:
    """How much of a page its largest picture covers."""
    width, height = page.get_size()
    largest = 0.0
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = shape.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return float(largest / max(width * height, 1))


def _footnotes(lines: list[Line], body: float) -> tuple[list[Line], list[tuple[str, list[Line]]]]:
    """Small lines at the foot of a page that begin with a number, apart from the others."""
    start = len(lines)
    while start and lines[start - 1].size < FOOTNOTE * body and not lines[start - 1].gaps - {1}:
        start -= 1
    notes: list[tuple[str, list[Line]]] = []
    for place, line in enumerate(lines[start:], start=start):
        number = re.fullmatch(r"\[?(\d{1,3})\]?[.)]?", line.words[0].text)
        if number and len(line.words) > 1:
            notes.append((number[1], [Line(line.words[1:], line.page)]))
        elif notes:
            notes[-1][1].append(line)
        else:
            start = place + 1
    return (lines[:start], notes) if notes else (lines, [])


def _pages_in_words(pages: list[int]) -> str:
    """ "Page 3 is a picture", "Pages 3 to 40 are pictures"."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    told = ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in spans)
    return f"Page {told} is a picture" if len(pages) == 1 else f"Pages {told} are pictures"
