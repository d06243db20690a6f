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


class Days(NamedTuple):
    first: date
    last: date

    @property
    def length(self) -> int:
        """In days, both included."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Bar:
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


@dataclass(frozen=True)
class YearShown:
    """What the picture of a year draws, and the sentence that says the same."""

    year: int
    bars: list[Bar]
    months: list[Month]
    today: str
    height: int
    summary: str


def in_year(planned: Sequence[Planned], year: int) -> list[Planned]:
    """Those with a day in `year`, by their first day."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return sorted((each for each in planned if each.first <= last and each.last >= first), key=lambda each: each[2:4])


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
        months=[_month(year, number) for number in range(1, 13)],
        today=_percent(_share(today, year)) if today.year == year else "",
        height=HEAD + LANE * max(len(listed), 1) + 4,
        summary=_summary(listed, year),
    )


def _share(day: date, year: int) -> float:
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return 100 * min(max((day - date(year, 1, 1)).days, 0), length) / length


def _bar(planned: Planned, year: int, lane: int) -> Bar:
    start = _share(planned.first, year)
    end = _share(planned.last + DAY if planned.last < date.max else planned.last, year)
    y, is_late = HEAD + LANE * lane, start > 50
    return Bar(
        planned, _percent(start), _percent(max(end - start, 0.6)), y + 20, y + 15,
        _percent(end if is_late else start), "end" if is_late else "start",
    )  # fmt: skip


def _month(year: int, number: int) -> Month:
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    start, end = _share(first, year), _share(last + DAY if number < 12 else last, year)
    return Month(month_abbr[number], _percent(start), _percent((start + end) / 2))


def _percent(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def _summary(listed: Sequence[Planned], year: int) -> str:
    if not listed:
        return f"Nothing is planned for {year} yet."
    return f"{year} at a glance. " + " ".join(f"{each.title}: {_when(each)}." for each in listed)


def _when(each: Planned) -> str:
    if each.last == date.max:
        return "always on"
    return f"{each.first.day} {each.first:%B %Y} to {each.last.day} {each.last:%B %Y}"
