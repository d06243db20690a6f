"""A small register of made-up venues, for tests of what the public reads."""

from datetime import date, datetime

from core.london import LONDON
from venues.models import Accreditation, Level, SchemeYear, StatusEvent, Venue, Ward

TODAY = date(2026, 11, 22)
SECRETS = ("secret-reason", "manager@venue.example", "secret-statement", "4711")


def year_of(number: int, **given) -> SchemeYear:
    year, _ = SchemeYear.objects.get_or_create(year=number, defaults={"applied": 4711, **given})
    return year


def level_of(year: SchemeYear, name: str = "Pass") -> Level:
    level, _ = Level.objects.get_or_create(scheme_year=year, name=name)
    return level


def make_venue(name="The Invented Goose", **given) -> Venue:
    facts = {
        "name": name, "kind": "pub", "address_line_1": "1 Example Lane", "contact_email": "manager@venue.example",
        "statement": "secret-statement", "easting": 532400, "northing": 181300,
    }  # fmt: skip
    return Venue.objects.create(**facts | given)


def once_held(name="The Invented Goose", **given) -> Venue:
    """A venue of which everybody may read, since it held an award long ago."""
    venue = make_venue(name, **given)
    accredit(venue, 2012, level="Old pass")
    return venue


def accredit(venue, year=2026, level="Pass", starts=None, ends=None, number=None, **happened) -> Accreditation:
    """`happened`: kinds of events with their days. Recorded on the day they count from."""
    its_year = year_of(year)
    accreditation = Accreditation.objects.create(
        venue=venue, scheme_year=its_year, level=level_of(its_year, level), number=number or "",
        valid_from=starts or date(year, 9, 15), valid_to=ends or date(year + 1, 9, 14),
    )  # fmt: skip
    Accreditation.objects.filter(pk=accreditation.pk).update(recorded_at=noon(accreditation.valid_from))
    for kind, on in {"issued": accreditation.valid_from, **happened}.items():
        event = StatusEvent.objects.create(
            accreditation=accreditation, kind=kind, on=on, public_reason=f"Why {kind}", private_reason="secret-reason"
        )
        StatusEvent.objects.filter(pk=event.pk).update(recorded_at=noon(on))
    return accreditation


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


def make_ward(name="Cheap", code="E05009298", easting=532000, northing=181000) -> Ward:
    corners = [(0, 0), (900, 0), (900, 900), (0, 900)]
    ring = [[easting + x, northing + y] for x, y in corners]
    return Ward.objects.create(
        code=code, name=name, label_easting=easting + 450, label_northing=northing + 450,
        shape={"sketch": False, "rings": [ring]},
    )  # fmt: skip
