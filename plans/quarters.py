"""Quarters of the calendar year, and years for what no quarter can be said of. Pure: no database, no clock."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.partial_dates import PartialDate

ADDRESS = re.compile(r"(\d{4})-q([1-4])", re.ASCII)
YEAR_ADDRESS = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, order=True)
class Quarter:
    """`number` is 1 to 4; 1 is January to March."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def at(cls, address: str) -> "Quarter | None":
        """The quarter written as `2023-q2`, or None if there is no such quarter."""
        known = ADDRESS.fullmatch(address)
        year, number = (int(part) for part in known.groups()) if known else (0, 0)
        return cls(year, number) if 1 <= year < date.max.year else None

    @property
    def address(self) -> str:
        return f"{self.year:04}-q{self.number}"

    @property
    def short(self) -> str:
        return f"{self.year}, quarter {self.number}"

    @property
    def first(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        following = date(self.year + self.number // 4, self.number % 4 * 3 + 1, 1)
        return following - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.first:%B} to {self.last:%B} {self.year}"


@dataclass(frozen=True, order=True)
class NoQuarter:
    """What is certain to have happened by the end of `year`, though in which quarter no source says."""

    year: int

    @classmethod
    def at(cls, address: str) -> "NoQuarter | None":
        """The year written as `2023`, or None if there is no such year."""
        year = int(address) if YEAR_ADDRESS.fullmatch(address) else 0
        return cls(year) if 1 <= year < date.max.year else None

    @property
    def address(self) -> str:
        return f"{self.year:04}"

    @property
    def short(self) -> str:
        return str(self.year)

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    def __str__(self) -> str:
        return f"{self.year}, quarter not known"


Period = Quarter | NoQuarter


def period_of(when: PartialDate) -> Period:
    """The quarter in which it is certain to lie; else the year by whose end it is certain to have come."""
    quarter = Quarter.of(when.last)
    return quarter if when.first >= quarter.first else NoQuarter(when.last.year)


def period_at(address: str) -> Period | None:
    """The quarter written as `2023-q2`, or what is told of a whole year, written as `2023`."""
    return Quarter.at(address) or NoQuarter.at(address)
