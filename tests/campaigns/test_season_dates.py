"""Seasons by the calendar: pure, so a day is all it takes."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.season_dates import Season, SeasonState, covering

WINTER = Season(date(2026, 11, 16), date(2027, 1, 3))
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@dataclass
class Edition:
    season: Season


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 11, 15), SeasonState.COMING),
        (date(2026, 11, 16), SeasonState.ON),
        (date(2027, 1, 3), SeasonState.ON),
        (date(2027, 1, 4), SeasonState.PAST),
    ],
)
def test_both_days_belong_to_it(day, state):
    assert WINTER.state(day) is state


def test_what_is_always_on_never_ends():
    always = Season(date(2026, 1, 1), None, is_always_on=True)
    assert always.state(date(2025, 12, 31)) is SeasonState.COMING
    assert always.state(date(2099, 1, 1)) is SeasonState.ON
    still_with_a_day = Season(date(2026, 1, 1), date(2026, 2, 1), is_always_on=True)  # as an older draft may have it
    assert still_with_a_day.state(date(2026, 2, 2)) is SeasonState.ON


def test_what_can_never_be_right_is_said_at_its_field():
    assert "before the first" in Season(date(2026, 2, 1), date(2026, 1, 1)).contradictions["ends_on"]
    assert "always on" in Season(None, date(2026, 1, 1), is_always_on=True).contradictions["ends_on"]
    assert not WINTER.contradictions


def test_a_draft_may_lack_its_days_and_is_told_which():
    assert set(Season(None, None).missing) == {"starts_on", "ends_on"}
    assert not Season(None, None, is_always_on=True).missing


def test_it_reads_as_people_write():
    assert str(WINTER) == "16 November 2026 to 3 January 2027"
    assert str(Season(date(2026, 5, 1), date(2026, 5, 1))) == "1 May 2026"
    assert str(Season(None, None)) == "Dates to come"


def test_seasons_that_share_a_day_overlap():
    assert WINTER.overlaps(Season(date(2027, 1, 3), date(2027, 2, 1)))
    assert not WINTER.overlaps(Season(date(2027, 1, 4), date(2027, 2, 1)))
    assert not WINTER.overlaps(Season(None, date(2027, 2, 1)))
    assert WINTER.overlaps(Season(None, None, is_always_on=True))


@given(DAYS, st.integers(0, 400), DAYS, st.integers(0, 400))
def test_overlapping_is_mutual_and_means_a_shared_day(one, length, other, other_length):
    first = Season(one, one + timedelta(days=length))
    second = Season(other, other + timedelta(days=other_length))
    shared = max(one, other) <= min(first.ends_on, second.ends_on)
    assert first.overlaps(second) is second.overlaps(first) is shared


def test_the_one_that_counts_is_on_else_the_next_else_the_last():
    past = Edition(Season(date(2025, 11, 17), date(2026, 1, 4)))
    older = Edition(Season(date(2024, 11, 17), date(2025, 1, 4)))
    coming, on = Edition(Season(date(2027, 11, 15), date(2028, 1, 2))), Edition(WINTER)
    day = date(2026, 12, 1)
    assert covering([past, coming, on], day) is on
    assert covering([past, coming], day) is coming
    assert covering([older, past], day) is past
    assert covering([], day) is None
