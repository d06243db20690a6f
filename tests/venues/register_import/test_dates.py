"""Days as spreadsheets, registers from abroad and officers write them."""

from datetime import date

import pytest

from venues.register_import.dates import NotADay, is_month_first, read_day


@pytest.mark.parametrize(
    "typed",
    ["01-Nov-26", "1 Nov 26", "01/11/2026 00:00", "2026/11/01", "Sunday 1 November 2026", "1st of November 2026",
     "Sun, 1 Nov 2026", "November 1, 2026", "46327", "46327.5", "2026-11-01T00:00:00Z", "1.11.26", "20261101",
     "1/11/2026 12:30 PM", "1 Nov '26", "01-NOV-2026 00:00:00.000", "2026/11/01 00:00:00+00", "1–11–2026",
     "1 / 11 / 26", "2026-Nov-01", "Nov 1st 2026"],
)  # fmt: skip
def test_days_as_spreadsheets_and_officers_write_them(typed):
    assert read_day(typed) == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("typed", "says", "instead"),
    [
        ("1st Nov", "has no year", "1 November 2026"),
        ("Nov 2026", "has no day", "1 November 2026"),
        ("12/31/2026", "no month 31", "31 December 2026"),
        ("31/11/2026", "has 30 days", "30 November 2026"),
        ("Monday 1 November 2026", "is a Sunday", "1 November 2026"),
        ("next October", "not a day we can read", ""),
    ],
)
def test_a_day_that_cannot_be_says_why_and_what_may_be_meant(typed, says, instead):
    with pytest.raises(NotADay, match=says) as problem:
        read_day(typed, near=date(2026, 11, 1))
    assert problem.value.instead == instead


def test_days_with_the_month_first_are_read_where_the_officer_says_so():
    assert read_day("3/5/19 0:00", month_first=True) == date(2019, 3, 5)
    assert read_day("12/31/2026", month_first=True) == date(2026, 12, 31)
    assert read_day("31 Dec 2026", month_first=True) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("cells", "is_so"),
    [
        (["3/20/18 10:53", "3/5/19 0:00"], True), (["31/10/2027", "1/11/2026", "10/31/2027"], False),
        (["1/11/2026", "2/11/2026"], None), (["2026-12-31", "12-Mar-26", "020 7946 0000"], None),
    ],
)  # fmt: skip
def test_a_column_tells_whether_its_months_stand_first(cells, is_so):
    assert is_month_first(cells) is is_so
