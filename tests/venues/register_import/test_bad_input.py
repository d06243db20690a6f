"""Sheets of the size and kind that hurt, through the form by which an officer brings them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from tests.venues.desk.conftest import xlsx
from tests.venues.register_import.test_real_shapes import with_cell
from venues.models import ImportRun

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PIVOT = b'<pivotTableDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" name="Levels"/>'


def rows_of(how_many: int) -> bytes:
    return b"Name,Level\n" + b"The Paper Lantern,Commended\n" * how_many


def with_a_protected_sheet() -> bytes:
    book, made = Workbook(), BytesIO()
    for row in (["Name", "Level"], ["Tin", "Commended"]):
        book.active.append(row)
    book.active.protection.set_password("made up")
    book.save(made)
    return made.getvalue()


def with_parts(change: tuple[bytes, bytes] = (b"", b""), **more: bytes) -> bytes:
    """A workbook with a part of its sheet changed, and parts of its own beside it."""
    given, made = ZipFile(BytesIO(xlsx(["Name", "Level"], ["Tin", "Commended"]))), BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for part in given.infolist():
            text = given.read(part)
            packed.writestr(part.filename, text.replace(*change) if change[0] else text)
        for name, text in more.items():
            packed.writestr(name, text)
    return made.getvalue()


FORMULA = b'<row r="3"><c r="A3" t="str"><f>A2&amp;" Pot"</f><v>Tin Pot</v></c></row></sheetData>'


@pytest.mark.parametrize(
    ("data", "name", "rows"),
    [
        (rows_of(22_000), "long.csv", 22_000),
        (with_cell("A1048576", " "), "last-row.xlsx", 1),
        (with_a_protected_sheet(), "protected.xlsx", 1),
        (with_parts(**{"xl/pivotTables/pivotTable1.xml": PIVOT}), "pivot.xlsx", 1),
        (with_parts((b"</sheetData>", FORMULA)), "formula.xlsx", 2),
    ],
    ids=["22,000 rows", "a blank in the last row", "a protected sheet", "a pivot table", "a formula with its value"],
)
def test_it_is_read(desk, year, data, name, rows):
    answer = desk.post(reverse("venues_import"), {"scheme_year": year.pk, "file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.context["form"].errors
    while answer["Location"] == reverse("reading"):
        answer = desk.get(answer["Location"])
    [run] = ImportRun.objects.all()
    assert len(run.rows) == rows and desk.get(answer["Location"]).status_code == 200
    assert rows != 2 or run.rows[1][1][0] == "Tin Pot"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (with_cell("A1000000000", "x"), "far.xlsx", "row 1,000,000,000"),
        (rows_of(25_001), "too-long.csv", "25,000"),
    ],
    ids=["a cell in row 1,000,000,000", "more rows than we take"],
)
def test_it_is_refused_in_words(desk, year, data, name, words):
    answer = desk.post(reverse("venues_import"), {"scheme_year": year.pk, "file": SimpleUploadedFile(name, data)})
    assert words in answer.context["form"].errors["file"][0] and not ImportRun.objects.exists()
