"""The register as a spreadsheet that the import can read again, safe against formulas."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch

from core.open_data.files import csv_file
from venues.models import Accreditation, Venue
from venues.register_import.columns import EXPORTED

EXTRA = ["State today"]


def export_file(day: date, year: int | None = None) -> bytes:
    """CSV with one row for each accreditation, of one year if given; without a year, also venues that held none."""
    headings = [column.heading for column in EXPORTED] + EXTRA
    return csv_file(headings, export_rows(day, year))


def export_rows(day: date, year: int | None) -> Iterator[dict]:
    held = Accreditation.objects.with_state(day).select_related("level").prefetch_related("awards")
    held = held.filter(scheme_year__year=year) if year else held
    venues = Venue.objects.select_related("ward").prefetch_related(Prefetch("accreditations", queryset=held))
    for venue in venues.order_by("reference").iterator(chunk_size=2000):
        for one in venue.accreditations.all() or ([] if year else [None]):
            yield row_of(venue, one)


def row_of(venue: Venue, held: Accreditation | None) -> dict:
    said = {
        "reference": venue.reference,
        "name": venue.name,
        "kind": venue.get_kind_display(),
        "address_line_1": venue.address_line_1,
        "address_line_2": venue.address_line_2,
        "postcode": venue.postcode,
        "ward": venue.ward.name if venue.ward else "",
        "website": venue.website,
        "uprn": venue.uprn,
        "fhrs_id": venue.fhrs_id,
        "licence_number": venue.licence_number,
        "contact_email": venue.contact_email,
        "step_free": venue.get_step_free_display(),
        "accessible_toilet": venue.get_accessible_toilet_display(),
        "hearing_loop": venue.get_hearing_loop_display(),
        "level": held.level.name if held else "",
        "awards": "; ".join(award.name for award in held.awards.all()) if held else "",
        "valid_from": held.valid_from.isoformat() if held else "",
        "valid_to": held.valid_to.isoformat() if held else "",
        "number": held.number if held else "",
    }
    row = {column.heading: said[column.key] for column in EXPORTED}
    return row | {"State today": held.state_now if held else "never held"}
