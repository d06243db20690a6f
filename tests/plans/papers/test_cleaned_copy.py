"""A copy of an original keeps the words that its page shows, and covers the others."""

import io

from docx import Document
from PIL import ImageStat
from pypdfium2 import PdfDocument

from plans.papers.cleaned_copy import cleaned_copy
from tests.plans.papers.pdf_files import PdfFile, words

SHOWN = ["Lamps for the lanes", "1 The lanes are dark, and nobody walks there in May.", "2 Forty lamps were bought."]


def test_a_word_file_becomes_text_with_what_is_not_shown_covered():
    document = Document()
    document.add_paragraph("Lamps for the lanes")
    document.add_paragraph("1. The lanes are dark, and nobody walks there in May.")
    document.add_paragraph("May Sample, T: 01632 960 123")
    document.add_paragraph("secret").runs[0].font.hidden = True
    packed = io.BytesIO()
    document.save(packed)
    copy, ending = cleaned_copy(packed.getvalue(), "lamps.docx", SHOWN)
    text = copy.decode()
    assert ending == ".txt"
    assert "Lamps for the lanes" in text and "1 The lanes are dark, and nobody walks there in May." in text
    assert not any(word in text for word in ("Sample", "01632", "secret", "May Sa"))
    assert "███" in text


def test_a_pdf_becomes_pictures_with_black_where_something_is_not_shown():
    pdf = PdfFile()
    pdf.page(
        words("Lamps for the lanes", x=72, y=760, size=18),
        words("1", x=72, y=700), words("The lanes are dark, and nobody walks there in May.", x=100, y=700),
        words("May Sample, T: 01632 960 123", x=72, y=600),
    )  # fmt: skip
    copy, ending = cleaned_copy(pdf.data, "lamps.pdf", SHOWN)
    document = PdfDocument(copy)
    assert (ending, len(document)) == (".pdf", 1)
    assert document[0].get_textpage().get_text_range() == ""
    page = document[0].render(scale=1).to_pil().convert("L")
    height = page.height
    assert ImageStat.Stat(page.crop((74, height - 608, 140, height - 600))).mean[0] < 60  # the name
    assert ImageStat.Stat(page.crop((102, height - 708, 340, height - 700))).mean[0] > 100  # the sentence
