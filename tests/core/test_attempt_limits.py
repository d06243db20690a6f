"""What is counted holds in every process, however many try at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from core.attempt_limits import Attempt, AttemptLimit, count_attempt, forget_expired, seconds_to_wait

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
FIVE = AttemptLimit("a trial", 5, timedelta(hours=1), timedelta(seconds=30))
THREE_AN_HOUR = AttemptLimit("another trial", 3, timedelta(hours=1), from_first=True)


@pytest.mark.databases
@pytest.mark.django_db(transaction=True)
def test_of_twenty_sent_at_once_five_are_tried():
    def attempt(_):
        try:
            return count_attempt([Attempt(FIVE, "one"), Attempt(THREE_AN_HOUR, f"x{_}")], NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        waits = list(threads.map(attempt, range(20)))
    assert waits.count(0) == 5 and set(waits) == {0, 30}


def test_an_hour_runs_from_the_first(db):
    for minute in (0, 20, 40):
        assert count_attempt([Attempt(THREE_AN_HOUR, "one")], NOON + timedelta(minutes=minute)) == 0
    assert seconds_to_wait([Attempt(THREE_AN_HOUR, "one")], NOON + timedelta(minutes=50)) == 600
    assert count_attempt([Attempt(THREE_AN_HOUR, "one")], NOON + timedelta(minutes=60)) == 0


def test_a_clock_that_was_set_back_holds_nobody_for_ever(db):
    for _ in range(5):
        count_attempt([Attempt(FIVE, "one")], NOON)
    assert seconds_to_wait([Attempt(FIVE, "one")], NOON - timedelta(days=300)) <= 900


def test_what_is_over_is_deleted(db):
    count_attempt([Attempt(FIVE, "one")], NOON)
    assert forget_expired(NOON + timedelta(minutes=59)) == 0
    assert forget_expired(NOON + timedelta(minutes=60)) == 1
