"""Open or closed: on ordinary days, past midnight, on bank holidays, and in the two nights when clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.london import LONDON
from support_services.bank_holidays import bank_holidays_of
from support_services.hours import OpeningStatus, check_hours, open_state

WEEKDAYS = "Mo-Fr 09:00-17:00"


def london(*at, fold: int = 0) -> datetime:
    return datetime(*at, tzinfo=LONDON, fold=fold)


def test_a_line_is_open_from_its_first_minute_and_closed_from_its_last():
    assert open_state(WEEKDAYS, london(2026, 11, 23, 9)).is_open
    assert open_state(WEEKDAYS, london(2026, 11, 23, 16, 59)).is_open
    assert open_state(WEEKDAYS, london(2026, 11, 23, 17)).state is OpeningStatus.CLOSED


def test_an_open_line_knows_when_it_closes_and_a_closed_one_when_it_opens():
    assert open_state(WEEKDAYS, london(2026, 11, 20, 11)).changes_at == london(2026, 11, 20, 17)
    assert open_state(WEEKDAYS, london(2026, 11, 20, 18)).opens_at == london(2026, 11, 23, 9)


def test_a_line_that_never_closes_never_changes():
    state = open_state("24/7", london(2026, 12, 25, 3))
    assert state.is_open and state.changes_at is None


def test_hours_that_nobody_knows_are_not_known():
    assert open_state("", london(2026, 11, 20, 11)).state is OpeningStatus.UNKNOWN


def test_a_night_past_midnight_belongs_to_the_evening_it_began():
    late = "Fr 22:00-02:30"
    assert open_state(late, london(2026, 11, 21, 1)).is_open  # a Saturday
    assert open_state(late, london(2026, 11, 20, 1)).state is OpeningStatus.CLOSED  # a Friday
    assert open_state(late, london(2026, 11, 20, 23)).changes_at == london(2026, 11, 21, 2, 30)


# Bank holidays of England: the third and the last two are missing from the list of opening-hours-py.
@pytest.mark.parametrize(
    "day", [(2026, 12, 25), (2026, 12, 28), (2026, 1, 1), (2027, 12, 27), (2026, 4, 6), (2026, 8, 31)]
)
def test_a_line_closed_on_bank_holidays_is_closed_then(day):
    assert not open_state("Mo-Su 09:00-17:00; PH off", london(*day, 11)).is_open
    assert open_state("Mo-Su 09:00-17:00", london(*day, 11)).is_open


def test_scotland_and_northern_ireland_keep_their_own_holidays():
    assert date(2026, 1, 2) not in bank_holidays_of(2026)
    assert date(2026, 3, 17) not in bank_holidays_of(2026)


def test_after_a_row_of_holidays_the_next_opening_is_the_first_working_day():
    assert open_state(f"{WEEKDAYS}; PH off", london(2026, 12, 24, 18)).opens_at == london(2026, 12, 29, 9)


def test_hours_not_known_on_bank_holidays_are_said_to_be_unknown_and_not_closed():
    state = open_state(f"{WEEKDAYS}; PH unknown", london(2026, 12, 25, 11))
    assert state.state is OpeningStatus.UNKNOWN
    assert state.opens_at == london(2026, 12, 29, 9)


def test_short_hours_on_bank_holidays_are_kept():
    assert open_state(f"{WEEKDAYS}; PH 10:00-12:00", london(2026, 12, 25, 11)).is_open
    assert not open_state(f"{WEEKDAYS}; PH 10:00-12:00", london(2026, 12, 25, 13)).is_open


def test_the_moment_may_come_from_any_time_zone():
    assert open_state(WEEKDAYS, datetime(2026, 7, 1, 8, 30, tzinfo=UTC)).is_open  # 9:30 in London
    assert not open_state(WEEKDAYS, datetime(2026, 7, 1, 16, 30, tzinfo=UTC)).is_open


def test_in_spring_a_line_that_opens_in_the_missing_hour_opens_when_the_clocks_jump():
    state = open_state("Mo-Su 01:30-05:00", london(2026, 3, 29, 0, 30))
    assert state.opens_at == london(2026, 3, 29, 2)


def test_in_autumn_nobody_is_told_open_in_the_hour_that_may_be_either():
    assert not open_state("Mo-Su 01:30-05:00", london(2026, 10, 25, 1, 45, fold=0)).is_open
    assert open_state("Mo-Su 01:30-05:00", london(2026, 10, 25, 1, 45, fold=1)).is_open
    assert not open_state("Mo-Su 20:00-01:30", london(2026, 10, 25, 1, 15, fold=1)).is_open


def test_a_day_is_an_hour_longer_or_shorter_when_clocks_change():
    saturday = open_state("Sa-Su 00:00-24:00; Mo-Fr off", london(2026, 10, 24, 12))
    assert saturday.changes_at.astimezone(UTC) - london(2026, 10, 24, 0).astimezone(UTC) == timedelta(hours=49)


def test_the_night_that_a_bank_holiday_takes_away_does_not_go_on_after_midnight():
    night = "Mo-Su 22:00-02:30; PH off"
    assert not open_state(night, london(2026, 12, 29, 1)).is_open  # after the evening of the 28th
    assert open_state(night, london(2026, 12, 30, 1)).is_open
    assert open_state("24/7; PH off", london(2026, 12, 29, 1)).is_open


def test_two_rules_of_which_one_runs_past_midnight_are_refused_because_the_night_would_be_cut_short():
    with pytest.raises(ValueError, match="commas"):
        check_hours("Mo-Th 20:00-02:00; Fr 20:00-04:00")
    check_hours("Mo-Th 20:00-02:00, Fr 20:00-04:00; PH off")
    assert open_state("Mo-Th 20:00-02:00, Fr 20:00-04:00; PH off", london(2026, 11, 20, 1)).is_open


@pytest.mark.parametrize(
    "text",
    [
        "garbage", "Mo-Fr 9-17", "Mo-Fr 25:00-26:00", "Mo-Fr 9am-5pm", "\x00", "x" * 50_000, "sunrise-sunset",
        "SH off", "Mo-Fr 10:00+", 'Mo-Fr 09:00-17:00 "ring first"', "Mo-Fr 09:00-17:00 || unknown",
        "Mo-Fr,PH 09:00-17:00", "PH",
    ],
)  # fmt: skip
def test_hours_that_cannot_be_read_are_refused_in_words_that_say_what_to_write(text):
    with pytest.raises(ValueError, match="Mo-Fr 09:00-17:00; PH off|; PH off"):
        check_hours(text)


def test_hours_that_can_be_read_or_are_empty_are_taken():
    for text in ("", "24/7", f"{WEEKDAYS}; PH off", "Mo,We 09:00-20:00; Tu 09:30-16:00,18:00-20:00; PH unknown"):
        check_hours(text)


# What is true of any hours. The oracle below looks at the clock on the wall and at nothing else.

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
minutes = st.integers(0, 24 * 60 - 5).map(lambda minute: minute - minute % 5)
weeks = st.dictionaries(st.sampled_from(DAYS), st.tuples(minutes, minutes).filter(lambda pair: pair[0] != pair[1]))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2029, 12, 31)).map(
    lambda at: at.replace(tzinfo=UTC, microsecond=0)
)
around_clock_changes = st.builds(
    lambda night, minute: night + timedelta(minutes=minute),
    st.sampled_from([datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]),
    st.integers(-180, 180),
)


def text_of(week: dict) -> str:
    return ", ".join(f"{day} {said(opens)}-{said(closes)}" for day, (opens, closes) in week.items()) or "off"


def said(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def covers(week: dict, wall: datetime) -> bool:
    """Whether any span of the week holds this time on the wall."""
    minute = wall.hour * 60 + wall.minute
    opens, closes = week.get(DAYS[wall.weekday()], (0, 0))
    today = opens <= minute < closes if opens < closes else minute >= opens and opens != closes
    opens, closes = week.get(DAYS[wall.weekday() - 1], (0, 0))
    return today or (closes < opens and minute < closes)


def clocks_change_near(moment: datetime) -> bool:
    hour = timedelta(hours=1)
    return (moment - hour).astimezone(LONDON).utcoffset() != (moment + 2 * hour).astimezone(LONDON).utcoffset()


@settings(max_examples=150, deadline=None)
@given(weeks, moments)
@pytest.mark.slow
def test_open_is_what_the_clock_on_the_wall_says(week, moment):
    if not clocks_change_near(moment):
        assert open_state(text_of(week), moment).is_open == covers(week, moment.astimezone(LONDON))


@settings(max_examples=150, deadline=None)
@given(weeks, st.one_of(moments, around_clock_changes), st.floats(0, 1, exclude_max=True))
@pytest.mark.slow
def test_nothing_changes_before_the_next_change_and_something_does_then(week, moment, part):
    text = text_of(week)
    state = open_state(text, moment)
    if state.changes_at is None:
        return
    assert state.changes_at > moment
    before = min(moment + (state.changes_at - moment) * part, state.changes_at - timedelta(seconds=1))
    assert open_state(text, before).state is state.state
    assert open_state(text, state.changes_at).state is not state.state


@settings(max_examples=60, deadline=None)
@given(weeks, around_clock_changes)
def test_open_is_never_claimed_when_both_readings_of_the_wall_say_closed(week, moment):
    if open_state(text_of(week), moment).is_open:
        assert covers(week, moment.astimezone(LONDON))


@settings(max_examples=60, deadline=None)
@given(weeks, st.sampled_from(sorted(bank_holidays_of(2026))), st.times())
def test_a_line_closed_on_bank_holidays_is_closed_all_of_that_day(week, day, at):
    moment = datetime.combine(day, time(at.hour, at.minute), tzinfo=LONDON)
    assert not open_state(f"{text_of(week)}; PH off", moment).is_open
