"""The picture of one page of a PDF, to be looked at beside what was read."""

import io

import pypdfium2 as pdfium

WIDTH = 900  # points on the screen


def page_picture(data: bytes, number: int) -> bytes:
    """Page `number`, from 1, as a PNG. Raises ValueError if there is no such page."""
    document = pdfium.PdfDocument(data)
    document.init_forms()  # the picture shows what was typed in boxes
    if not 1 <= number <= len(document):
        raise ValueError("There is no such page.")
    page = document[number - 1]
    picture = page.render(scale=WIDTH / max(page.get_width(), 1)).to_pil().convert("RGB").quantize(32)
    packed = io.BytesIO()
    picture.save(packed, "PNG", optimize=True)
    return packed.getvalue()
