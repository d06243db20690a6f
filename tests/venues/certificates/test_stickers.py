"""A sticker in a window: a phone reads it from a metre away, through glass."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter
from pypdf import PdfReader

pytestmark = pytest.mark.usefixtures("at_noon")
A6 = (298, 420)  # points
POINTS_TO_MM = 25.4 / 72
# A phone whose camera takes in 1.2 m of what is a metre away, in the frames of 1,280 points that it looks for codes in.
FRAME = 1280 / 1200  # points a millimetre


def sticker(client, held) -> bytes:
    answer = client.get(f"/safety-thirst/certificates/{held.number}/sticker.pdf")
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def seen_through_glass(pdf: bytes) -> Image.Image:
    """Small, a little out of focus, and with the sky mirrored in the glass."""
    [page] = pypdfium2.PdfDocument(pdf)
    picture = page.render(scale=4 * FRAME * POINTS_TO_MM).to_pil().convert("L")
    picture = picture.filter(ImageFilter.GaussianBlur(2)).resize([side // 4 for side in picture.size])
    return Image.blend(picture, Image.new("L", picture.size, 255), 0.4)


@pytest.mark.parametrize("host", ["https://safer.example", "https://community-safety.longborough.example.gov.uk"])
def test_a_phone_reads_the_address_through_a_window_from_a_metre(client, make_accreditation, settings, host):
    settings.SITE_URL = host
    held = make_accreditation()
    [code] = zxingcpp.read_barcodes(seen_through_glass(sticker(client, held)))
    assert code.text == f"{host.upper()}/ST/{held.number}"


def test_the_address_in_capitals_opens_the_certificate(client, make_accreditation):
    held = make_accreditation()
    assert "The Invented Goose" in client.get(f"/ST/{held.number}").content.decode()


def test_it_is_one_page_of_a6_and_names_the_venue(client, make_accreditation):
    pdf = PdfReader(BytesIO(sticker(client, make_accreditation())))
    assert len(pdf.pages) == 1
    assert tuple(round(side) for side in pdf.pages[0].mediabox[2:]) == A6
    assert pdf.metadata.title == "Window sticker of The Invented Goose"
    text = " ".join(pdf.pages[0].extract_text().split())
    assert "The Invented Goose" in text and "Scan it to see whether we hold the award today" in text
    assert "14 September 2026" not in text  # nothing that may be wrong tomorrow


def test_the_longest_name_stays_on_one_page(client, make_accreditation):
    pdf = PdfReader(BytesIO(sticker(client, make_accreditation(name="The Invented Goose and " * 5 + "Egg"))))
    assert len(pdf.pages) == 1


def test_there_is_none_of_what_does_not_count(client, make_accreditation):
    held = make_accreditation(("suspended", date(2026, 5, 1)))
    assert client.get(f"/safety-thirst/certificates/{held.number}/sticker.pdf").status_code == 404
