"""More sheets that nobody here wrote, with made-up venues in them: pub lists, ratings and licences of other places."""

from io import BytesIO

from openpyxl import Workbook

from tests.venues.register_import.test_real_shapes import entries, table
from venues.register_import.sheets import table_in
from venues.register_import.spreadsheet import read_workbook


def test_a_list_that_a_shell_wrote_has_a_line_about_its_type_above():
    sheet = table("#TYPE PSObject,\nname,Postcode\nTin Kettle,EC2V 6AA\nTin Pot,EC2V 6AB\n")
    assert (sheet.heading_row, sheet.known) == (2, {"name": 0, "postcode": 1})
    assert [each.taken_for for each in sheet.aside] == ["Title"]


def test_a_walk_from_pub_to_pub_names_them_after_points_and_letters():
    sheet = table(
        "X,Y,Letter,Order,Pub,Postcode\n-0.09,51.51,A,1,The Tin Kettle,EC2V6AA\n-0.09,51.51,A,2,Pot,EC2V6AB\n"
    )
    assert sheet.known == {"name": 4, "postcode": 5}
    assert [entry.venue["postcode"] for entry in entries(sheet)] == ["EC2V 6AA", "EC2V 6AB"]


def test_a_brewerys_list_leaves_out_what_it_does_not_know():
    [one, other] = entries(
        table("name;address;area;town;status\nTin;37 Row;;Moor;open\nPot;Common Lane;Fen;near Moor;1950s demolished\n")
    )
    assert one.place == ("37 Row", "Moor")
    assert other.place == ("Common Lane", "Fen, near Moor")
    assert not one.faults + other.faults


def test_a_licensing_export_says_the_address_twice_and_none_for_nothing():
    sheet = table(
        "BFN,BUS_PROF_NAME,FULL_ADDRESS,LICENSES,ISSUE_DATE,END_DATE,ADDRESS_LINE1,ADDRESS_LINE2,CITY,ZIP\n"
        "2014-1,TIN KETTLE,12 CHEAPSIDE UNIT G ,TAVERN,3/20/18 10:53,3/5/19 0:00,12 Cheapside # G,None,Moor,None\n"
    )
    [entry] = entries(sheet)
    assert entry.venue == {"name": "TIN KETTLE", "address_line_1": "12 Cheapside # G", "address_line_2": "Moor"}
    assert {fault.key for fault in entry.faults} == {"valid_from", "level"}, (
        "the month stands first, and no level is said"
    )


def test_of_many_sheets_of_sums_the_one_with_the_premises_is_found():
    book = Workbook()
    book.active.title = "Summary & Findings"
    for row in (["Ratings of Moor"], ["Rating", "Count"], ["5", "812"], ["4", "90"]):
        book.active.append(row)
    pivot = book.create_sheet("PT1 - Rating By Type")
    for row in (["Row Labels", "Count of FHRSID"], ["Pub/bar/nightclub", 120], ["Grand Total", 120]):
        pivot.append(row)
    data = book.create_sheet("Data")
    data.append(["FHRSID", "BusinessName", "BusinessType", "AddressLine1", "PostCode", "RatingValue"])
    data.append([1234567, "Tin Kettle", "Pub/bar/nightclub", "12 Cheapside", "EC2V 6AA", "5"])
    file = BytesIO()
    book.save(file)
    position, sheet = table_in(read_workbook(file.getvalue(), "ratings.xlsx"))
    assert position == 2
    assert sheet.known == {"fhrs_id": 0, "name": 1, "kind": 2, "address_line_1": 3, "postcode": 4}


def test_a_list_in_two_halves_side_by_side_is_read_by_its_left_half():
    """What stands on the right is shown among the columns, where an officer sees that it is left out."""
    sheet = table("Number,Pub,Notes,Number,Pub,Notes\n1,Tin Kettle,,21,Tin Pot,\n2,Tin Pan,,22,Tin Lid,good\n")
    assert sheet.known == {"name": 1}
    assert [cells[4] for _, cells in sheet.rows] == ["Tin Pot", "Tin Lid"]
