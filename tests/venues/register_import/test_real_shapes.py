"""Sheets in the shapes that councils, food hygiene exports and officers really make, with made-up venues in them."""

from datetime import date, time, timedelta
from io import BytesIO
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from tests.venues.desk.conftest import xlsx
from venues.register_import.addresses import split_address
from venues.register_import.columns import key_of
from venues.register_import.entries import NO_LEVEL, Choices
from venues.register_import.rows import cells_of, meant, read_row
from venues.register_import.sheets import read_file, table_in
from venues.register_import.spreadsheet import read_workbook
from venues.register_import.table import SheetTable, table_of
from venues.register_import.words import access_words, kind_words, level_words, ward_words

KINDS = {"pub": "Pub", "bar": "Bar", "club": "Club", "restaurant": "Restaurant", "cafe": "Café", "hotel": "Hotel"}
WARDS = ["Tower", "Cheap", "Farringdon Within", "Bridge"]
CHOICES = Choices(
    kinds=kind_words(KINDS),
    access=access_words(),
    wards=ward_words({name: number for number, name in enumerate(WARDS)}),
    levels=level_words({"Commended": 1, "Highly Commended": 2}),
    awards={},
    names={"kind": KINDS, "ward": dict(enumerate(WARDS)), "level": {1: "Commended", 2: "Highly Commended"}},
    first_day=date(2026, 11, 1),
    last_day=date(2027, 10, 31),
)


def table(text: str | bytes, name="list.csv") -> SheetTable:
    data = text.encode() if isinstance(text, str) else text
    return table_of(read_workbook(data, name)[0])


def entries(sheet: SheetTable) -> list:
    return [read_row(n, cells_of(cells, sheet.known, {}, {}), CHOICES) for n, cells in sheet.rows]


def test_the_heading_of_an_address_may_be_that_of_the_whole():
    [one, other] = entries(
        table(
            'Name,Address,Level\nThe Tin Row,"107 Houndsditch, London, EC3A 7BD",Commended\n'
            'The Tin Row,"12 Example Court, 3 Cheapside, London EC2V 6AA",Commended\n'
        )
    )
    assert (one.place, one.venue["postcode"]) == (("107 Houndsditch",), "EC3A 7BD")
    assert (other.place, other.venue["postcode"]) == (("12 Example Court", "3 Cheapside"), "EC2V 6AA")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("12, Cheapside, London, EC2V6AA", ("12 Cheapside", "", "EC2V 6AA", "London")),
        ("The Tin Kettle,\n12 Cheapside\nLondon\nEC2V 6AA.", ("12 Cheapside", "", "EC2V 6AA", "London")),
        ("12 Cheapside London EC2V-6AA", ("12 Cheapside", "", "EC2V 6AA", "London")),
        ("1 London Wall", ("1 London Wall", "", "", "")),
    ],
)
def test_an_address_in_one_cell_comes_apart(typed, parts):
    assert split_address(typed, "Tin Kettle") == parts


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("TradeName", "name"), ("AddrStreet", "address_line_1"), ("AddrZip", "postcode"), ("BusinessName", "name"),
        ("BusinessType", "kind"), ("AddressLine2", "address_line_2"), ("PostCode", "postcode"),
        ("Name of premises", "name"), ("Valid until", "valid_to"), ("Full address", "address"),
        ("Premises Postcode", "postcode"), ("E-mail", "contact_email"), ("Award", "level"), ("Expiry Date", "valid_to"),
        ("ADDRESS_LINE_1", "address_line_1"), ("Licence Expiry Date", ""), ("Contact Name", ""), ("RatingValue", ""),
    ],
)  # fmt: skip
def test_headings_in_other_peoples_words(heading, key):
    assert key_of(heading) == key


def test_other_peoples_numbers_are_not_taken_for_our_references():
    assert "reference" not in table("id,name\n17,The Tin Pot\n18,The Tin Pan\n").known
    assert table("ID,Name\nST-0042,The Tin Pot\n").known["reference"] == 0


@pytest.mark.parametrize(
    ("key", "word", "means"),
    [
        ("kind", "Wine bar", "bar"), ("kind", "Nightclub", "club"), ("kind", "Night club", "club"),
        ("kind", "Public house", "pub"), ("kind", "Members' club", "club"), ("kind", "Pub / restaurant", None),
        ("ward", "Tower Ward", 0), ("ward", "Ward of Cheap", 1), ("ward", "Farringdon Ward Within", 2),
        ("ward", "Bridge and Bridge Without", 3), ("level", "highly commended", 2), ("level", "Gold star", None),
        ("level", "Did not pass", NO_LEVEL), ("level", "n/a", NO_LEVEL),
    ],
)  # fmt: skip
def test_words_that_people_use(key, word, means):
    assert meant(key, word, CHOICES) == means


def test_nothing_in_words_is_nothing():
    [one, other] = entries(
        table("Name,Address,Postcode,Email,Website\nA,1 Cheapside,TBC,n/a,none\nB,2 Cheapside,-,-,-\n")
    )
    assert one.venue == {"name": "A", "address_line_1": "1 Cheapside"}
    assert not one.faults + other.faults


def test_titles_sections_totals_and_notes_are_set_aside_and_named():
    sheet = table(
        "Safety Thirst awards;;;\nName;Address;Postcode;Level\nEC2;;;\nTin;1 Cheapside;EC2V 6AA;Commended\n\n"
        "EC3;;;\nPot;2 Cheapside;EC2V 6AB;Commended\nTotal: 2;;;\n* subject to a visit;;;\n"
    )
    assert [number for number, _ in sheet.rows] == [4, 7]
    named = [(each.row, each.taken_for) for each in sheet.aside]
    assert named == [(1, "Title"), (3, "Section"), (6, "Section"), (8, "Total"), (9, "Note")]


def test_an_index_column_only_counts():
    sheet = table(",Name,Address\n0,Tin,1 Cheapside\n1,Pot,2 Cheapside\n")
    assert (sheet.counting, sheet.known) == ([0], {"name": 1, "address": 2})


def test_two_rows_of_headings_are_one():
    book = Workbook()
    sheet = book.active
    sheet.append(["Premises", None, "Award", None])
    sheet.append(["Name", "Address", "Level", "Valid until"])
    sheet.append(["Tin", "1 Cheapside", "Commended", date(2027, 10, 31)])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:D1")
    file = BytesIO()
    book.save(file)
    found = table(file.getvalue(), "a.xlsx")
    assert found.heading_row == 2
    assert found.known == {"name": 0, "address": 1, "level": 2, "valid_to": 3}


def test_what_is_merged_over_rows_is_said_of_each():
    book = Workbook()
    for row in (["Ward", "Name", "Address"], ["Cheap", "Tin", "1 Cheapside"], [None, "Pot", "2 Cheapside"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    file = BytesIO()
    book.save(file)
    assert [cells[0] for _, cells in table(file.getvalue(), "a.xlsx").rows] == ["Cheap", "Cheap"]


def test_all_faults_of_a_row_come_at_once_each_with_its_cell():
    [entry] = entries(
        table(
            "Name,Address,Postcode,Level,Valid from,Valid to\nTin,1 Cheapside,EC2V OAA,Gold star,1st Nov,next October\n"
        )
    )
    assert [fault.key for fault in entry.faults] == ["postcode", "valid_from", "valid_to", "level"]
    assert entry.faults[0].instead == "EC2V 0AA"
    assert "“EC2V OAA”" in entry.faults[0].says


def test_half_a_postcode_is_quoted_and_one_with_words_around_it_is_found():
    half, dot, london = entries(
        table("Name,Address,Postcode\nA,1 Cheapside,EC2V\nB,2 Cheapside,EC2V 6AA.\nC,3 Cheapside,London EC2V 6AA\n")
    )
    assert "“EC2V” is only its first half" in half.faults[0].says
    assert dot.venue["postcode"] == london.venue["postcode"] == "EC2V 6AA"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Name,Address,P,Level\nA,"Floor, 2 Cheapside,EC2V 6AA,Commended\nB,3 Cheapside,EC2V 6AA,Commended\n', 2),
        ('Name,Address\nA,1 Cheapside\nB,"2 Cheapside\nC,3 Cheapside\n', 3),
        ('Name,Address,P,Level\nA,"1 Cheapside,EC2,x\nB,"2 Cheapside, London",EC2,x\n', 2),
    ],
)
def test_a_stray_quotation_mark_is_found_with_its_line(text, line):
    with pytest.raises(ValueError, match=f"Line {line} has a quotation mark with no partner"):
        table(text)


def test_an_address_of_several_lines_has_no_stray_mark():
    sheet = table('Name,Address,Level\nA,"1 Cheapside\nLondon, UK\nEC2V 6AA",Commended\nB,2 Row,Commended\n')
    assert [number for number, _ in sheet.rows] == [2, 5]
    assert entries(sheet)[0].venue["postcode"] == "EC2V 6AA"


@pytest.mark.parametrize(
    ("encoding", "sign"), [("utf-8-sig", ","), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", "|"), ("utf-8", "\t")]
)
def test_whatever_the_signs_and_letters(encoding, sign):
    text = f"Name{sign}Level\r\nCafé Rouille{sign}Commended\r\n"
    assert table(text.encode(encoding)).rows == [(2, ["Café Rouille", "Commended"])]


def test_cells_of_every_sort_are_text():
    row = ["Tin", 3, 2.5, True, date(2026, 11, 1), time(9, 30), timedelta(hours=2), None, "x"]
    sheet = table(xlsx(["Name", *"ABCDEFGH"], row), "a.xlsx")
    assert sheet.rows[0][1][:5] == ["Tin", "3", "2.5", "Yes", "2026-11-01"]


def with_cell(reference: str, value: str) -> bytes:
    """A workbook with one more cell, at a place of our choosing."""
    given, made = ZipFile(BytesIO(xlsx(["Name", "Level"], ["Tin", "Commended"]))), BytesIO()
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    more = f'<row r="{row}"><c r="{reference}" t="str"><v>{value}</v></c></row></sheetData>'.encode()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for part in given.infolist():
            packed.writestr(part.filename, given.read(part).replace(b"</sheetData>", more))
    return made.getvalue()


def test_a_cell_in_row_a_billion_is_refused_at_once():
    began = process_time()
    with pytest.raises(ValueError, match="row 1,000,000,000"):
        read_workbook(with_cell("A1000000000", "x"), "a.xlsx")
    assert process_time() - began < 1


def test_a_blank_in_the_last_row_of_all_is_no_row():
    assert len(table(with_cell("A1048576", " "), "a.xlsx").rows) == 1


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def test_an_open_document_sheet_is_read_too():
    """What LibreOffice saves, by hand: only the parts that a reader needs."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in (["Name", "Level"], ["The Tin Pot", "Commended"])
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Awards">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    made = BytesIO()
    with ZipFile(made, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", MANIFEST)
    [grid] = read_file(made.getvalue(), "a.ods")
    assert grid.rows == [(1, ["Name", "Level"]), (2, ["The Tin Pot", "Commended"])]


def test_a_fixed_level_is_not_given_to_a_row_that_has_none_of_its_own():
    sheet = table("Name,Address,Level\nWinner,1 Cheapside,Commended\nDid not pass,2 Cheapside,\n")
    said = [cells_of(cells, sheet.known, {"level": "Commended"}, {}) for _, cells in sheet.rows]
    assert [read_row(2, each, CHOICES).level for each in said] == [1, None]
    without = table("Name,Address\nWinner,1 Cheapside\n")
    assert cells_of(without.rows[0][1], without.known, {"level": "Commended"}, {})["level"] == "Commended"


def test_four_lines_of_an_address_and_a_town_are_all_kept():
    sheet = table(
        "BusinessName,AddressLine1,AddressLine2,AddressLine3,AddressLine4,Town,PostCode\n"
        "The Tin Pan,Unit 4,Example Court,12 Cheapside,Bank,London,EC2V 6AA\n"
    )
    assert entries(sheet)[0].place == ("Unit 4", "Example Court, 12 Cheapside, Bank")


def test_an_address_that_is_also_given_in_lines_is_not_said_twice():
    sheet = table("Trading name,Full_Address,Address_Line1,City,Zip\nTin,12 CHEAPSIDE EC2V 6AA,12 Cheapside,London,\n")
    [entry] = entries(sheet)
    assert (entry.place, entry.venue["postcode"]) == (("12 Cheapside",), "EC2V 6AA")


def test_a_sheet_that_is_too_long_does_not_hide_the_one_beside_it():
    book = Workbook()
    book.active.title = "Raw data"
    for number in range(25_200):
        book.active.append([number, "x"])
    sheet = book.create_sheet("Awards")
    sheet.append(["Name", "Address", "Level"])
    sheet.append(["The Tin Pot", "1 Cheapside, EC2V 6AA", "Commended"])
    file = BytesIO()
    book.save(file)
    grids = read_workbook(file.getvalue(), "two.xlsx")
    position, found = table_in(grids)
    assert (grids[position].name, len(found.rows)) == ("Awards", 1)
    with pytest.raises(ValueError, match="25,000 rows"):
        table_of(grids[0])
