"""CSV as programs and people really write it."""

from venues.register_import.spreadsheet import read_workbook


def rows(text: str) -> list[list[str]]:
    return [cells for _, cells in read_workbook(text.encode(), "list.csv")[0].rows]


def test_a_cell_of_several_lines_may_end_where_another_one_begins():
    text = 'Name,Notes,Address\nTin,"Late, they say,\nand on Sundays","12 Example Court\n3 Cheapside"\nPot,,4 High St\n'
    assert rows(text)[1:] == [
        ["Tin", "Late, they say,\nand on Sundays", "12 Example Court\n3 Cheapside"],
        ["Pot", "", "4 High St"],
    ]


def test_a_blank_may_stand_before_a_quotation_mark():
    text = '"Name", "Address", "Postcode"\n"The Tin Pot",  "12 Example Court, 3 Cheapside", "EC2V 6AA"\n'
    assert rows(text)[1] == ["The Tin Pot", "12 Example Court, 3 Cheapside", "EC2V 6AA"]
