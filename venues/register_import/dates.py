"""Days as spreadsheets and people in Britain write them. Pure."""

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = ["january", "february", "march", "april", "may", "june", "july"]
MONTHS += ["august", "september", "october", "november", "december"]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

TIME = re.compile(  # of a day, at its end: it says nothing here
    r"[t ,]+(?:at )?\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:z|[+-]\d{2}:?\d{2}|gmt|bst)?$"
    r"|[ ,]+(?:at )?\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\.?$"
)
BIG_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII)
NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})", re.ASCII)
TOGETHER = re.compile(r"(20\d{2})(\d{2})(\d{2})", re.ASCII)
DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:of )?[-/. ]?\s*([a-z]+)\.?[-/,. ]*\s*(\d{4}|\d{2}|['’]\d{2})?", re.ASCII
)
MONTH_FIRST = re.compile(r"([a-z]+)\.?[-/ ]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+|[-/])(\d{4}|\d{2})", re.ASCII)
MONTH_ONLY = re.compile(r"([a-z]+)\.?[-/, ]*(\d{4}|['’]?\d{2})", re.ASCII)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
FIRST_SERIAL, LAST_SERIAL = 36526, 73050  # 1 January 2000 and 31 December 2099, as spreadsheet programs count days
ZERO = date(1899, 12, 30)
LONGEST = 60


class NotADay(ValueError):
    """The message says why. `instead`: a day that may be meant, as text that can be read; empty if none is near."""

    def __init__(self, words: str, instead: date | None = None):
        super().__init__(words)
        self.instead = f"{instead:%-d %B %Y}" if instead else ""


def read_day(typed: str, near: date | None = None, is_last: bool = False) -> date:
    """`31/01/2026` (the day always first), `2026-01-31`, `31-Jan-26`, `Sunday 1st of February 2026`, `46023` and more.

    `near`: a day in the year that is meant where none is given, and `is_last`, whether the end of a month is: both only
    for what an error suggests. Raises NotADay.
    """
    text = " ".join(typed.split()).casefold()[:LONGEST].strip(" .,;")
    if serial := SERIAL.fullmatch(text):
        return _from_serial(int(serial[1]), typed)
    text = TIME.sub("", text).strip(" ,")
    weekday, text = _without_weekday(text)
    if not (parts := _parts(text)):
        raise _unreadable(typed, text, near, is_last)
    year, month, day = parts
    try:
        found = date(year, month, day)
    except ValueError as problem:
        raise _impossible(typed, year, month, day) from problem
    if weekday is not None and found.weekday() != weekday:
        raise NotADay(
            f"“{typed}”: {found:%-d %B %Y} is a {WEEKDAYS[found.weekday()].capitalize()}. Correct one of the two.",
            found,
        )
    return found


def _from_serial(number: int, typed: str) -> date:
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return ZERO + timedelta(days=number)
    raise NotADay(f"“{typed}” is a number, not a day. Write it like 31/01/2026.")


def _without_weekday(text: str) -> tuple[int | None, str]:
    word, _, rest = text.partition(" ")
    plain = word.rstrip(".,")
    if rest and len(plain) > 2 and plain.isalpha():
        for number, name in enumerate(WEEKDAYS):
            if name.startswith(plain) or (plain in ("tues", "thur", "thurs") and name.startswith(plain[:3])):
                return number, rest.strip(" ,")
    return None, text


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day, all of them given, whether or not there is such a day."""
    if match := BIG_FIRST.fullmatch(text) or TOGETHER.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := NUMBERS.fullmatch(text):
        return _year(match[3]), int(match[2]), int(match[1])
    if (match := DAY_FIRST.fullmatch(text)) and match[3] and (month := _month(match[2])):
        return _year(match[3]), month, int(match[1])
    if (match := MONTH_FIRST.fullmatch(text)) and (month := _month(match[1])):
        return _year(match[3]), month, int(match[2])
    return None


def _year(figures: str) -> int:
    number = int(figures.lstrip("'’"))
    return number if number > 99 else number + (2000 if number < 80 else 1900)


def _month(word: str) -> int:
    """1 to 12, 0 if it is none."""
    if word == "sept":
        return 9
    return next((number for number, name in enumerate(MONTHS, 1) if len(word) > 2 and name.startswith(word)), 0)


def _impossible(typed: str, year: int, month: int, day: int) -> NotADay:
    if 1 <= day <= 12 < month <= 31:
        words = f"“{typed}”: there is no month {month}. Write the day first, then the month."
        return NotADay(words, date(year, day, month))
    if 1 <= month <= 12 and 1 <= year <= 9999 and day > 0:
        last = monthrange(year, month)[1]
        return NotADay(f"“{typed}”: {MONTHS[month - 1].capitalize()} {year} has {last} days.", date(year, month, last))
    return NotADay(f"“{typed}” is not a day we can read. Write it like 31/01/2026 or 31 January 2026.")


def _unreadable(typed: str, text: str, near: date | None, is_last: bool) -> NotADay:
    if (match := DAY_FIRST.fullmatch(text)) and not match[3] and (month := _month(match[2])):
        instead = _near(near, month, int(match[1]))
        return NotADay(f"“{typed}” has no year. Write it like 31/01/2026.", instead)
    if (match := MONTH_ONLY.fullmatch(text)) and (month := _month(match[1])):
        year = _year(match[2])
        day = monthrange(year, month)[1] if is_last else 1
        return NotADay(f"“{typed}” has no day. Write it like 31/01/2026.", date(year, month, day))
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
