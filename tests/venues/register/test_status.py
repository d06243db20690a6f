"""What an accreditation reads on a day: the dates a reader could check by hand, then whatever dates there are."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.london import LONDON
from venues.status import AwardEvent, AwardEventKind, AwardFacts, AwardState, on_day, standing_at

K = AwardEventKind
YEAR = AwardFacts(date(2026, 1, 1), date(2026, 12, 31), (AwardEvent(K.ISSUED, date(2026, 1, 1)),))


def noon(*day) -> datetime:
    return datetime(*day, 12, tzinfo=LONDON)


def with_events(*events: AwardEvent) -> AwardFacts:
    return AwardFacts(YEAR.valid_from, YEAR.valid_to, (*YEAR.events, *events))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ((2025, 12, 31), AwardState.NOT_YET),
        ((2026, 1, 1), AwardState.ACCREDITED),
        ((2026, 11, 30), AwardState.ACCREDITED),
        ((2026, 12, 1), AwardState.EXPIRES_SOON),
        ((2026, 12, 31), AwardState.EXPIRES_SOON),
        ((2027, 1, 1), AwardState.EXPIRED),
    ],
)
def test_a_year_reads_by_its_days(day, state):
    assert standing_at([YEAR], noon(*day)).state == state


def test_it_says_since_and_until_when():
    standing = standing_at([YEAR], noon(2026, 6, 1))
    assert (standing.since, standing.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert standing.changes_at == datetime(2026, 12, 1, tzinfo=LONDON)
    assert standing_at([YEAR], noon(2027, 6, 1)).since == date(2027, 1, 1)
    assert standing_at([YEAR], noon(2027, 6, 1)).changes_at is None


def test_it_ends_at_midnight_in_london_and_not_in_greenwich():
    summer = AwardFacts(date(2025, 7, 1), date(2026, 6, 30))
    assert standing_at([summer], datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC)).state == AwardState.EXPIRES_SOON
    assert standing_at([summer], datetime(2026, 6, 30, 23, 0, tzinfo=UTC)).state == AwardState.EXPIRED


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        standing_at([YEAR], datetime(2026, 6, 1))


def test_what_is_suspended_comes_back_when_reinstated():
    both = with_events(
        AwardEvent(K.SUSPENDED, date(2026, 3, 1), "Under review."), AwardEvent(K.REINSTATED, date(2026, 4, 1))
    )
    suspended = standing_at([both], noon(2026, 3, 15))
    assert (suspended.state, suspended.reason) == (AwardState.SUSPENDED, "Under review.")
    assert suspended.changes_at == datetime(2026, 4, 1, tzinfo=LONDON)
    assert standing_at([both], noon(2026, 4, 1)).state == AwardState.ACCREDITED
    assert standing_at([both], noon(2026, 4, 1)).since == date(2026, 4, 1)


def test_of_one_day_the_event_recorded_last_counts():
    day = date(2026, 3, 1)
    both = with_events(AwardEvent(K.SUSPENDED, day), AwardEvent(K.REINSTATED, day))
    assert standing_at([both], noon(2026, 3, 1)).state == AwardState.ACCREDITED


@pytest.mark.parametrize(
    ("kind", "state"),
    [(K.SUSPENDED, AwardState.EXPIRED), (K.REVOKED, AwardState.REVOKED), (K.WITHDRAWN, AwardState.WITHDRAWN)],
)
def test_after_its_last_day_a_suspension_is_over_and_a_revocation_is_not(kind, state):
    assert standing_at([with_events(AwardEvent(kind, date(2026, 3, 1)))], noon(2027, 3, 1)).state == state


def test_a_later_issue_keeps_it_from_counting_earlier():
    late = AwardFacts(date(2026, 1, 1), date(2026, 12, 31), (AwardEvent(K.ISSUED, date(2026, 7, 1)),))
    assert standing_at([late], noon(2026, 6, 30)).state == AwardState.NOT_YET
    assert standing_at([late], noon(2026, 6, 30)).until == date(2026, 6, 30)
    assert standing_at([late], noon(2026, 7, 1)).since == date(2026, 7, 1)


def test_a_venue_that_renewed_does_not_expire_soon():
    following = AwardFacts(date(2027, 1, 1), date(2027, 12, 31))
    standing = standing_at([YEAR, following], noon(2026, 12, 20))
    assert (standing.state, standing.until) == (AwardState.ACCREDITED, date(2027, 12, 31))
    gap = AwardFacts(date(2027, 1, 2), date(2027, 12, 31))
    assert standing_at([YEAR, gap], noon(2026, 12, 20)).state == AwardState.EXPIRES_SOON


def test_a_venue_reads_what_happened_last():
    revoked = with_events(AwardEvent(K.REVOKED, date(2026, 3, 1)))
    older = AwardFacts(date(2025, 1, 1), date(2025, 12, 31))
    newer = AwardFacts(date(2027, 1, 1), date(2027, 12, 31))
    assert standing_at([older, revoked], noon(2026, 6, 1)).state == AwardState.REVOKED
    assert standing_at([revoked, newer], noon(2027, 6, 1)).state == AwardState.ACCREDITED
    assert standing_at([revoked, newer], noon(2028, 6, 1)).state == AwardState.EXPIRED
    assert standing_at([], noon(2026, 6, 1)).state == AwardState.NEVER_HELD


# How long an example takes says nothing here: the machine may be busy.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
MOMENTS = st.datetimes(datetime(2023, 6, 1), datetime(2028, 6, 1), timezones=st.just(LONDON))
AFTER_ISSUE = st.builds(AwardEvent, st.sampled_from([kind for kind in K if kind != K.ISSUED]), DAYS)


@st.composite
def accreditations(draw):
    first, second = sorted((draw(DAYS), draw(DAYS)))
    return AwardFacts(first, second, tuple(draw(st.lists(st.builds(AwardEvent, st.sampled_from(K), DAYS), max_size=5))))


def walked(one: AwardFacts, day: date) -> AwardState:
    """The same question asked of one accreditation the slow way: day after day, as an officer would live it."""
    status, today = None, date(2023, 1, 1)
    while today <= day:
        for event in [event for event in one.events if event.on == today]:
            if status == "replaced" or event.kind == K.ISSUED:
                continue
            status = None if event.kind == K.REINSTATED else event.kind.value
        today += timedelta(days=1)
    if status and not (status == "suspended" and day > one.valid_to):
        return AwardState(status)
    if day > one.valid_to:
        return AwardState.EXPIRED
    issued = [event.on for event in one.events if event.kind == K.ISSUED]
    if day < one.valid_from or (issued and day < min(issued)):
        return AwardState.NOT_YET
    return AwardState.EXPIRES_SOON if (one.valid_to - day).days <= 30 else AwardState.ACCREDITED


@calm
@given(accreditations(), MOMENTS)
@pytest.mark.slow
def test_it_reads_as_if_lived_day_by_day(one, moment):
    assert standing_at([one], moment).state == walked(one, moment.date())


@calm
@given(st.lists(accreditations(), max_size=3), MOMENTS)
@pytest.mark.slow
def test_it_stays_so_until_it_says_it_changes(facts, moment):
    standing = standing_at(facts, moment)
    end = standing.changes_at.date() if standing.changes_at else date(2029, 1, 1)
    now, day = on_day(facts, moment.date()), moment.date()
    assert standing.changes_at is None or standing.changes_at > moment
    while day < end:
        assert on_day(facts, day) == now
        day += timedelta(days=1)
    if standing.changes_at:
        assert on_day(facts, end) != now
        assert standing.changes_at.time().isoformat() == "00:00:00"


@calm
@given(accreditations(), AFTER_ISSUE, MOMENTS)
def test_an_event_changes_nothing_before_its_day(one, event, moment):
    longer = AwardFacts(one.valid_from, one.valid_to, (*one.events, event))
    if moment.date() < event.on:
        assert on_day([longer], moment.date()) == on_day([one], moment.date())


@calm
@given(accreditations(), MOMENTS, MOMENTS)
def test_what_was_replaced_never_comes_back(one, first, second):
    earlier, later = sorted((first.date(), second.date()))
    if on_day([one], earlier).state == AwardState.REPLACED:
        assert on_day([one], later).state == AwardState.REPLACED


@calm
@given(st.permutations(range(3)), st.lists(accreditations(), min_size=3, max_size=3), MOMENTS)
@pytest.mark.slow
def test_the_order_in_which_rows_are_read_does_not_matter(order, facts, moment):
    shuffled = [facts[position] for position in order]
    assert on_day(shuffled, moment.date()).state == on_day(facts, moment.date()).state


@calm
@given(accreditations(), MOMENTS)
def test_only_what_counts_today_is_in_force(one, moment):
    standing, day = standing_at([one], moment), moment.date()
    if standing.is_in_force:
        assert one.valid_from <= day <= one.valid_to
        assert standing.since <= day <= standing.until


def test_the_days_of_a_year_follow_each_other_without_a_hole():
    days = [date(2025, 12, 1) + timedelta(days=number) for number in range(430)]
    states = [on_day([YEAR], day).state for day in days]
    changes = [pair for pair in pairwise(states) if pair[0] != pair[1]]
    assert changes == [
        (AwardState.NOT_YET, AwardState.ACCREDITED),
        (AwardState.ACCREDITED, AwardState.EXPIRES_SOON),
        (AwardState.EXPIRES_SOON, AwardState.EXPIRED),
    ]
