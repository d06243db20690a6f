"""Dates as exact as their source and no more. Pure: no database and no clock."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How much of a stored date the source really says. The rest of it is only there to sort by."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    EARLY_YEAR = "early_year"
    YEAR = "year"


MONTHS_COVERED = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.EARLY_YEAR: 4, Precision.YEAR: 12}


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, month, quarter, early part of a year, or year.

    `first` is the first day it can mean: for “early 2017”, 1 January 2017. “Early” is read as January to April.
    """

    first: date
    precision: Precision = Precision.DAY

    @property
    def last(self) -> date:
        """The last day it can mean."""
        if self.precision == Precision.DAY:
            return self.first
        months = self.first.year * 12 + self.first.month - 1 + MONTHS_COVERED[self.precision]
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)

    def __str__(self) -> str:
        year = self.first.year
        match self.precision:
            case Precision.DAY:
                return f"{self.first.day} {self.first:%B} {year}"
            case Precision.MONTH:
                return f"{self.first:%B} {year}"
            case Precision.QUARTER:
                return f"{self.first:%B} to {self.last:%B} {year}"
            case Precision.EARLY_YEAR:
                return f"early {year}"
            case Precision.YEAR:
                return str(year)

    @property
    def machine(self) -> str:
        """For `<time datetime>`: as much of ISO 8601 as is known."""
        lengths = {Precision.DAY: 10, Precision.MONTH: 7, Precision.QUARTER: 7}
        return self.first.isoformat()[: lengths.get(self.precision, 4)]


def first_day(given: date, precision: Precision) -> date:
    """The first day of the period that `given` lies in, so that equal dates are stored equally."""
    match precision:
        case Precision.MONTH:
            return given.replace(day=1)
        case Precision.QUARTER:
            return given.replace(month=(given.month - 1) // 3 * 3 + 1, day=1)
        case Precision.YEAR | Precision.EARLY_YEAR:
            return given.replace(month=1, day=1)
    return given
