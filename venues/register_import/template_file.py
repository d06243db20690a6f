"""The empty sheet that an officer can start from."""

from io import BytesIO

from venues.register_import.columns import EXPORTED

HELP = {
    "reference": "Ours, such as AB-0042. Leave empty for a new venue.",
    "name": "As it stands on the door. Needed.",
    "kind": "Pub, Bar, Club, Restaurant, Café, Hotel, Event venue or Other.",
    "address_line_1": "Number and street. Needed for a new venue.",
    "postcode": "It gives the ward and the point on the map.",
    "ward": "Leave empty to take it from the postcode.",
    "contact_email": "A role, such as manager@…, never a person. Not public.",
    "uprn": "The unique property reference number: figures alone.",
    "fhrs_id": "The number in the Food Hygiene Rating Scheme: figures alone.",
    "licence_number": "The number of the premises licence.",
    "step_free": "Yes, No or Not known.",
    "accessible_toilet": "Yes, No or Not known.",
    "hearing_loop": "Yes, No or Not known.",
    "level": "A level of the year. Leave empty if there is no award: the venue is then not public.",
    "awards": "Trophies, with a semicolon between.",
    "valid_from": "The first day, such as 1 November 2026. Leave empty for the first day of the year of the scheme.",
    "valid_to": "The last day.",
    "number": "Leave empty. The export has it, so that it can be read again.",
}


def template_file() -> bytes:
    from openpyxl import Workbook  # a large library, and only an officer of the register needs it
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Venues"
    sheet.append([column.heading for column in EXPORTED])
    for place in range(1, len(EXPORTED) + 1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = 22
    sheet.freeze_panes = "A2"
    about = book.create_sheet("How to fill it in")
    for column in EXPORTED:
        about.append([column.heading, HELP.get(column.key, "")])
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 22, 90
    file = BytesIO()
    book.save(file)
    return file.getvalue()
