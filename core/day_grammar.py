"""A day as people in Britain and spreadsheets write it, taken apart, whether or not there is such a day. Pure.

One grammar for what is typed in a form (`core.british_dates`) and for the cells of a sheet
(`venues.register_import.dates`): each says for itself what it makes of a day that is impossible or has no year.
"""

import re
from calendar import day_name, month_name
from typing import NamedTuple

MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
WEEKDAYS = {name.lower(): number for number, name in enumerate(day_name)}
LAST_CENTURY_FROM = 80  # “80” to “99” are years of the last century, as in spreadsheet programs

ORDINAL = re.compile(r"\b(\d{1,2})\s?(?:st|nd|rd|th)\b")
YEAR_FIRST = re.compile(r"(\d{4})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{1,2})", re.ASCII)
YEAR_FIRST_NAMED = re.compile(r"(\d{4})[-/. ]+([a-z]{3,9})\.?[-/. ]+(\d{1,2})", re.ASCII)
TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.ASCII)
NUMBERS = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})(?:\s?[-/. ]\s?'?(\d{4}|\d{2}))?", re.ASCII)
DAY_MONTH = re.compile(r"(\d{1,2})[-/. ]*([a-z]{3,9})\.?(?:[-/. ]*'?(\d{4}|\d{2}))?", re.ASCII)
MONTH_DAY = re.compile(r"([a-z]{3,9})\.?[-/ ]*(\d{1,2})(?:[-/ ]+'?(\d{4}|\d{2}))?", re.ASCII)


class DayParts(NamedTuple):
    """`year`: None if none is given. `weekday`: 0 for a Monday, None if none is named."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None


def tidied(typed: str) -> str:
    """In lower case, with plain dashes, apostrophes and blanks, and without the words that say nothing."""
    text = " ".join(typed.replace("\N{NO-BREAK SPACE}", " ").split()).lower()
    text = re.sub("[\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}]", "-", text)
    text = re.sub("[\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]", "'", text)
    return re.sub(r"\b(?:of|the|on) ", "", ORDINAL.sub(r"\1", text)).strip(" ,;.")


def parts_of(text: str, month_first: bool = False) -> DayParts | None:
    """What `tidied` text says, None if it is no day. `month_first`: figures are written as in the United States."""
    weekday, text = without_weekday(text)
    if match := YEAR_FIRST.fullmatch(text) or TOGETHER.fullmatch(text):
        return DayParts(int(match[1]), int(match[2]), int(match[3]), weekday)
    if (match := YEAR_FIRST_NAMED.fullmatch(text)) and (month := month_of(match[2])):
        return DayParts(int(match[1]), month, int(match[3]), weekday)
    if match := NUMBERS.fullmatch(text):
        one, other = int(match[1]), int(match[2])
        month, day = (one, other) if month_first else (other, one)
        return DayParts(full_year(match[3]), month, day, weekday)
    if (match := DAY_MONTH.fullmatch(text)) and (month := month_of(match[2])):
        return DayParts(full_year(match[3]), month, int(match[1]), weekday)
    if (match := MONTH_DAY.fullmatch(text)) and (month := month_of(match[1])):
        return DayParts(full_year(match[3]), month, int(match[2]), weekday)
    return None


def without_weekday(text: str) -> tuple[int | None, str]:
    """The day of the week that stands first, if one does, and what follows it."""
    text = " ".join(text.replace(",", " ").split())
    word, _, rest = text.partition(" ")
    word = word.rstrip(".")
    if rest and len(word) >= 3 and word.isalpha():
        for name, number in WEEKDAYS.items():
            if name.startswith(word):
                return number, rest
    return None, text


def month_of(word: str) -> int:
    """Of a name or its beginning, such as “Sept”; 0 for any other word."""
    return next((number for name, number in MONTHS.items() if len(word) >= 3 and name.startswith(word)), 0)


def full_year(figures: str | None) -> int | None:
    """Of two or four figures; None of none at all."""
    if not figures:
        return None
    number = int(figures)
    return number if len(figures) > 2 else number + (2000 if number < LAST_CENTURY_FROM else 1900)
