"""A file of redirects that would do harm is refused at its field, before Wagtail reads it without any limit."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

pytestmark = pytest.mark.slow

GOOD = b"from,to\n/old/,/new/\n"


def workbook(last_row: str = "") -> bytes:
    """One redirect, and what is put behind it as it stands in the sheet's XML."""
    book, saved, made = Workbook(), BytesIO(), BytesIO()
    book.active.append(["from", "to"])
    book.active.append(["/old/", "/new/"])
    book.save(saved)
    with ZipFile(saved) as given, ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for part in given.namelist():
            content = given.read(part).replace(b"</sheetData>", f"{last_row}</sheetData>".encode())
            packed.writestr(part, re.sub(rb"<dimension [^>]*>", b"", content))  # who does harm names no last row
    return made.getvalue()


def send(admin_client, name: str, data: bytes):
    return admin_client.post(
        reverse("wagtailredirects:start_import"), {"import_file": SimpleUploadedFile(name, data)}, follow=True
    )


FAR = '<row r="1000000000"><c r="A1000000000" t="str"><v>x</v></c></row>'
HARMFUL = {
    "a row that nobody comes to": ("a.xlsx", workbook(FAR), "more than 2,000 rows"),
    "very many rows": ("a.csv", GOOD + b"/a/,/b/\n" * 2_001, "more than 2,000 rows"),
    "very large": ("a.csv", GOOD + b"x" * 1_100_000, "more than 2,000 rows"),
    "a bomb": ("a.xlsx", workbook(" " * 300_000_000), "cannot be read|takes too long"),
    "no workbook": ("a.xlsx", b"PK\x03\x04 not one", "cannot be read"),
    "in no alphabet": ("a.csv", b"from,to\n\xff,/b/\n", "cannot be read"),
    "a cell as long as a book": ("a.csv", b'from,to\n"' + b"x" * 200_000 + b'",/b/\n', "cannot be read"),
}


@pytest.mark.parametrize("what", HARMFUL)
def test_it_is_refused_at_its_field(admin_client, what):
    name, data, words = HARMFUL[what]
    [said] = send(admin_client, name, data).context["form"].errors["import_file"]
    assert any(each in said for each in words.split("|")), said


@pytest.mark.parametrize(("name", "data"), [("a.csv", GOOD), ("a.xlsx", workbook())])
def test_what_is_right_goes_on(admin_client, name, data):
    assert list(send(admin_client, name, data).context["dataset"]) in (
        [["/old/", "/new/"]],
        [("/old/", "/new/")],
    )
