"""Days as people write them, put as the site's pages write them. Pure."""

import re
from calendar import month_name

MONTHS = {name[:length].casefold(): name for name in month_name[1:] for length in (3, 4, 9)}
MONTHS["sept"] = "September"

NUMBERS = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")  # 05/06/2023: the day first, as in Britain
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH = re.compile(rf"\b({NAMES})\b\.?(?=\s+\d)|(?<=\d)\s+({NAMES})\b", re.IGNORECASE)


def with_days_in_words(text: str) -> str:
    """“5/6/2023”, “2023-06-05” and “5th Jun 2023” as “5 June 2023”; what is no day stays as it is."""
    text = ISO.sub(lambda found: _day(found[3], found[2], found[1]) or found[0], text)
    text = NUMBERS.sub(lambda found: _day(found[1], found[2], found[3]) or found[0], text)
    text = DAY.sub(r"\1", text)
    return MONTH.sub(lambda found: MONTHS[found[1].casefold()] if found[1] else f" {MONTHS[found[2].casefold()]}", text)


def _day(day: str, month: str, year: str) -> str:
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return ""
    return f"{int(day)} {month_name[int(month)]} {year if len(year) == 4 else '20' + year}"
