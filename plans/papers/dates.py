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
DAY_MONTH_YEAR = re.compile(
    rf"(?<![\d/.-])(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain))?\s+(?:day\s+)?(?:of\s+|o\s+)?(?P<month>{MONTH})\.?,?\s+(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
MONTH_DAY_YEAR = re.compile(
    rf"\b(?P<month>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
)
BRITISH_FIGURES = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})(?!\d)")
ISO = re.compile(r"(?<![\d/.-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")


def dates_in(text: str) -> list[date]:
    """Every whole date in the text, in the order of the patterns, each once.

    13/06/2023 is day first, as in the United Kingdom. A date without its year or with a year of two
    figures, and one that no calendar has, are left out.
    """
    found = []
    for pattern in (DAY_MONTH_YEAR, BRITISH_FIGURES, ISO, MONTH_DAY_YEAR):
        for match in pattern.finditer(text):
            month = match["month"].casefold()
            try:
                day = date(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
            except ValueError:
                continue
            if day not in found:
                found.append(day)
    return found


def date_spans(text: str) -> list[tuple[date, int, int]]:
    """Each whole date in the order of the text, with the places where it begins and ends."""
    found = []
    for pattern in (DAY_MONTH_YEAR, BRITISH_FIGURES, ISO, MONTH_DAY_YEAR):
        for match in pattern.finditer(text):
            days = dates_in(match.group())
            if days and not any(start < match.end() and match.start() < end for _, start, end in found):
                found.append((days[0], match.start(), match.end()))
    return sorted(found, key=lambda each: each[1])
