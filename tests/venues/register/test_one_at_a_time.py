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


@pytest.fixture
def venue():
    return Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row")


def accreditation(level, venue, first, last, **given) -> Accreditation:
    return Accreditation(
        venue=venue, scheme_year=level.scheme_year, level=level, valid_from=first, valid_to=last, **given
    )


def refuses(way_in) -> bool:
    """Whether the database does, at the latest when a transaction ends."""
    try:
        with transaction.atomic():
            way_in()
            connection.check_constraints()
    except IntegrityError:
        return True
    return False


def test_the_model_refuses_what_overlaps_by_one_day(level, venue):
    accreditation(level, venue, date(2026, 1, 1), date(2026, 12, 31)).save()
    with pytest.raises(ValidationError) as refused:
        accreditation(level, venue, date(2026, 12, 31), date(2027, 12, 30)).full_clean()
    assert list(refused.value.message_dict) == ["valid_from"]
    accreditation(level, venue, date(2027, 1, 1), date(2027, 12, 31)).full_clean()


def test_the_database_refuses_a_last_day_before_the_first(level, venue):
    with pytest.raises(IntegrityError), transaction.atomic():
        accreditation(level, venue, date(2026, 2, 1), date(2026, 1, 1)).save()


def test_the_database_refuses_two_at_once_whoever_writes_them(level, venue):
    accreditation(level, venue, date(2026, 1, 1), date(2026, 12, 31)).save()
    second = accreditation(level, venue, date(2026, 12, 31), date(2027, 6, 1))
    assert refuses(second.save)
    unsaved = [accreditation(level, venue, date(2026, 6, 1), date(2026, 6, 1), number="ST26-0000-00")]
    assert refuses(lambda: Accreditation.objects.bulk_create(unsaved))
    following = accreditation(level, venue, date(2027, 1, 1), date(2027, 12, 31))
    following.save()
    ours = Accreditation.objects.filter(pk=following.pk)
    assert refuses(lambda: ours.update(valid_from=date(2026, 12, 31)))
    elsewhere = Venue.objects.create(name="The Tin Lantern", address_line_1="2 Nowhere Row")
    accreditation(level, elsewhere, date(2026, 1, 1), date(2026, 12, 31)).save()
    assert refuses(lambda: Accreditation.objects.update(venue=venue))


def test_what_takes_the_place_of_another_may_and_cannot_come_back_beside_it(level, venue):
    old = accreditation(level, venue, date(2026, 1, 1), date(2026, 12, 31))
    old.save()
    new = accreditation(level, venue, date(2026, 6, 1), date(2026, 12, 31))
    old.replace_with(new)
    connection.check_constraints()
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.replaced_by, new.replaced_by) == (new, None)
    assert refuses(lambda: Accreditation.objects.filter(pk=old.pk).update(replaced_by=None))
