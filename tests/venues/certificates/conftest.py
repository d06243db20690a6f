from datetime import UTC, date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from venues.models import Accreditation, Level, SchemeYear, StatusEvent, Venue

# Noon in London, within the days of what `make_accreditation` makes.
NOON = datetime(2026, 6, 1, 11, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def make_accreditation(db):
    """An accreditation of a fictional venue, from 15 September 2025 to 14 September 2026 unless told otherwise."""

    def make(*events: tuple[str, date], name="The Invented Goose", **fields) -> Accreditation:
        year, _ = SchemeYear.objects.get_or_create(year=2025)
        level, _ = Level.objects.get_or_create(scheme_year=year, name="Highly Commended", rank=1)
        venue = fields.pop("venue", None) or Venue.objects.create(
            name=name, address_line_1="1 Example Lane", address_line_2="London", postcode="EC0A 1AA"
        )
        dates = {"valid_from": date(2025, 9, 15), "valid_to": date(2026, 9, 14)} | fields
        accreditation = Accreditation.objects.create(venue=venue, scheme_year=year, level=level, **dates)
        for kind, on in [("issued", dates["valid_from"]), *events]:
            reason = "" if kind == "issued" else f"It was {kind} for a reason."
            StatusEvent.objects.create(
                accreditation=accreditation,
                kind=kind,
                on=on,
                public_reason=reason,
                private_reason="For officers alone.",
            )
        return accreditation

    return make


@pytest.fixture
def at_noon(monkeypatch):
    """Requests come at noon on 1 June 2026."""
    moment = NOON.astimezone(ZoneInfo("Europe/London"))
    monkeypatch.setattr("delivery.clock.timezone", SimpleNamespace(localtime=lambda: moment))
