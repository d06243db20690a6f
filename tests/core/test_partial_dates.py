"""A date is never more exact than its source: nowhere it is shown, compared, sorted or filed does a day appear."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.partial_dates import PartialDate, Precision

patient = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
days = st.dates(date(1998, 1, 1), date(2040, 12, 31))
partial_dates = st.builds(PartialDate, days, st.sampled_from(list(Precision)))


@pytest.mark.parametrize(
    ("precision", "words", "earliest", "last", "machine"),
    [
        ("day", "20 January 2017", date(2017, 1, 20), date(2017, 1, 20), "2017-01-20"),
        ("month", "January 2017", date(2017, 1, 1), date(2017, 1, 31), "2017-01"),
        ("by_month", "by January 2017", date.min, date(2017, 1, 31), "2017-01"),
        ("by_day", "by 20 January 2017", date.min, date(2017, 1, 20), "2017-01-20"),
        ("season", "winter 2016–17", date(2016, 12, 1), date(2017, 2, 28), "2016"),
        ("quarter", "January to March 2017", date(2017, 1, 1), date(2017, 3, 31), "2017"),
        ("early_year", "early 2017", date(2017, 1, 1), date(2017, 6, 30), "2017"),
        ("late_year", "late 2017", date(2017, 7, 1), date(2017, 12, 31), "2017"),
        ("year", "2017", date(2017, 1, 1), date(2017, 12, 31), "2017"),
    ],
)
def test_each_precision_says_so_much_and_no_more(precision, words, earliest, last, machine):
    when = PartialDate(date(2017, 1, 20), Precision(precision))
    assert (str(when), when.earliest, when.last, when.machine) == (words, earliest, last, machine)


@pytest.mark.parametrize(
    ("given_day", "words"),
    [
        (date(2015, 3, 1), "spring 2015"),
        (date(2015, 8, 31), "summer 2015"),
        (date(2015, 11, 30), "autumn 2015"),
        (date(2015, 12, 1), "winter 2015–16"),
        (date(2016, 2, 29), "winter 2015–16"),
    ],
)
def test_january_and_february_belong_to_the_winter_before(given_day, words):
    assert str(PartialDate(given_day, Precision.SEASON)) == words


@patient
@given(partial_dates, days)
def test_it_has_come_only_when_that_is_certain_either_way(when, day):
    answer = when.has_come_by(day)
    assert (answer is True) == (day >= when.last)
    assert (answer is False) == (day < when.earliest)


@patient
@given(partial_dates)
def test_in_words_and_for_machines_no_day_is_named_unless_the_source_names_it(when):
    names_a_day = when.precision in ("day", "by_day")
    assert bool(re.match(r"(by )?\d{1,2} ", str(when))) == names_a_day
    assert (len(when.machine) == 10) == names_a_day
    assert re.search(r"\d{4}", str(when))


@patient
@given(partial_dates, partial_dates)
def test_in_a_list_what_is_certain_to_be_earlier_stands_first(one, other):
    if one.last < other.first:
        assert one < other
        assert sorted([other, one]) == [one, other]


@patient
@given(days, st.sampled_from(list(Precision)), st.integers(0, 400))
def test_any_day_of_the_stretch_is_stored_as_the_same_date(day, precision, more):
    when = PartialDate(day, precision)
    within = min(when.first + timedelta(more), when.last)
    assert PartialDate(within, precision) == when


def test_the_ends_of_the_calendar_break_nothing():
    assert PartialDate(date(9999, 12, 31), Precision.YEAR).last == date.max
    assert PartialDate(date(1, 1, 1), Precision.SEASON).first.year == 1
