"""What the database chooses is what the folding says, for any history."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from venues.directory.states import in_state
from venues.models import Accreditation, Level, SchemeYear, StatusEvent, Venue
from venues.numbers import make_number
from venues.standing import LONDON, State, standing_at

START = date(2025, 1, 1)
days = st.integers(0, 900).map(lambda number: START + timedelta(days=number))
events = st.lists(
    st.tuples(days, st.sampled_from(["suspended", "reinstated", "withdrawn", "revoked", "replaced"])), max_size=4
)
one = st.tuples(st.integers(0, 60), st.integers(40, 400), events)
histories = st.lists(one, max_size=3)


@pytest.fixture
def level(db):
    year = SchemeYear.objects.create(year=2026)
    return Level.objects.create(scheme_year=year, name="Pass", rank=1)


def make_venue(history, level) -> Venue:
    """A venue with accreditations one after another: days between, days it lasts, what happened."""
    venue = Venue.objects.create(name="The Invented Goose", address_line_1="1 Example Lane")
    at = START
    for gap, length, happened in history:
        serial = Accreditation.objects.count()
        accreditation = Accreditation.objects.create(
            number=make_number(2026, serial), venue=venue, scheme_year=level.scheme_year, level=level,
            valid_from=at + timedelta(days=gap), valid_to=at + timedelta(days=gap + length),
        )  # fmt: skip
        at = accreditation.valid_to + timedelta(days=1)
        StatusEvent.objects.bulk_create(
            StatusEvent(accreditation=accreditation, kind=kind, on=on, recorded_at=datetime.now(LONDON))
            for on, kind in sorted(happened, key=lambda pair: pair[0])
        )
    return venue


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories, day=days)
def test_a_venue_is_found_under_the_state_that_its_page_shows_and_no_other(level, history, day):
    venue = make_venue(history, level)
    facts = [each.facts for each in venue.accreditations.prefetch_related("events").order_by("valid_from")]
    folded = standing_at(facts, datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)).state
    found = [state for state in State if in_state(Venue.objects.filter(pk=venue.pk), [state], day)]
    assert found == [folded]
