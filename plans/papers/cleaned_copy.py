"""A copy of an original with only those words that its page shows: private, hidden and left-out ones are covered.

A PDF becomes pictures of its pages, so that nothing lies below them. Other papers become plain text. A word stays if
it stands between the same words on the page; where that is in doubt it is covered.
"""

import io
import re
from collections.abc import Iterable

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageDraw

from plans.papers.nodes import Node
from plans.papers.progress import ImportProgress, Tell
from plans.papers.readers.dispatch import read_file
from plans.papers.readers.file_formats import open_file
from plans.papers.readers.pdf_forms import words_in_boxes
from plans.papers.readers.pdf_layout import lines_of_page
from plans.papers.readers.pdf_words import Word, words_of_page

TOKEN = re.compile(r"[^\W_]+")
COVERED = "█"
NEIGHBOURS = 3  # words that must follow one another on the page too
WIDTH = 900  # dots of a picture
QUALITY = 60  # of its JPEG, of 100


def cleaned_copy(data: bytes, name: str, shown: list[str], progress: Tell | None = None) -> tuple[bytes, str]:
    """The copy, and how its name ends. Raises PaperError, and ValueError for a page that is a picture."""
    public = _Shown(shown)
    if open_file(data, name).format == "pdf":
        return _pictures(data, public, ImportProgress(progress)), ".pdf"
    nodes = read_file(data, name, ImportProgress(progress)).nodes
    return "\n\n".join(_lines(nodes, public)).encode(), ".txt"


class _Shown:
    """Which words follow one another on the page."""

    def __init__(self, texts: Iterable[str]):
        self._runs: set[tuple[str, ...]] = set()
        for text in texts:
            words = _tokens(text)
            for length in range(1, NEIGHBOURS + 1):
                self._runs.update(zip(*(words[start:] for start in range(length)), strict=False))

    def keeps(self, words: list[str]) -> list[bool]:
        """For each word of a line, whether it stands on the page between its neighbours."""
        parts = [(place, token) for place, word in enumerate(words) for token in _tokens(word)]
        length = min(NEIGHBOURS, len(parts))
        known: set[int] = set()
        for start in range(len(parts) - length + 1):
            if tuple(token for _, token in parts[start : start + length]) in self._runs:
                known.update(range(start, start + length))
        unknown = {place for at, (place, _) in enumerate(parts) if at not in known}
        return [place not in unknown for place in range(len(words))]


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(text.casefold())


def _lines(nodes: list[Node], public: _Shown) -> Iterable[str]:
    for node in nodes:
        if node.kind == "table":
            yield "\n".join("\t".join(_covered(cell.text, public) for cell in row) for row in node.rows)
        else:
            yield _covered(f"{node.label} {node.text}".strip(), public)


def _covered(text: str, public: _Shown) -> str:
    words = text.split()
    return " ".join(
        word if keep else COVERED * len(word) for word, keep in zip(words, public.keeps(words), strict=True)
    )


def _pictures(data: bytes, public: _Shown, progress: ImportProgress) -> bytes:
    source, copy = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    source.init_forms()
    for number in range(len(source)):
        progress.part(number, len(source), f"Covering page {number + 1} of {len(source)}")
        page = source[number]
        words = [word for word in (*words_of_page(page), *words_in_boxes(page)) if word.is_visible]
        if not words and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
            raise ValueError(f"Page {number + 1} is a picture, so nobody can tell what stands on it.")
        _add_page(copy, page, _to_cover(words, public))
        page.close()
    packed = io.BytesIO()
    copy.save(packed)
    copy.close()
    source.close()
    return packed.getvalue()


def _to_cover(words: list[Word], public: _Shown) -> list[Word]:
    covered = []
    for line in lines_of_page(words, 1):
        starts = [0, *sorted(line.gaps), len(line.words)]
        for start, end in zip(starts, starts[1:], strict=False):
            part = line.words[start:end]
            keeps = public.keeps([word.text for word in part])
            covered += [word for word, keep in zip(part, keeps, strict=True) if not keep]
    return covered


def _add_page(copy: pdfium.PdfDocument, page: pdfium.PdfPage, covered: list[Word]) -> None:
    width, height = page.get_size()
    scale = WIDTH / max(width, 1)
    picture = page.render(scale=scale, draw_annots=False).to_pil().convert("RGB")
    ink = ImageDraw.Draw(picture)
    for word in covered:
        left, right = (word.x0 - 1) * scale, (word.x1 + 1) * scale
        ink.rectangle((left, (height - word.top - 1) * scale, right, (height - word.bottom + 1) * scale), fill="black")
    image = pdfium.PdfImage.new(copy)
    image.load_jpeg(_jpeg(picture), inline=True)
    image.set_matrix(pdfium.PdfMatrix().scale(width, height))
    added = copy.new_page(width, height)
    added.insert_obj(image)
    added.gen_content()
    added.close()


def _jpeg(picture: Image.Image) -> io.BytesIO:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=QUALITY)
    packed.seek(0)
    return packed
