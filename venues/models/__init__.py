"""The register of the scheme for venues: rows that officers keep, from which every public page is read."""

from venues.models.accreditations import Accreditation, Certificate, StatusEvent
from venues.models.desk import BeforeImport, CertificateLetter, ImportRun, ImportSheet, Reminder, SheetShape
from venues.models.held_entries import HeldEntry
from venues.models.places import Postcode, Ward
from venues.models.references import ReferencesGiven
from venues.models.scheme_settings import SchemeSettings
from venues.models.scheme_years import Award, Criterion, Level, SchemeYear
from venues.models.venues import FormerName, Known, Venue, VenueChange, VenueKind

__all__ = [
    "Accreditation",
    "Award",
    "BeforeImport",
    "Certificate",
    "CertificateLetter",
    "Criterion",
    "FormerName",
    "HeldEntry",
    "ImportRun",
    "ImportSheet",
    "Known",
    "Level",
    "Postcode",
    "ReferencesGiven",
    "Reminder",
    "SchemeSettings",
    "SchemeYear",
    "SheetShape",
    "StatusEvent",
    "Venue",
    "VenueChange",
    "VenueKind",
    "Ward",
]
