"""What a spreadsheet may look like, and what an officer is told when it cannot be read."""

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from tests.venues.desk.conftest import xlsx
from venues.register_import.columns import recognise
from venues.register_import.dates import read_day
from venues.register_import.entries import Choices
from venues.register_import.matching import VenueNames, simplified
from venues.register_import.rows import read_row
from venues.register_import.sheets import read_file, without_guard
from venues.register_import.spreadsheet import read_workbook
from venues.register_import.table import SheetTable, table_of
from venues.register_import.words import kind_words, level_words, ward_words


def read_sheet(data: bytes, name: str) -> SheetTable:
    return table_of(read_workbook(data, name)[0])


def test_a_sheet_is_read_below_its_title():
    sheet = read_sheet(
        xlsx(["Safety Thirst 2026"], [], ["Venue name", "Post code"], ["The Paper Lantern", "EC1A 1BB"]), "a.xlsx"
    )
    assert sheet.headings == ["Venue name", "Post code"]
    assert sheet.rows == [(4, ["The Paper Lantern", "EC1A 1BB"])]
    assert recognise(sheet.headings) == {"name": 0, "postcode": 1}


def test_a_column_without_a_heading_is_there_to_be_chosen():
    book = Workbook()
    book.active.append(["Name", "Address", None])
    book.active.append(["The Paper Lantern", "1 Nowhere Row", "Floor 2"])
    book.active.merge_cells("B1:C1")
    file = BytesIO()
    book.save(file)
    sheet = read_sheet(file.getvalue(), "a.xlsx")
    assert (sheet.headings, sheet.letters) == (["Name", "Address", ""], ["A", "B", "C"])
    assert sheet.rows == [(2, ["The Paper Lantern", "1 Nowhere Row", "Floor 2"])]


def packed(parts: dict[str, str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


# A binary workbook (.xlsb) has parts such as these and one of Excel's own, which is spoilt here.
BINARY = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/theme/theme1.xml": "<a/>",
    "xl/workbook.bin": "not one",
}


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (packed(BINARY), "a.xlsb", "^We cannot read this file"),
        (b"", "a.csv", "empty"),
        (b"\n\n", "a.csv", "empty"),
        (b"Name,Level\n", "a.csv", "no rows"),
        (b"PK\x03\x04 not a zip", "a.xlsx", "We cannot read this file"),
        (b"\xd0\xcf\x11\xe0", "old.xls", "We cannot read this file"),
        (b"Name\0\n", "a.csv", "We cannot read this file"),
        (b"Name\n" + b"x\n" * 25_002, "a.csv", "more than 25,000 rows"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data, name, words):
    with pytest.raises(ValueError, match=words):
        read_sheet(data, name)


def spoilt(data: bytes) -> bytes:
    """The same with some bytes of the first sheet turned over."""
    at = data.index(b"xl/worksheets/sheet1.xml") + 30
    return data[:at] + bytes(255 - byte for byte in data[at : at + 60]) + data[at + 60 :]


def locked(data: bytes) -> bytes:
    """The same saying of each part that it needs a password (bit 0 of the flags, in both places of the ZIP format)."""
    for sign, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in reversed([match.start() for match in re.finditer(re.escape(sign), data)]):
            data = data[: found + flags] + b"\x01" + data[found + flags + 1 :]
    return data


def with_text(data: bytes, text: bytes) -> bytes:
    """The same with a first sheet that ends in `text`."""
    given, made = ZipFile(BytesIO(data)), BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for part in given.infolist():
            content = given.read(part)
            packed.writestr(part.filename, content + text if "sheet1" in part.filename else content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (spoilt, "We cannot read this file"),
        (locked, "locked with a password"),
        (lambda data: data[: len(data) // 2], "We cannot read this file"),
        (lambda data: with_text(data, b" " * 210_000_000), "unpacks to more than we can read"),
    ],
    ids=["spoilt", "locked", "cut short", "bomb"],
)
def test_a_workbook_that_would_do_harm_is_refused_in_words(desk, year, harm, words):
    """At the field of the form, and never as a page that says that we have failed."""
    file = SimpleUploadedFile("venues.xlsx", harm(xlsx(["Name", "Postcode"], ["The Paper Lantern", "EC1A 1BB"])))
    said = desk.post(reverse("venues_import"), {"scheme_year": year.pk, "file": file})
    assert said.status_code == 200
    assert words in said.context["form"].errors["file"][0]


def test_a_list_of_twenty_thousand_is_read_whole():
    sheet = read_sheet(b"Name,Level\n" + b"The Paper Lantern,Commended\n" * 20_000, "a.csv")
    assert (len(sheet.rows), sheet.rows[-1][0]) == (20_000, 20_001)


def test_csv_from_excel_on_windows_and_with_semicolons():
    assert read_sheet("Name;Level\nCafé Rouille;Commended\n".encode("cp1252"), "a.csv").rows[0][1][0] == "Café Rouille"


def test_our_own_guard_against_formulas_is_taken_off_again():
    assert (without_guard("'=Tin"), without_guard("'n' Out")) == ("=Tin", "'n' Out")
    assert read_file(b"Name,Level\n'=Tin,Commended\n", "a.csv")[0].rows[1] == (2, ["=Tin", "Commended"])


@pytest.mark.parametrize(
    "typed", ["2026-02-01", "01/02/2026", "1.2.26", "1 February 2026", "1st Feb 2026", "2026-02-01 00:00:00"]
)
def test_days_in_several_styles(typed):
    assert read_day(typed) == date(2026, 2, 1)


@pytest.mark.parametrize("typed", ["soon", "1 ma 2026", "2026", "99999", "next October"])
def test_what_is_no_day_is_refused_in_words(typed):
    with pytest.raises(ValueError, match="not a day"):
        read_day(typed)


def test_a_date_cell_is_a_day_whatever_it_looks_like():
    sheet = read_sheet(xlsx(["Name", "Valid from"], ["The Paper Lantern", datetime(2026, 2, 1)]), "a.xlsx")
    assert read_day(sheet.rows[0][1][1]) == date(2026, 2, 1)


CHOICES = Choices(
    kinds=kind_words({"pub": "Pub"}),
    access={"yes": "yes"},
    wards=ward_words({"Cheap": 7}),
    levels=level_words({"Commended": 3}),
    awards={"overall winner": 5},
    names={"kind": {"pub": "Pub"}, "ward": {7: "Cheap"}, "level": {3: "Commended"}},
    postcodes=frozenset({"EC1A1BB"}),
    first_day=date(2026, 1, 1),
    last_day=date(2026, 12, 31),
)


def said(**cells):
    return read_row(2, cells, CHOICES)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"name": "=HYPERLINK(1)"}, "holds a formula"),
        ({"name": "x" * 121}, "longer than 120"),
        ({"kind": "spaceship"}, "Choose from: Pub"),
        ({"ward": "Narnia"}, "Choose from: Cheap"),
        ({"postcode": "London"}, "does not look like a postcode"),
        ({"website": "not a site"}, "is not an address"),
        ({"contact_email": "boss"}, "is not an address"),
        ({"level": "Gold"}, "Choose from: Commended"),
        ({"level": "Commended", "valid_from": "soon"}, "not a day"),
        ({"level": "Commended", "valid_to": "1/1/2025"}, "before the first day"),
        ({"valid_from": "1/1/2026"}, "no level"),
        ({"awards": "Best Hat", "level": "Commended"}, "Best Hat"),
    ],
)
def test_each_wrong_cell_is_named_in_words(cells, words):
    assert any(words in fault.says for fault in said(**cells).faults)


def test_a_postcode_outside_our_area_is_a_warning():
    entry = said(name="The Paper Lantern", postcode="SW1A 1AA")
    assert not entry.faults
    assert "not a postcode of our area" in entry.warnings[0]


def test_an_empty_cell_says_nothing():
    assert said(name="The Paper Lantern", website="", ward="").venue == {"name": "The Paper Lantern"}


def test_names_that_look_alike_are_found():
    names = VenueNames([(1, "The Paper Lantern", "EC1A 1BB", ["The Tin Lamp"]), (2, "Umbrella & Co", "EC2A 1BB", [])])
    assert names.alike("Paper Lantern Bar", "") == [1]
    assert names.alike("Paper Lanten", "EC1A 1BB") == [1]
    assert names.alike("Something Else", "EC1A 1BB") == []
    assert names.once_called("the tin lamp") == [1]
    assert simplified("Umbrella and Co.") == simplified("Umbrella & Co")
