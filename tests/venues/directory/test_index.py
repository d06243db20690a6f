"""The list chooses venues by the very state that their pages show."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delivery.generation import Generation
from delivery.local_cache import GenerationMemo
from tests.venues.public_register import level_of, make_venue, make_ward, noon, year_of
from venues.certificate_numbers import make_number
from venues.directory import index_loader
from venues.directory.index import VenueIndex
from venues.directory.index_loader import load_index
from venues.models import Accreditation, FormerName, StatusEvent, Venue, Ward
from venues.status import AwardState, status_on
from venues.visibility import is_public

START = date(2025, 1, 1)
KINDS = ["issued", "suspended", "reinstated", "withdrawn", "revoked", "replaced"]
days = st.integers(0, 900).map(lambda number: START + timedelta(days=number))
events = st.lists(st.tuples(days, st.sampled_from(KINDS)), max_size=4)
histories = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 400), events), max_size=3)


def index_on(day: date) -> VenueIndex:
    return load_index(day, None).index


def make_history(history) -> Venue:
    """A venue with accreditations one after another: days between, days it lasts, what happened."""
    venue, at = make_venue(), START
    for gap, length, happened in history:
        accreditation = Accreditation.objects.create(
            number=make_number(2026, Accreditation.objects.count(), "ST"), venue=venue, scheme_year=year_of(2026),
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
@pytest.mark.databases
@pytest.mark.parametrize("small", [0, 2_000], ids=["a large register", "a small one"])
def test_a_venue_is_found_under_the_state_that_its_page_shows_and_no_other(db, monkeypatch, history, day, small):
    monkeypatch.setattr(index_loader, "SMALL", small)
    venue = make_history(history)
    facts = [each.facts for each in venue.accreditations.prefetch_related("events").order_by("valid_from")]
    found = [
        state
        for state in AwardState
        if any(line.pk == venue.pk for line in index_on(day).in_state([state], of_all=True))
    ]
    assert found == [status_on(facts, day).state]
    is_read_by_all = any(line.pk == venue.pk for line in index_on(day).lines)
    assert is_read_by_all == Venue.objects.public(day).filter(pk=venue.pk).exists() == is_public(facts, day)
    assert is_read_by_all or not status_on(facts, day).is_in_force
    venue.accreditations.all().delete()
    venue.delete()


def test_it_is_made_once_until_something_changes_or_the_day_does(settings, tmp_path):
    settings.PAGE_STORE = tmp_path
    generation = Generation(tmp_path / "generation")
    generation.bump()
    made = []
    remembered = GenerationMemo(lambda day, before: made.append(before) or len(made))
    assert [remembered.for_key(START), remembered.for_key(START)] == [1, 1]
    generation.bump()
    assert remembered.for_key(START) == 2
    assert remembered.for_key(START + timedelta(days=1)) == 3
    assert made == [None, 1, 2]  # each is given the one before, to mend


def test_without_a_page_store_it_is_never_old(settings):
    settings.PAGE_STORE = None
    made = []
    remembered = GenerationMemo(lambda day, before: made.append(before) or len(made))
    assert [remembered.for_key(START), remembered.for_key(START)] == [1, 2]


def long_ago() -> None:
    """As if nothing had been changed for a year."""
    then = noon(START - timedelta(days=365))
    Venue.objects.update(changed_at=then)
    Accreditation.objects.update(changed_at=then)
    StatusEvent.objects.update(recorded_at=then)


CHANGES = {
    "renamed": lambda venue: (FormerName.objects.create(venue=venue, name="Old"), setattr(venue, "name", "New")),
    "suspended": lambda venue: StatusEvent.objects.create(
        accreditation=venue.accreditations.first(), kind="suspended", on=START
    ),
    "given another": lambda venue: Accreditation.objects.create(
        venue=venue, scheme_year=year_of(2026), level=level_of(year_of(2026), "Better"),
        valid_from=START + timedelta(days=200), valid_to=START + timedelta(days=250),
    ),
    "taken one": lambda venue: venue.accreditations.first().delete(),
    "taken all": lambda venue: venue.accreditations.all().delete(),
    "taken one and given another": lambda venue: (CHANGES["taken one"](venue), CHANGES["given another"](venue)),
    "moved": lambda venue: setattr(venue, "ward", Ward.objects.get()),
    "gone": lambda venue: (venue.accreditations.all().delete(), venue.delete()),
    "joined by another": lambda venue: make_venue("Another"),
    "in a ward of another name": lambda venue: Ward.objects.update(name="Walbrook"),
    "at a level of another name": lambda venue: year_of(2026).levels.update(name="Passed"),
    "left alone": lambda venue: None,
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("later", [0, 50, 120], ids=["the same day", "later", "when it has ended"])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("small", [0, 2_000], ids=["a large register", "a small one"])
def test_what_is_mended_is_as_if_all_had_been_read_again(monkeypatch, change, later, small):
    monkeypatch.setattr(index_loader, "SMALL", small)
    ward = make_ward()
    venues = [make_history([(0, 100, [])]) for _ in range(3)]
    venues.append(make_venue("Without", ward=ward))
    long_ago()
    before = load_index(START, None)
    venue = venues[1]
    CHANGES[change](venue)
    if change in ("renamed", "moved"):
        venue.save()
    day = START + timedelta(days=later)
    mended, anew = load_index(day, before), load_index(day, None)
    assert mended.version == anew.version
    assert mended.index.all_lines == anew.index.all_lines
    assert mended.index.by_key == anew.index.by_key
    assert mended.index.spelling.words == anew.index.spelling.words
    assert mended.index.context.level_names == anew.index.context.level_names
    assert [line.ward.name for line in mended.index.lines if line.ward] == [
        line.ward.name for line in anew.index.lines if line.ward
    ]


@pytest.mark.django_db
def test_only_what_changed_is_read_again(monkeypatch):
    venues = [make_history([(0, 100, [])]) for _ in range(3)]
    long_ago()
    before = load_index(START, None)
    venues[0].name = "Another name"
    venues[0].save()
    after = load_index(START, before)
    kept = [line.pk for line in after.index.lines if line is before.index.by_key[line.pk]]
    assert kept == [venue.pk for venue in venues[1:]]


@pytest.mark.django_db
def test_what_is_saved_and_reads_as_before_leaves_what_views_made_of_it():
    venue = make_history([(0, 100, [])])
    long_ago()
    before = load_index(START, None)
    venue.save()
    assert load_index(START, before).index is before.index
    assert load_index(START + timedelta(days=1), before).index is not before.index


@pytest.mark.django_db
def test_what_took_long_to_be_saved_is_not_missed():
    """A row notes when it was changed, and others can read it only once all of an import is saved."""
    venue = make_history([(0, 100, [])])
    long_ago()
    before = load_index(START, None)
    Venue.objects.filter(pk=venue.pk).update(name="Late", changed_at=before.read_at - timedelta(minutes=5))
    assert load_index(START, before).index.by_key[venue.pk].name == "Late"


@pytest.mark.django_db
def test_a_register_put_back_from_a_copy_is_read_anew():
    venue = make_history([(0, 100, [])])
    long_ago()
    Venue.objects.filter(pk=venue.pk).update(name="Changed", changed_at=noon(START))
    before = load_index(START, None)
    Venue.objects.filter(pk=venue.pk).update(name="As it was", changed_at=noon(START - timedelta(days=9)))
    assert load_index(START, before).index.by_key[venue.pk].name == "As it was"


@pytest.mark.django_db
def test_a_level_counts_only_while_it_is_held():
    venue = make_history([(0, 100, [])])
    assert index_on(START).by_key[venue.pk].levels == ("Pass",)
    assert index_on(START + timedelta(days=101)).by_key[venue.pk].levels == ()
