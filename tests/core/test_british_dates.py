"""What is typed the British way is understood or refused in words; it never becomes another day."""

from datetime import date, datetime

import pytest

from core.british_dates import DateNotUnderstood, moment_in_words, read_day, read_moment
from core.london import LONDON

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=LONDON)
TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    "typed, day",
    [
        ("31/10/2027", date(2027, 10, 31)),
        ("1/11/27", date(2027, 11, 1)),
        ("1.11.2026", date(2026, 11, 1)),
        ("01-Nov-26", date(2026, 11, 1)),
        ("1 Nov", date(2026, 11, 1)),
        ("2 jan", date(2027, 1, 2)),
        ("29 feb", date(2028, 2, 29)),
        ("31st of October 2027", date(2027, 10, 31)),
        ("31 October, 2027", date(2027, 10, 31)),
        ("the 3rd of March", date(2027, 3, 3)),
        ("Sunday 1 November 2026", date(2026, 11, 1)),
        ("Sat 5th Dec", date(2026, 12, 5)),
        ("1st Nov '26", date(2026, 11, 1)),
        ("Nov 1, 2026", date(2026, 11, 1)),
        ("2027-10-31", date(2027, 10, 31)),
        ("  31 / 10 / 2027 ", date(2027, 10, 31)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 12, 1)),
        ("in 2 weeks", date(2026, 12, 14)),
        ("in a month", date(2026, 12, 30)),
    ],
)
def test_a_day_is_understood(typed, day):
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed, words",
    [
        ("31/11/2026", "November has 30 days."),
        ("30 Feb 2027", "February 2027 has 28 days."),
        ("10/31/2027", "There is no month 31. We read the day first: 31/10/2027."),
        ("Monday 1 November 2026", "1 November 2026 is a Sunday."),
        ("next October", "is not a day we can read"),
        ("November 2026", "is not a day we can read"),
        ("44927", "is not a day we can read"),
        ("1/11/3027", "1,001 years from now"),
        ("1/11/2127", "101 years from now"),
        ("0/1/2026", "There is no day 0."),
    ],
)
def test_what_is_no_day_is_refused_in_words(typed, words):
    with pytest.raises(DateNotUnderstood) as refusal:
        read_day(typed, TODAY)
    assert words in str(refusal.value)


def test_a_month_written_first_is_offered_the_other_way_round():
    with pytest.raises(DateNotUnderstood) as refusal:
        read_day("10/31/2027", TODAY)
    assert refusal.value.instead == date(2027, 10, 31)


@pytest.mark.parametrize(
    "typed, words",
    [
        ("tomorrow 9am", "Tuesday 1 December 2026, 9am, London time (GMT)"),
        ("9.30pm tomorrow", "Tuesday 1 December 2026, 9.30pm, London time (GMT)"),
        ("1/11/27 9am", "Monday 1 November 2027, 9am, London time (GMT)"),
        ("1 Dec noon", "Tuesday 1 December 2026, 12 noon, London time (GMT)"),
        ("Jan 1, 12 noon", "Friday 1 January 2027, 12 noon, London time (GMT)"),  # once read as the year 2012
        ("Jan 1, 12:00 noon", "Friday 1 January 2027, 12 noon, London time (GMT)"),
        ("midday on 1 Nov 2027", "Monday 1 November 2027, 12 noon, London time (GMT)"),
        ("1 Nov 2027 @ 9am", "Monday 1 November 2027, 9am, London time (GMT)"),
        ("1/11/27 21:00 hrs", "Monday 1 November 2027, 9pm, London time (GMT)"),
        ("6/4/27 0730", "Tuesday 6 April 2027, 7.30am, London time (BST)"),
        ("8 March 2027", "Monday 8 March 2027, midnight at its start, London time (GMT)"),  # no half past eight
        ("Friday, 8th February, 2019, 10.55 am.", "Friday 8 February 2019, 10.55am, London time (GMT)"),
        ("1/12/2026 00:00", "Tuesday 1 December 2026, midnight at its start, London time (GMT)"),
        ("1/12/2026", "Tuesday 1 December 2026, midnight at its start, London time (GMT)"),
        ("2027-07-01T09:00", "Thursday 1 July 2027, 9am, London time (BST)"),
        ("31/10/2027 1.30am GMT", "Sunday 31 October 2027, 1.30am, London time (GMT)"),
        ("31/10/2027 1.30am BST", "Sunday 31 October 2027, 1.30am, London time (BST)"),
    ],
)
def test_a_time_is_understood_in_london(typed, words):
    assert moment_in_words(read_moment(typed, NOW)) == words


@pytest.mark.parametrize(
    "typed, words",
    [
        ("28/3/2027 1.30am", "does not exist"),
        ("31/10/2027 1.30am", "comes twice"),
        ("1/12/2026 25:00", "no time of the day"),
        ("9am", "is not a day we can read"),
        ("1 Nov 2026 9", "is not a day we can read"),
    ],
)
def test_what_is_no_time_is_refused_in_words(typed, words):
    with pytest.raises(DateNotUnderstood) as refusal:
        read_moment(typed, NOW)
    assert words in str(refusal.value)
