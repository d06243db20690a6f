"""Two accreditations of one venue never count on the same day, unless one replaced the other."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from venues.models import Accreditation, Level, SchemeYear, Venue

pytestmark = pytest.mark.django_db


@pytest.fixture
def level():
    return Level.objects.create(scheme_year=SchemeYear.objects.create(year=2026), name="Commended")


def accreditation(level, venue, first, last) -> Accreditation:
    return Accreditation(venue=venue, scheme_year=level.scheme_year, level=level, valid_from=first, valid_to=last)


def test_the_model_refuses_what_overlaps_by_one_day(level):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    accreditation(level, venue, date(2026, 1, 1), date(2026, 12, 31)).save()
    with pytest.raises(ValidationError) as refused:
        accreditation(level, venue, date(2026, 12, 31), date(2027, 12, 30)).full_clean()
    assert list(refused.value.message_dict) == ["valid_from"]
    accreditation(level, venue, date(2027, 1, 1), date(2027, 12, 31)).full_clean()


def test_the_database_refuses_a_last_day_before_the_first(level):
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    with pytest.raises(IntegrityError), transaction.atomic():
        accreditation(level, venue, date(2026, 2, 1), date(2026, 1, 1)).save()


def test_postgresql_refuses_two_at_once_whoever_writes_them(level):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no such constraint; there the form and the import look.")
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")
    old = accreditation(level, venue, date(2026, 1, 1), date(2026, 12, 31))
    old.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        accreditation(level, venue, date(2026, 6, 1), date(2026, 12, 31)).save()
        connection.check_constraints()
    new = accreditation(level, venue, date(2026, 6, 1), date(2026, 12, 31))
    new.save()
    old.replaced_by = new
    old.save()
    connection.check_constraints()
