"""The whole register on paper: one line for each accreditation, and for each venue without one."""

from datetime import date

from venues.accessible_pdf import pdf_from
from venues.desk.export import export_rows
from venues.register_import.columns import BY_KEY
from venues.scheme import the_scheme

SHOWN = ("name", "address_line_1", "postcode", "ward", "level", "valid_from", "valid_to", "number")


def paper_list(day: date, year: int | None = None) -> bytes:
    """A PDF/UA-1 file in A4, across. `year`: only the accreditations of that year."""
    headings = [BY_KEY[key].heading for key in SHOWN] + ["State today"]
    said = {
        "title": f"{the_scheme().name} register{f' of {year}' if year else ''}, {day:%-d %B %Y}",
        "headings": headings,
        "rows": [[row[heading] for heading in headings] for row in export_rows(day, year)],
    }
    return pdf_from("admin/paper_list.typ", said)
