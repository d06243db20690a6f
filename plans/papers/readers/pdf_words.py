"""The words of a page of a PDF: where each stands, in what letters, and to which part of the document it is tagged."""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

BOLD_WEIGHT = 600
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # Hebrew, Arabic and their kin
ITALIC, FORCE_BOLD = 1 << 6, 1 << 18  # flags of a font, PDF 1.7, table 123
INVISIBLE = 3  # the way of painting text that leaves no ink
HYPHENS = {0x02, 0xAD, 0xFFFE}  # what pdfium makes of a hyphen at the end of a line
ORDINAL = re.compile(r"(?:st|nd|rd|th)[,.]?")
DEEPEST_TAG = 40
MOST_TAGS = 20_000


@dataclass
class Word:
    text: str
    x0: float
    x1: float
    y: float  # of the line it stands on
    size: float
    bold: bool
    italic: bool
    tag: tuple[int, str] = (0, "")  # the number and type of its element, where the document is tagged
    bottom: float = 0
    top: float = 0
    is_visible: bool = True


@dataclass
class _Look:
    size: float
    bold: bool
    italic: bool
    tag: tuple[int, str]
    is_visible: bool


def words_of_page(page: pdfium.PdfPage) -> list[Word]:
    """The words in the order in which the document draws them."""
    text = page.get_textpage()
    reader = _WordReader(text, _tags(page))
    try:
        return reader.read()
    finally:
        text.close()


class _WordReader:
    def __init__(self, text: pdfium.PdfTextPage, tags: dict[int, tuple[int, str]]):
        self._text, self._tags = text.raw, tags
        self._looks: dict[int, _Look] = {}
        self._words: list[Word] = []
        self._open: Word | None = None
        self._box = [ctypes.c_double() for _ in range(4)]
        self._loose = raw.FS_RECTF()

    def read(self) -> list[Word]:
        for index in range(raw.FPDFText_CountChars(self._text)):
            code = raw.FPDFText_GetUnicode(self._text, index)
            character = "-" if code in HYPHENS else chr(code) if code and code < 0x110000 else ""
            is_blank = not character or character.isspace() or raw.FPDFText_IsGenerated(self._text, index) == 1
            if is_blank and code not in HYPHENS:
                self._close()
                continue
            self._take(index, character)
        self._close()
        return self._words

    def _take(self, index: int, character: str) -> None:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        raw.FPDFText_GetLooseCharBox(self._text, index, self._loose)
        look = self._look(index)
        x0, x1 = min(self._loose.left, self._loose.right), max(self._loose.left, self._loose.right)
        word = self._open
        turned = RIGHT_TO_LEFT.match(character if character.isalnum() or not word else word.text)
        beside = 0.0 if word is None else word.x0 - x1 if turned else x0 - word.x1
        if word and (
            abs(word.y - y.value) > 0.2 * look.size
            or not -1.5 * look.size < beside < 0.25 * look.size
            or (abs(word.size - look.size) > 0.15 * look.size and not _is_small_capital(word, character, y.value))
        ):
            self._close()
            word = None
        if word is None:
            self._open = Word(
                character, x0, x1, y.value, look.size, look.bold, look.italic, look.tag,
                self._loose.bottom, self._loose.top, look.is_visible,
            )  # fmt: skip
        else:
            word.text += character
            word.x0 = min(word.x0, x0)
            word.x1 = max(word.x1, x1)

    def _close(self) -> None:
        if self._open:
            before = self._words[-1] if self._words else None
            if before and _is_raised_end(before, self._open):
                before.text += self._open.text
                before.x1 = self._open.x1
            else:
                self._words.append(self._open)
            self._open = None

    def _look(self, index: int) -> _Look:
        shape = raw.FPDFText_GetTextObject(self._text, index)
        key = ctypes.cast(shape, ctypes.c_void_p).value or 0
        if key not in self._looks:
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(self._text, index, matrix)
            size = raw.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d)
            flags = ctypes.c_int()
            name = ctypes.create_string_buffer(200)
            raw.FPDFText_GetFontInfo(self._text, index, name, 200, flags)
            named = name.value.decode("utf-8", "replace").lower()
            weight = raw.FPDFText_GetFontWeight(self._text, index)
            self._looks[key] = _Look(
                size=size if size > 1 else max(self._loose.top - self._loose.bottom, 1.0),
                bold=weight >= BOLD_WEIGHT or bool(flags.value & FORCE_BOLD) or "bold" in named or "black" in named,
                italic=bool(flags.value & ITALIC) or "italic" in named or "oblique" in named,
                tag=self._tags.get(raw.FPDFPageObj_GetMarkedContentID(shape), (0, "")) if shape else (0, ""),
                is_visible=not shape or raw.FPDFTextObj_GetTextRenderMode(shape) != INVISIBLE,
            )
        return self._looks[key]


def _is_small_capital(word: Word, character: str, y: float) -> bool:
    """ "COUNCIL" with a larger C: letters of two sizes on one line, all capitals. A number of a footnote is none."""
    return character.isupper() and word.text.isupper() and abs(word.y - y) < 0.05 * word.size


def _is_raised_end(before: Word, word: Word) -> bool:
    """The "th" of "4th" is set small and high; it ends the word before it."""
    beside = -0.5 * before.size < word.x0 - before.x1 < 0.25 * before.size
    raised = word.size < 0.85 * before.size and 0 <= word.y - before.y < before.size
    return beside and raised and before.text.isdigit() and ORDINAL.fullmatch(word.text) is not None


def _tags(page: pdfium.PdfPage) -> dict[int, tuple[int, str]]:
    """By the number of marked content: the number and type of the element that holds it."""
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    tags: dict[int, tuple[int, str]] = {}
    waiting: list[tuple[Any, int, tuple[int, str] | None]] = [
        (raw.FPDF_StructTree_GetChildAtIndex(tree, index), 0, None)
        for index in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    count = 0
    while waiting and count < MOST_TAGS:
        element, depth, block = waiting.pop()
        if not element or depth > DEEPEST_TAG:
            continue
        count += 1
        kind = _type_of(element)
        here = (count, kind) if kind != "Span" or block is None else block
        for index in range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element))):
            tags[raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)] = here
        for index in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            marked = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if child:
                waiting.append((child, depth + 1, here if kind in INLINE_PARENTS else None))
            elif marked >= 0:
                tags[marked] = here
    raw.FPDF_StructTree_Close(tree)
    return tags


INLINE_PARENTS = {"P", "LBody", "H", *(f"H{level}" for level in range(1, 7)), "Span", "Link"}


def _type_of(element: Any) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    if size <= 2 or size > 200:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
