"""Samples show every state, say that they are samples, and go without a trace."""

from io import StringIO

import pytest
from django.core.management import call_command

from delivery.clock import london_now
from venues.directory.index_loader import load_index
from venues.models import Accreditation, Award, Certificate, Level, SchemeYear, Venue, Ward
from venues.sample_names import made_up_name
from venues.status import AwardState

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.databases]


@pytest.fixture
def samples():
    Ward.objects.create(code="W1", name="Cheap", label_easting=532196, label_northing=181317)
    call_command("sample_venues", stdout=StringIO())


def test_they_show_every_state_and_say_what_they_are(samples):
    today = london_now().date()
    states = {line.status.state for line in load_index(today, None).index.all_lines}
    states |= set(Accreditation.objects.with_state(today).values_list("state_now", flat=True))
    assert states == {state.value for state in AwardState}
    assert Venue.objects.count() == 80
    assert all(
        venue.is_sample and venue.name.endswith("(sample)") and not venue.postcode for venue in Venue.objects.all()
    )
    assert all(level.name.endswith("(sample)") for level in Level.objects.all())
    assert all(certificate.kid.startswith("test-") for certificate in Certificate.objects.all())


def test_nothing_of_them_overlaps_but_what_was_replaced(samples):
    for held in Accreditation.objects.filter(replaced_by__isnull=True):
        assert held.overlapping() is None


def test_they_go_without_a_trace_and_leave_the_rest(samples):
    real = Venue.objects.create(name="Entered by an officer", address_line_1="1 Nowhere Row")
    years = SchemeYear.objects.count()
    call_command("remove_samples", stdout=StringIO())
    assert list(Venue.objects.all()) == [real]
    assert not Accreditation.objects.exists() and not Level.objects.exists() and not Award.objects.exists()
    assert SchemeYear.objects.count() == years


def test_a_real_key_signs_no_sample(settings):
    settings.CERTIFICATE_KEY = bytes(range(32))
    call_command("sample_venues", stdout=StringIO())
    assert not Certificate.objects.exists()


def test_a_register_for_measuring_has_venues_and_years():
    call_command("make_register", venues=200, years=3, stdout=StringIO())
    assert (Venue.objects.count(), Accreditation.objects.count()) == (200, 540)
    assert len({made_up_name(number) for number in range(500)}) == 500
