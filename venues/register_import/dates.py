"""Days as spreadsheets and people in Britain write them: read, or refused in words. Pure."""

import re
from calendar import day_name, month_name, monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from core.day_grammar import DayParts, full_year, month_of, parts_of, tidied, without_weekday

TIME = re.compile(  # of a day, at its end: it says nothing here
    r"[t ,]+(?:at )?\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:z|[+-]\d{2}(?::?\d{2})?|gmt|bst|utc)?$"
    r"|[ ,]+(?:at )?\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\.?$"
)
MONTH_ONLY = re.compile(r"([a-z]+)\.?[-/, ]*'?(\d{4}|\d{2})", re.ASCII)
FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})\b", re.ASCII)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
FIRST_SERIAL, LAST_SERIAL = 36526, 73050  # 1 January 2000 and 31 December 2099, as spreadsheet programs count days
ZERO = date(1899, 12, 30)
LONGEST = 60


class NotADay(ValueError):
    """The message says why. `instead`: a day that may be meant, as text that can be read; empty if none is near."""

    def __init__(self, words: str, instead: date | None = None):
        super().__init__(words)
        self.instead = f"{instead:%-d %B %Y}" if instead else ""


def read_day(typed: str, near: date | None = None, is_last: bool = False, month_first: bool = False) -> date:
    """`31/01/2026` (the day first), `2026-01-31`, `31-Jan-26`, `Sunday 1st of February 2026`, `46023` and more.

    `near`: a day in the year that is meant where none is given, and `is_last`, whether the end of a month is: both only
    for what an error suggests. `month_first`: the officer says that figures are written as in the United States.
    Raises NotADay.
    """
    text = tidied(typed[:LONGEST])
    if serial := SERIAL.fullmatch(text):
        return _from_serial(int(serial[1]), typed)
    said = _said_in(text, month_first)
    if said is None or said.year is None:
        raise _unreadable(typed, TIME.sub("", text).strip(" ,"), said, near, is_last)
    year, month, day, weekday = said.year, said.month, said.day, said.weekday
    try:
        found = date(year, month, day)
    except ValueError as problem:
        raise _impossible(typed, year, month, day) from problem
    if weekday is not None and found.weekday() != weekday:
        raise NotADay(f"“{typed}”: {found:%-d %B %Y} is a {day_name[found.weekday()]}. Correct one of the two.", found)
    return found


def _said_in(text: str, month_first: bool = False) -> DayParts | None:
    return parts_of(TIME.sub("", text).strip(" ,"), month_first)


def is_month_first(cells: Iterable[str]) -> bool | None:
    """Whether the days of a column are written the month first, as in the United States; None if no cell tells."""
    day_first = month_first = 0
    for typed in set(cells):
        one, other = _first_figures(typed)
        day_first += 12 < one <= 31 and 0 < other <= 12
        month_first += 12 < other <= 31 and 0 < one <= 12
    return month_first > day_first if day_first or month_first else None


def _first_figures(typed: str) -> tuple[int, int]:
    found = FIGURES.match(typed.strip())
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _from_serial(number: int, typed: str) -> date:
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return ZERO + timedelta(days=number)
    raise NotADay(f"“{typed}” is a number, not a day. Write it like 31/01/2026.")


def _impossible(typed: str, year: int, month: int, day: int) -> NotADay:
    if 1 <= day <= 12 < month <= 31:
        words = f"“{typed}”: there is no month {month}. Write the day first, then the month."
        return NotADay(words, date(year, day, month))
    if 1 <= month <= 12 and 1 <= year <= 9999 and day > 0:
        last = monthrange(year, month)[1]
        return NotADay(f"“{typed}”: {month_name[month]} {year} has {last} days.", date(year, month, last))
    return NotADay(f"“{typed}” is not a day we can read. Write it like 31/01/2026 or 31 January 2026.")


def _unreadable(typed: str, text: str, said: DayParts | None, near: date | None, is_last: bool) -> NotADay:
    if (match := MONTH_ONLY.fullmatch(without_weekday(text)[1])) and (month := month_of(match[1])):
        year = full_year(match[2]) or 0
        day = monthrange(year, month)[1] if is_last else 1
        return NotADay(f"“{typed}” has no day. Write it like 31/01/2026.", date(year, month, day))
    if said:
        return NotADay(f"“{typed}” has no year. Write it like 31/01/2026.", _near(near, said.month, said.day))
    if re.fullmatch(r"[\d.,]+", text):
        return NotADay(f"“{typed}” is a number, not a day. Write it like 31/01/2026.")
    return NotADay(f"“{typed}” is not a day we can read. Write it like 31/01/2026 or 31 January 2026.")


def _near(near: date | None, month: int, day: int) -> date | None:
    """That day and month, in the year that brings it nearest to `near`."""
    if near is None:
        return None
    found = []
    for year in (near.year - 1, near.year, near.year + 1):
        if 1 <= day <= monthrange(year, month)[1]:
            found.append(date(year, month, day))
    return min(found, key=lambda each: abs(each - near), default=None)
