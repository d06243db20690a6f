"""What each set holds. A field that is not here is not public."""

from datetime import datetime
from typing import cast

from django.urls import reverse_lazy

from core.open_data import Catalogue, Dataset, Field, FieldKind, open_government_licence
from venues.models import Accreditation, Known, SchemeYear, Venue, VenueKind
from venues.open_data.selectors import accreditation_rows, day_at, venue_rows
from venues.scheme import scheme_address
from venues.status import AwardState

LICENCE = open_government_licence(
    "Points and wards: contains OS data © Crown copyright and database right; contains Royal Mail data © Royal "
    "Mail copyright and database right; source: Office for National Statistics. A venue's own words are its own. "
    "An accreditation reflects an assessment. It is no guarantee, and does not show that the law is kept."
)
STATES = tuple(str(state) for state in AwardState)


def access(name: str, about: str) -> Field:
    return Field(name, about, f"venue.{name}", is_always_given=True, one_of=tuple(Known.values))


def modified(about: str) -> Field:
    return Field("modified_at", about, kind=FieldKind.MOMENT, is_always_given=True)


SAMPLE = "Whether it is made up, to show how the register works. Leave these out."
STANDING = (
    Field("state_since", "First day of that state.", "status.since", FieldKind.DAY),
    Field("state_until", "Last day of it, as far as is known.", "status.until", FieldKind.DAY),
    Field("state_reason", "Why, if that is public.", "status.reason"),
)


def _award_names(row, _) -> list[str]:
    return _names(row.accreditation.awards)


VENUES = Dataset[datetime](
    name="venues",
    title="Venues",
    about="Every venue that holds or once held an award, with its state at the moment of reading.",
    also_as=("geojson",),
    rows=lambda moment: venue_rows(Venue.objects.public(day_at(moment)).order_by("pk"), moment),
    fields=(
        Field("id", "Our reference. It never changes.", "venue.reference", is_always_given=True),
        Field(
            "url",
            "Its page.",
            lambda row, _: scheme_address(f"venues/{row.venue.reference}/"),
            FieldKind.ADDRESS,
            is_always_given=True,
        ),
        Field("name", "Its name today, or its last.", "venue.name", is_always_given=True),
        Field("former_names", "Names it had before.", lambda row, _: _names(row.venue.former_names), FieldKind.TEXTS),
        Field("kind", "What it is.", "venue.kind", is_always_given=True, one_of=tuple(VenueKind.values)),
        Field("address_line_1", "Street and number.", "venue.address_line_1", is_always_given=True),
        Field("address_line_2", "More of the address.", "venue.address_line_2"),
        Field("postcode", "With its space.", "venue.postcode"),
        Field("ward_code", "Code of the Office for National Statistics.", lambda row, _: _ward(row).code),
        Field("ward", "Its name.", lambda row, _: _ward(row).name),
        Field("easting", "Metres of the British National Grid.", "venue.easting", FieldKind.WHOLE),
        Field("northing", "Metres of the British National Grid.", "venue.northing", FieldKind.WHOLE),
        Field("longitude", "Degrees, WGS84.", lambda row, _: row.position and row.position[0], FieldKind.NUMBER),
        Field("latitude", "Degrees, WGS84.", lambda row, _: row.position and row.position[1], FieldKind.NUMBER),
        access("step_free", "Whether there is a way in without a step."),
        access("accessible_toilet", "Whether there is an accessible toilet."),
        access("hearing_loop", "Whether there is a hearing loop."),
        Field("website", "Its own website.", "venue.website", FieldKind.TEXT),
        Field("uprn", "Unique property reference number of its premises.", "venue.uprn"),
        Field("fhrs_id", "Its number in the Food Hygiene Rating Scheme.", "venue.fhrs_id"),
        Field("licence_number", "Of its premises licence.", "venue.licence_number"),
        Field("closed_on", "The day it closed.", "venue.closed_on", FieldKind.DAY),
        Field(
            "successor",
            "The id of the venue now at its premises. An accreditation does not pass to it.",
            lambda row, _: row.venue.successor.reference if row.venue.successor_is_public else None,
        ),
        Field("state", "What it reads today.", lambda row, _: str(row.status.state), one_of=STATES,
              is_always_given=True),
        *STANDING,
        Field("level", "Of the accreditation in force.", lambda row, _: row.current and row.current.level),
        Field(
            "awards",
            "Trophies with the accreditation in force.",
            lambda row, _: row.current.awards if row.current else [],
            FieldKind.TEXTS,
        ),
        Field("certificate", "Number of the one in force.", lambda row, _: row.current and row.current.number),
        Field("is_sample", SAMPLE, "venue.is_sample", FieldKind.YES_NO, is_always_given=True),
        modified("When anything here last changed, by an officer or because a day began."),
    ),
)  # fmt: skip

ACCREDITATIONS = Dataset[datetime](
    name="accreditations",
    title="Accreditations",
    about="Every accreditation of every year, with its own state at the moment of reading. Past years stay.",
    rows=lambda moment: accreditation_rows(
        Accreditation.objects.of_public_venues(day_at(moment)).order_by("pk"), moment
    ),
    fields=(
        Field("id", "The number on the certificate.", "accreditation.number", is_always_given=True),
        Field("venue", "The id of the venue.", "accreditation.venue.reference", is_always_given=True),
        Field("venue_name", "The venue's name today.", "accreditation.venue.name", is_always_given=True),
        Field(
            "year", "The year of the scheme.", "accreditation.scheme_year.year", FieldKind.WHOLE, is_always_given=True
        ),
        Field("level", "The level of that year.", "accreditation.level.name", is_always_given=True),
        Field("awards", "Trophies that came with it.", _award_names, FieldKind.TEXTS),
        Field("valid_from", "The first day.", "accreditation.valid_from", FieldKind.DAY, is_always_given=True),
        Field("valid_to", "The last day.", "accreditation.valid_to", FieldKind.DAY, is_always_given=True),
        Field("state", "What it reads today.", lambda row, _: str(row.status.state), one_of=STATES,
              is_always_given=True),
        *STANDING,
        Field("replaced_by", "The number that took its place.",
              lambda row, _: row.accreditation.replaced_by and row.accreditation.replaced_by.number),
        Field("is_sample", SAMPLE, "accreditation.venue.is_sample", FieldKind.YES_NO, is_always_given=True),
        modified("When anything here last changed, by an officer or because a day began."),
    ),
)  # fmt: skip

YEARS = Dataset[datetime](
    name="years",
    title="Years of the scheme",
    about="Whether the scheme ran, and how many venues were accredited. Engaged and accredited are counted apart.",
    rows=lambda moment: SchemeYear.objects.order_by("year"),
    fields=(
        Field("year", "The year.", kind=FieldKind.WHOLE, is_always_given=True),
        Field("ran", "Whether the scheme ran.", kind=FieldKind.YES_NO, is_always_given=True),
        Field("why_not", "Why it did not run.", "not_run_reason"),
        Field("accredited", "Venues accredited, as reported.", "accredited_reported", FieldKind.WHOLE),
        Field("engaged", "Venues that took part in any way, if somebody counted.", kind=FieldKind.WHOLE),
        Field("source", "Where the number was read.", "source_note"),
    ),
)

CATALOGUE = Catalogue(
    title="The register as data",
    about="Which venues hold the award, since when and until when. Read-only, without a key.",
    below=cast(str, reverse_lazy("register_data")),
    licence=LICENCE,
    datasets=(VENUES, ACCREDITATIONS, YEARS),
    formats=("csv", "json", "ndjson"),
)


class NoWard:
    code = name = ""


def _names(rows) -> list[str]:
    return [each.name for each in rows.all()]


def _ward(row):
    return row.venue.ward or NoWard
