"""Dates as committee papers write them. A date is read or it is not; nothing is guessed."""

import re
from datetime import date

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "ebrill": 4, "mai": 5, "mehefin": 6, "gorffennaf": 7, "awst": 8,
    "medi": 9, "hydref": 10, "tachwedd": 11, "rhagfyr": 12,
}  # fmt: skip
MONTH = "|".join(MONTHS)
# "2O24" is typed with the letter O.
DAY_MONTH_YEAR = re.compile(
    rf"(?<![\d/.-])(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain|[™”’\x22'*]))?\s+(?:day\s+)?(?:of\s+|o\s+)?"
    rf"(?P<month>{MONTH})\.?,?\s*(?P<year>\d[\do]\d{{2}})(?!\d)",
    re.IGNORECASE,
)
MONTH_DAY_YEAR = re.compile(
    rf"\b(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?(?:\s?,\s*|\s+)(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
BRITISH_FIGURES = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})(?!\d)")
ISO = re.compile(r"(?<![\d/.-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:dydd )?(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)\b", re.I
)
TIME = re.compile(
    r"(?:,|\bat|\bfrom|@|[-–])?\s*\b\d{1,2}(?:[.:]\d{2})?\s?"
    r"(?:a\.?m\.?|p\.?m\.?|noon|o[’']r gloch|o[’']clock|hours|hrs)"
    r"(?:\s*(?:[-–]|to)\s*\d{1,2}(?:[.:]\d{2})?\s?(?:a\.?m|p\.?m)?\.?)?|(?:\bat\s+)?\b\d{1,2}[.:]\d{2}\b",
    re.IGNORECASE,
)


def dates_in(text: str) -> list[date]:
    """Every whole date in the text, in the order of the patterns, each once.

    13/06/2023 is day first, as in the United Kingdom. A date without its year or with a year of two
    figures, and one that no calendar has, are left out.
    """
    found = []
    for pattern in (DAY_MONTH_YEAR, BRITISH_FIGURES, ISO, MONTH_DAY_YEAR):
        for match in pattern.finditer(text):
            day = _day_of(match)
            if day and day not in found:
                found.append(day)
    return found


def _day_of(match: re.Match[str], may_be_american: bool = False) -> date | None:
    """The day of a date that was found; if it may be, 1/19/2021 is read as Americans write it."""
    first, month, year = int(match["day"]), match["month"].casefold(), int(re.sub("[oO]", "0", match["year"]))
    number = MONTHS.get(month) or int(month)
    if may_be_american and match.re is BRITISH_FIGURES and number > 12 >= first and "/" in match.group():
        first, number = number, first
    try:
        return date(year, number, first)
    except ValueError:
        return None


def date_spans(text: str) -> list[tuple[date, int, int]]:
    """Each whole date in the order of the text, with the places where it begins and ends.

    It is for what is offered, so it also reads 1/19/2021, which has one meaning only.
    """
    found: list[tuple[date, int, int]] = []
    for pattern in (DAY_MONTH_YEAR, BRITISH_FIGURES, ISO, MONTH_DAY_YEAR):
        for match in pattern.finditer(text):
            day = _day_of(match, may_be_american=True)
            if day and not any(start < match.end() and match.start() < end for _, start, end in found):
                found.append((day, match.start(), match.end()))
    return sorted(found, key=lambda each: each[1])


def without_day(text: str) -> str:
    """ "Cabinet" for "Cabinet - Tuesday, 3rd May 2023 at 7.00 pm"."""
    for _, start, end in reversed(date_spans(text)):
        text = text[:start] + text[end:]
    text = TIME.sub(" ", WEEKDAY.sub(" ", text))
    return " ".join(text.split()).strip(" ,;:-–—()|\t")
