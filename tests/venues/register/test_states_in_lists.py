"""Lists and filters ask the database for the state; it must say what the page says."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.london import LONDON
from venues.models import Accreditation, Level, SchemeYear, StatusEvent, Venue
from venues.status import AwardEventKind, AwardState, status_at

pytestmark = [pytest.mark.django_db, pytest.mark.databases]
START = date(2025, 1, 1)
DAYS = st.integers(0, 900).map(lambda number: START + timedelta(days=number))
EVENTS = st.lists(st.tuples(st.sampled_from(list(AwardEventKind)), DAYS), max_size=3)


@st.composite
def periods(draw):
    """Up to three, of 60 days or more, that do not overlap; often without a gap."""
    first, found = draw(DAYS), []
    for _ in range(draw(st.integers(0, 3))):
        last = first + timedelta(days=draw(st.integers(60, 365)))
        found.append((first, last, draw(EVENTS)))
        first = last + timedelta(days=draw(st.sampled_from([1, 1, 2, 40])))
    return found


@pytest.fixture
def level():
    year = SchemeYear.objects.create(year=2026)
    return Level.objects.create(scheme_year=year, name="Commended")


def keep(level, periods, closed_on) -> Venue:
    venue = Venue.objects.create(name="The Paper Lantern", address_line_1="1 Nowhere Row", closed_on=closed_on)
    for first, last, events in periods:
        held = Accreditation.objects.create(
            venue=venue, scheme_year=level.scheme_year, level=level, valid_from=first, valid_to=last
        )
        for kind, on in events:
            StatusEvent.objects.create(accreditation=held, kind=kind, on=on)
    return venue


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(periods(), DAYS, st.none() | DAYS)
@pytest.mark.slow
def test_a_list_says_what_the_page_says(level, periods, day, closed_on):
    venue = keep(level, periods, closed_on)
    held = venue.accreditations.prefetch_related("events")
    moment = datetime(day.year, day.month, day.day, 15, tzinfo=LONDON)
    try:
        listed = {one.pk: one.state_now for one in Accreditation.objects.filter(venue=venue).with_state(day)}
        assert listed == {one.pk: status_at([one.facts], moment, closed_on).state for one in held}
        for state in AwardState:
            found = set(Accreditation.objects.filter(venue=venue).in_state(state, day).values_list("pk", flat=True))
            assert found == {pk for pk, its in listed.items() if its == state}
        in_force = set(Accreditation.objects.filter(venue=venue).in_force(day).values_list("pk", flat=True))
        assert in_force == {one.pk for one in held if status_at([one.facts], moment, closed_on).is_in_force}
    finally:
        Accreditation.objects.all().delete()
        venue.delete()
