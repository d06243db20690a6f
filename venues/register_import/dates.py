"""Days as people type them in Britain. Pure."""

import re
from datetime import date

MONTHS = ["january", "february", "march", "april", "may", "june", "july"]
MONTHS += ["august", "september", "october", "november", "december"]
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})", re.ASCII)
WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})", re.ASCII)


def read_day(typed: str) -> date:
    """`2026-01-31`, `31/01/2026` (the day always first) or `31 January 2026`. Raises ValueError in plain words."""
    text = " ".join(typed.split()).casefold()
    year = month = day = 0
    if match := ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := NUMBERS.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
    elif match := WORDS.fullmatch(text):
        day, year = int(match[1]), int(match[3])
        month = next((n for n, name in enumerate(MONTHS, 1) if len(match[2]) > 2 and name.startswith(match[2])), 0)
    elif text.replace(".", "", 1).isdecimal():
        raise ValueError(f"“{typed}” is a number, not a day. Format the column as dates, or write 31/01/2026.")
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise ValueError(
            f"“{typed}” is not a day we can read. Write it like 31/01/2026 or 31 January 2026."
        ) from problem
