"""Dates as exact as their source and no more. Pure: no database and no clock.

A date that is not known to the day is a stretch of days, and it lies somewhere in it. Whether it has come by a
given day therefore has three answers: yes, no, and not known.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering


class Precision(StrEnum):
    """How much of a stored date the source really says. The rest of it is only there to sort by."""

    DAY = "day"
    MONTH = "month"
    BY_MONTH = "by_month"
    BY_DAY = "by_day"
    SEASON = "season"
    QUARTER = "quarter"
    EARLY_YEAR = "early_year"
    LATE_YEAR = "late_year"
    YEAR = "year"


MONTHS_COVERED = {
    Precision.MONTH: 1,
    Precision.BY_MONTH: 1,
    Precision.SEASON: 3,
    Precision.QUARTER: 3,
    Precision.EARLY_YEAR: 6,
    Precision.LATE_YEAR: 6,
    Precision.YEAR: 12,
}
ON_ONE_DAY = (Precision.DAY, Precision.BY_DAY)
OPEN_BEFORE = (Precision.BY_DAY, Precision.BY_MONTH)
WINTER, JULY = 12, 7
SEASONS = {3: "spring", 6: "summer", 9: "autumn", WINTER: "winter"}  # by their first month


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day, month, season, quarter, half of a year, or year; or some time up to a day or the end of a month.

    `first` is the first day it can mean: for “early 2017”, 1 January 2017. “Early” is read as the first half of the
    year and “late” as the second, because no source means less by them. For “by January 2024” it is the first day of
    that month, and what happened may lie before it.
    """

    first: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", first_day(self.first, self.precision))

    @property
    def earliest(self) -> date:
        """The first day on which it may have come."""
        return date.min if self.precision in OPEN_BEFORE else self.first

    @property
    def last(self) -> date:
        """The last day it can mean."""
        if self.precision in ON_ONE_DAY:
            return self.first
        months = self.first.year * 12 + self.first.month - 1 + MONTHS_COVERED[self.precision]
        if months // 12 > date.max.year:
            return date.max
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)

    def has_come_by(self, day: date) -> bool | None:
        """Whether it has come by the end of `day`; None if it may have or may not."""
        if self.last <= day:
            return True
        return None if self.earliest <= day else False

    def __lt__(self, other: "PartialDate") -> bool:
        """In a list, what is certain to be earlier stands first; a whole year stands before the days in it."""
        return self._place < other._place

    @property
    def _place(self) -> tuple[date, timedelta, Precision]:
        return self.first, date.max - self.last, self.precision

    def __str__(self) -> str:
        year, month = self.first.year, f"{self.first:%B}"
        match self.precision:
            case Precision.DAY:
                return f"{self.first.day} {month} {year}"
            case Precision.MONTH:
                return f"{month} {year}"
            case Precision.BY_DAY:
                return f"by {self.first.day} {month} {year}"
            case Precision.BY_MONTH:
                return f"by {month} {year}"
            case Precision.SEASON:
                years = f"{year}–{(year + 1) % 100:02}" if self.first.month == WINTER else year
                return f"{SEASONS[self.first.month]} {years}"
            case Precision.QUARTER:
                return f"{month} to {self.last:%B} {year}"
            case Precision.EARLY_YEAR:
                return f"early {year}"
            case Precision.LATE_YEAR:
                return f"late {year}"
            case Precision.YEAR:
                return str(year)

    @property
    def in_time(self) -> str:
        """With the word that goes before it in a sentence: on 5 June 2023, in 2023, by January 2024."""
        if self.precision in OPEN_BEFORE:
            return str(self)
        return f"on {self}" if self.precision == Precision.DAY else f"in {self}"

    @property
    def machine(self) -> str:
        """For `<time datetime>`: as much of ISO 8601 as is known, and never more.

        There is no such form for a season, a quarter or a half of a year, so of these it says the year in which they
        begin.
        """
        lengths = {Precision.DAY: 10, Precision.BY_DAY: 10, Precision.MONTH: 7, Precision.BY_MONTH: 7}
        return self.first.isoformat()[: lengths.get(self.precision, 4)]


def first_day(given: date, precision: Precision) -> date:
    """The first day of the period that `given` lies in, so that equal dates are stored equally."""
    match precision:
        case Precision.MONTH | Precision.BY_MONTH:
            return given.replace(day=1)
        case Precision.QUARTER:
            return given.replace(month=(given.month - 1) // 3 * 3 + 1, day=1)
        case Precision.SEASON:
            return _first_of_season(given)
        case Precision.LATE_YEAR:
            return given.replace(month=JULY, day=1)
        case Precision.YEAR | Precision.EARLY_YEAR:
            return given.replace(month=1, day=1)
    return given


def _first_of_season(given: date) -> date:
    """Spring begins with March. January and February belong to the winter that began the year before."""
    if given.month < min(SEASONS) and given.year > date.min.year:
        return date(given.year - 1, WINTER, 1)
    return given.replace(month=max(given.month // 3 * 3, min(SEASONS)), day=1)
