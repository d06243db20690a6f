"""Quarters of the calendar year. Pure: no database, no clock."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

ADDRESS = re.compile(r"(\d{4})-q([1-4])", re.ASCII)


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
    def first(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        following = date(self.year + self.number // 4, self.number % 4 * 3 + 1, 1)
        return following - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.first:%B} to {self.last:%B} {self.year}"
