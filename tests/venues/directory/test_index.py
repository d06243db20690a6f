"""The list chooses venues by the very state that their pages show."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.page_store.generation import Generation
from core.page_store.remembering import Remembered
from tests.venues.public_register import level_of, make_venue, noon, year_of
from venues.directory import index
from venues.directory.index import Index
from venues.models import Accreditation, StatusEvent, Venue
from venues.numbers import make_number
from venues.standing import State, on_day

START = date(2025, 1, 1)
KINDS = ["issued", "suspended", "reinstated", "withdrawn", "revoked", "replaced"]
days = st.integers(0, 900).map(lambda number: START + timedelta(days=number))
events = st.lists(st.tuples(days, st.sampled_from(KINDS)), max_size=4)
histories = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 400), events), max_size=3)


def make_history(history) -> Venue:
    """A venue with accreditations one after another: days between, days it lasts, what happened."""
    venue, at = make_venue(), START
    for gap, length, happened in history:
        accreditation = Accreditation.objects.create(
            number=make_number(2026, Accreditation.objects.count()), venue=venue, scheme_year=year_of(2026),
            level=level_of(year_of(2026)), valid_from=at + timedelta(days=gap),
            valid_to=at + timedelta(days=gap + length),
        )  # fmt: skip
        at = accreditation.valid_to + timedelta(days=1)
        StatusEvent.objects.bulk_create(
            StatusEvent(accreditation=accreditation, kind=kind, on=on, recorded_at=noon(on)) for on, kind in happened
        )
    return venue


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories, day=days)
@pytest.mark.slow
@pytest.mark.parametrize("small", [0, 2_000], ids=["a large register", "a small one"])
def test_a_venue_is_found_under_the_state_that_its_page_shows_and_no_other(db, monkeypatch, history, day, small):
    monkeypatch.setattr(index, "SMALL", small)
    venue = make_history(history)
    facts = [each.facts for each in venue.accreditations.prefetch_related("events").order_by("valid_from")]
    found = [state for state in State if any(line.pk == venue.pk for line in Index(day).in_state([state]))]
    assert found == [on_day(facts, day).state]
    venue.accreditations.all().delete()
    venue.delete()


def test_it_is_made_once_until_something_changes_or_the_day_does(settings, tmp_path):
    settings.PAGE_STORE = tmp_path
    generation = Generation(tmp_path / "generation")
    generation.renew()
    made = []
    remembered = Remembered(lambda day: made.append(day) or len(made))
    assert [remembered.for_key(START), remembered.for_key(START)] == [1, 1]
    generation.renew()
    assert remembered.for_key(START) == 2
    assert remembered.for_key(START + timedelta(days=1)) == 3


def test_without_a_page_store_it_is_never_old(settings):
    settings.PAGE_STORE = None
    made = []
    remembered = Remembered(lambda day: made.append(day) or len(made))
    assert [remembered.for_key(START), remembered.for_key(START)] == [1, 2]


@pytest.mark.django_db
def test_a_level_counts_only_while_it_is_held():
    venue = make_history([(0, 100, [])])
    assert Index(START).by_key[venue.pk].levels == ("Pass",)
    assert Index(START + timedelta(days=101)).by_key[venue.pk].levels == ()
