"""What was typed or ticked in the boxes of a PDF form, as words at the place of their box."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from plans.papers.readers.pdf_words import Word

TYPED = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
TICKED = {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}
NOT_SHOWN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
PASSWORD = 1 << 13  # PDF 1.7, table 228
MOST_BOXES = 2_000  # on a page
LARGEST_LETTER = 12.0  # points
WIDTH_OF_LETTER = 0.5  # of its size


def words_in_boxes(page: pdfium.PdfPage) -> list[Word]:
    """The words of the boxes of a page. The forms of its document must have been opened before the page."""
    form = page.formenv
    if form is None:
        return []
    words: list[Word] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_BOXES)):
        box = raw.FPDFPage_GetAnnot(page.raw, index)
        if box:
            words += _words_in(form.raw, box)
            raw.FPDFPage_CloseAnnot(box)
    return words


def _words_in(form: Any, box: Any) -> Iterator[Word]:
    kind = raw.FPDFAnnot_GetFormFieldType(form, box)
    place = raw.FS_RECTF()
    if kind not in TYPED | TICKED or not raw.FPDFAnnot_GetRect(box, place):
        return
    if raw.FPDFAnnot_GetFormFieldFlags(form, box) & PASSWORD and kind == raw.FPDF_FORMFIELD_TEXTFIELD:
        return
    is_visible = not raw.FPDFAnnot_GetFlags(box) & NOT_SHOWN
    text = _tick(form, box) if kind in TICKED else _value(form, box)
    bottom, top = sorted((place.bottom, place.top))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    size = min(LARGEST_LETTER, (top - bottom) * 0.7 / max(len(lines), 1)) or LARGEST_LETTER
    for number, line in enumerate(lines):
        left, y = place.left, top - (number + 1) * (top - bottom) / len(lines) + 0.25 * size
        for word in line.split():
            right = left + len(word) * WIDTH_OF_LETTER * size
            yield Word(word, left, right, y, size, False, False, bottom=y, top=y + size, is_visible=is_visible)
            left = right + 0.3 * size


def _tick(form: Any, box: Any) -> str:
    return "☒" if raw.FPDFAnnot_IsChecked(form, box) else "☐"


def _value(form: Any, box: Any) -> str:
    length = raw.FPDFAnnot_GetFormFieldValue(form, box, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetFormFieldValue(form, box, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
