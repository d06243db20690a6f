"""A year of campaigns: when each is on, when nothing is, and which run beside each other. Pure: no database, no clock.

Positions are text in percent, ready for an SVG attribute: templates write numbers in the reader's language.
"""

from calendar import month_abbr, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)
LANE = 44  # px down for each bar
HEAD = 28  # px for the names of the months


class Planned(NamedTuple):
    """Something with a season. `is_public`: readers may see it. `group`: its campaign."""

    title: str
    group: str
    first: date
    last: date
    audiences: frozenset[str] = frozenset()
    url: str = ""
    is_public: bool = True
    is_sample: bool = False

    @property
    def days(self) -> str:
        """When it is on, in words."""
        if self.last == date.max:
            return "always on"
        return f"{self.first.day} {self.first:%B %Y} to {self.last.day} {self.last:%B %Y}"

    def is_on_between(self, first: date, last: date) -> bool:
        return self.first <= last and self.last >= first


class Days(NamedTuple):
    first: date
    last: date

    @property
    def length(self) -> int:
        """In days, both included."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class YearBar:
    planned: Planned
    x: str
    width: str
    y: int
    words_y: int
    words_x: str
    anchor: str


@dataclass(frozen=True)
class Month:
    name: str
    x: str
    middle: str
    is_now: bool


@dataclass(frozen=True)
class YearShown:
    """What the picture of a year draws, and the sentence that says the same."""

    year: int
    bars: list[YearBar]
    months: list[Month]
    today: str
    height: int
    summary: str


class MonthListed(NamedTuple):
    """What is on in the month that begins on `first`."""

    first: date
    planned: list[Planned]
    is_now: bool


class YearListed(NamedTuple):
    """The year as a list that begins where a reader stands. In the year that it is, `months` begins with this month,
    whatever is on, and `earlier` holds those before; in any other year `months` holds all. A month without anything
    has no row. What is on all year has no row of its own in each month.
    """

    all_year: list[Planned]
    months: list[MonthListed]
    earlier: list[MonthListed]


def in_year(planned: Sequence[Planned], year: int) -> list[Planned]:
    """Those with a day in `year`, by their first day."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return sorted((each for each in planned if each.is_on_between(first, last)), key=lambda each: each[2:4])


def gaps(planned: Sequence[Planned], year: int, least: int = 28) -> list[Days]:
    """The runs of at least so many days of `year` on which nothing is on."""
    found, free = [], date(year, 1, 1)
    for each in in_year(planned, year):
        if (each.first - free).days >= least:
            found.append(Days(free, each.first - DAY))
        if each.last >= date(year, 12, 31):
            return found
        free = max(free, each.last + DAY)
    end = date(year, 12, 31)
    return [*found, Days(free, end)] if (end - free).days + 1 >= least else found


def clashes(planned: Sequence[Planned], year: int) -> list[tuple[Planned, Planned, Days]]:
    """Pairs that speak to the same people on the same days, with those days."""
    listed, found = in_year(planned, year), []
    for at, one in enumerate(listed):
        for other in listed[at + 1 :]:
            shared = Days(max(one.first, other.first), min(one.last, other.last))
            if shared.first <= shared.last and one.audiences & other.audiences:
                found.append((one, other, shared))
    return found


def drawn(planned: Sequence[Planned], year: int, today: date) -> YearShown:
    """The year at a glance: one bar a season, one lane each."""
    listed = in_year(planned, year)
    return YearShown(
        year=year,
        bars=[_bar(each, year, lane) for lane, each in enumerate(listed)],
        months=[_month(year, number, today) for number in range(1, 13)],
        today=_percent(_share(today, year)) if today.year == year else "",
        height=HEAD + LANE * max(len(listed), 1) + 4,
        summary=_summary(listed, year, today),
    )


def by_month(planned: Sequence[Planned], year: int, today: date) -> YearListed:
    """The year as a list of its months."""
    listed = in_year(planned, year)
    all_year = [each for each in listed if each.first <= date(year, 1, 1) and each.last >= date(year, 12, 31)]
    some_of_it = [each for each in listed if each not in all_year]
    months = []
    for number in range(1, 13):
        first, last = _ends_of(year, number)
        is_now = first <= today <= last
        on = [each for each in (listed if is_now else some_of_it) if each.is_on_between(first, last)]
        if on or is_now:
            months.append(MonthListed(first, on, is_now))
    if year != today.year:
        return YearListed(all_year, months, earlier=[])
    earlier = [month for month in months if month.first.month < today.month]
    return YearListed([], months[len(earlier) :], earlier)  # this month has named what is on all year


def _ends_of(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _share(day: date, year: int) -> float:
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return 100 * min(max((day - date(year, 1, 1)).days, 0), length) / length


def _bar(planned: Planned, year: int, lane: int) -> YearBar:
    start = _share(planned.first, year)
    end = _share(planned.last + DAY if planned.last < date.max else planned.last, year)
    y, is_late = HEAD + LANE * lane, start > 50
    return YearBar(
        planned, _percent(start), _percent(max(end - start, 0.6)), y + 20, y + 15,
        _percent(end if is_late else start), "end" if is_late else "start",
    )  # fmt: skip


def _month(year: int, number: int, today: date) -> Month:
    first, last = _ends_of(year, number)
    start, end = _share(first, year), _share(last + DAY if number < 12 else last, year)
    return Month(month_abbr[number], _percent(start), _percent((start + end) / 2), first <= today <= last)


def _percent(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def _summary(listed: Sequence[Planned], year: int, today: date) -> str:
    if not listed:
        return f"Nothing is planned for {year} yet."
    now = [f"It is {today:%B} now."] if today.year == year else []
    return " ".join([f"{year} at a glance.", *now, *(f"{each.title}: {each.days}." for each in listed)])
