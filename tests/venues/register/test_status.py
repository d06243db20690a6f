"""What an accreditation reads on a day: the dates a reader could check by hand, then whatever dates there are."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.london import LONDON
from venues.status import AwardEvent, AwardEventKind, AwardFacts, AwardState, in_force_on, status_at, status_on

K = AwardEventKind
YEAR = AwardFacts(date(2026, 1, 1), date(2026, 12, 31), (AwardEvent(K.ISSUED, date(2026, 1, 1)),))


class Held(NamedTuple):
    facts: AwardFacts


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
    assert status_at([YEAR], noon(*day)).state == state


def test_it_says_since_and_until_when():
    reads = status_at([YEAR], noon(2026, 6, 1))
    assert (reads.since, reads.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert reads.changes_at == datetime(2026, 12, 1, tzinfo=LONDON)
    assert status_at([YEAR], noon(2027, 6, 1)).since == date(2027, 1, 1)
    assert status_at([YEAR], noon(2027, 6, 1)).changes_at is None


def test_it_ends_at_midnight_in_london_and_not_in_greenwich():
    summer = AwardFacts(date(2025, 7, 1), date(2026, 6, 30))
    assert status_at([summer], datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC)).state == AwardState.EXPIRES_SOON
    assert status_at([summer], datetime(2026, 6, 30, 23, 0, tzinfo=UTC)).state == AwardState.EXPIRED


def test_a_venue_that_closes_takes_its_award_with_it_from_that_day_on():
    closed_on = date(2026, 6, 1)
    assert status_at([YEAR], noon(2026, 5, 31), closed_on).changes_at == datetime(2026, 6, 1, tzinfo=LONDON)
    closed = status_at([YEAR], noon(2026, 8, 1), closed_on)
    assert (closed.state, closed.since, closed.reason) == (AwardState.WITHDRAWN, closed_on, "The venue closed.")
    assert closed.ended_with_venue and not closed.is_in_force
    assert in_force_on([Held(YEAR)], date(2026, 5, 31), closed_on) == [Held(YEAR)]
    assert in_force_on([Held(YEAR)], closed_on, closed_on) == []


@pytest.mark.parametrize("last_day", [date(2026, 12, 30), date(2026, 12, 31)])
def test_what_had_run_out_before_the_venue_closed_did_not_end_with_it(last_day):
    year = AwardFacts(date(2026, 1, 1), last_day)
    reads = status_on([year], date(2027, 2, 1), date(2026, 12, 31))
    assert reads.ended_with_venue is (last_day == date(2026, 12, 31))


def test_what_was_revoked_stays_revoked_when_the_venue_closes():
    revoked = with_events(AwardEvent(K.REVOKED, date(2026, 3, 1)))
    assert status_on([revoked], date(2026, 8, 1), date(2026, 6, 1)) == status_on([revoked], date(2026, 8, 1))
    assert status_on([], date(2026, 8, 1), date(2026, 6, 1)).state == AwardState.NEVER_HELD


def test_what_is_suspended_or_to_come_ends_with_the_venue():
    suspended = with_events(AwardEvent(K.SUSPENDED, date(2026, 3, 1)))
    assert status_on([suspended], date(2026, 8, 1), date(2026, 6, 1)).state == AwardState.WITHDRAWN
    assert status_on([YEAR], date(2025, 11, 1), date(2025, 10, 1)).state == AwardState.WITHDRAWN


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        status_at([YEAR], datetime(2026, 6, 1))


def test_what_is_suspended_comes_back_when_reinstated():
    both = with_events(
        AwardEvent(K.SUSPENDED, date(2026, 3, 1), "Under review."), AwardEvent(K.REINSTATED, date(2026, 4, 1))
    )
    suspended = status_at([both], noon(2026, 3, 15))
    assert (suspended.state, suspended.reason) == (AwardState.SUSPENDED, "Under review.")
    assert suspended.changes_at == datetime(2026, 4, 1, tzinfo=LONDON)
    assert status_at([both], noon(2026, 4, 1)).state == AwardState.ACCREDITED
    assert status_at([both], noon(2026, 4, 1)).since == date(2026, 4, 1)


def test_of_one_day_the_event_recorded_last_counts():
    day = date(2026, 3, 1)
    both = with_events(AwardEvent(K.SUSPENDED, day), AwardEvent(K.REINSTATED, day))
    assert status_at([both], noon(2026, 3, 1)).state == AwardState.ACCREDITED


@pytest.mark.parametrize(
    ("kind", "state"),
    [(K.SUSPENDED, AwardState.EXPIRED), (K.REVOKED, AwardState.REVOKED), (K.WITHDRAWN, AwardState.WITHDRAWN)],
)
def test_after_its_last_day_a_suspension_is_over_and_a_revocation_is_not(kind, state):
    assert status_at([with_events(AwardEvent(kind, date(2026, 3, 1)))], noon(2027, 3, 1)).state == state


def test_a_later_issue_keeps_it_from_counting_earlier():
    late = AwardFacts(date(2026, 1, 1), date(2026, 12, 31), (AwardEvent(K.ISSUED, date(2026, 7, 1)),))
    assert status_at([late], noon(2026, 6, 30)).state == AwardState.NOT_YET
    assert status_at([late], noon(2026, 6, 30)).until == date(2026, 6, 30)
    assert status_at([late], noon(2026, 7, 1)).since == date(2026, 7, 1)


def test_a_venue_that_renewed_does_not_expire_soon():
    following = AwardFacts(date(2027, 1, 1), date(2027, 12, 31))
    reads = status_at([YEAR, following], noon(2026, 12, 20))
    assert (reads.state, reads.until) == (AwardState.ACCREDITED, date(2027, 12, 31))
    gap = AwardFacts(date(2027, 1, 2), date(2027, 12, 31))
    assert status_at([YEAR, gap], noon(2026, 12, 20)).state == AwardState.EXPIRES_SOON


def test_a_venue_reads_what_happened_last():
    revoked = with_events(AwardEvent(K.REVOKED, date(2026, 3, 1)))
    older = AwardFacts(date(2025, 1, 1), date(2025, 12, 31))
    newer = AwardFacts(date(2027, 1, 1), date(2027, 12, 31))
    assert status_at([older, revoked], noon(2026, 6, 1)).state == AwardState.REVOKED
    assert status_at([revoked, newer], noon(2027, 6, 1)).state == AwardState.ACCREDITED
    assert status_at([revoked, newer], noon(2028, 6, 1)).state == AwardState.EXPIRED
    assert status_at([], noon(2026, 6, 1)).state == AwardState.NEVER_HELD


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
    assert status_at([one], moment).state == walked(one, moment.date())


@calm
@given(st.lists(accreditations(), max_size=3), MOMENTS, st.none() | DAYS)
@pytest.mark.slow
def test_it_stays_so_until_it_says_it_changes(facts, moment, closed_on):
    reads = status_at(facts, moment, closed_on)
    end = reads.changes_at.date() if reads.changes_at else date(2029, 1, 1)
    now, day = status_on(facts, moment.date(), closed_on), moment.date()
    assert reads.changes_at is None or reads.changes_at > moment
    while day < end:
        assert status_on(facts, day, closed_on) == now
        day += timedelta(days=1)
    if reads.changes_at:
        assert status_on(facts, end, closed_on) != now
        assert reads.changes_at.time().isoformat() == "00:00:00"


@calm
@given(accreditations(), AFTER_ISSUE, MOMENTS)
def test_an_event_changes_nothing_before_its_day(one, event, moment):
    longer = AwardFacts(one.valid_from, one.valid_to, (*one.events, event))
    if moment.date() < event.on:
        assert status_on([longer], moment.date()) == status_on([one], moment.date())


@calm
@given(accreditations(), MOMENTS, MOMENTS)
def test_what_was_replaced_never_comes_back(one, first, second):
    earlier, later = sorted((first.date(), second.date()))
    if status_on([one], earlier).state == AwardState.REPLACED:
        assert status_on([one], later).state == AwardState.REPLACED


@calm
@given(st.permutations(range(3)), st.lists(accreditations(), min_size=3, max_size=3), MOMENTS)
@pytest.mark.slow
def test_the_order_in_which_rows_are_read_does_not_matter(order, facts, moment):
    shuffled = [facts[position] for position in order]
    assert status_on(shuffled, moment.date()).state == status_on(facts, moment.date()).state


@calm
@given(accreditations(), MOMENTS)
def test_only_what_counts_today_is_in_force(one, moment):
    reads, day = status_at([one], moment), moment.date()
    if reads.is_in_force:
        assert one.valid_from <= day <= one.valid_to
        assert reads.since <= day <= reads.until


def test_the_days_of_a_year_follow_each_other_without_a_hole():
    days = [date(2025, 12, 1) + timedelta(days=number) for number in range(430)]
    states = [status_on([YEAR], day).state for day in days]
    changes = [pair for pair in pairwise(states) if pair[0] != pair[1]]
    assert changes == [
        (AwardState.NOT_YET, AwardState.ACCREDITED),
        (AwardState.ACCREDITED, AwardState.EXPIRES_SOON),
        (AwardState.EXPIRES_SOON, AwardState.EXPIRED),
    ]
