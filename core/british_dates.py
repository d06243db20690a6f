"""Days and times as people in Britain type them: parsed, or refused in words. Pure: the present moment is passed in.

A parser that guesses (the month first, today for whatever it cannot read) turns what was typed into something else, so
this one knows a fixed set of forms and refuses the rest. The day is always before the month, but for ISO 8601.
"""

import re
from calendar import month_name, monthrange
from datetime import UTC, date, datetime, time, timedelta
from datetime import timezone as fixed_zone

from core.day_grammar import parts_of, tidied, without_weekday
from core.london import LONDON

RELATIVE = {"today": 0, "tomorrow": 1, "yesterday": -1}
FURTHEST_AHEAD = 100  # years; a later one is nearly always a slip of the finger
EARLIEST_YEAR = 1000

EXAMPLE = "Write one such as 31/10/2027 or 31 October 2027."
AHEAD = re.compile(r"in (\d{1,3}|an?|one|two|three|four|five|six) (day|week|month|year)s?")
NUMERALS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::(?P<second>\d\d)(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
AT_END = re.compile(rf"(?P<day>.*?)(?:,|\bat\b|t(?=\d)|\s)\s*{CLOCK}\s*(?P<zone>bst|gmt|utc|z)?", re.ASCII)
AT_START = re.compile(rf"{CLOCK}\s*(?P<zone>bst|gmt|utc|z)?(?:,|\s)\s*(?P<day>.+)", re.ASCII)
NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}
NAMED = r"(?:12(?:[:.]00)?\s*)?(?P<name>noon|midday|midnight)"  # the 12 is part of it, and never a year
NAMED_AT_END = re.compile(rf"(?P<day>.*?)(?:,|\bat\b|\s)\s*{NAMED}")
NAMED_AT_START = re.compile(rf"{NAMED}(?:,|\s)\s*(?:on\s)?\s*(?P<day>.+)")
HOURS = re.compile(r"\s*(?:hrs|hours)\.?$")
FOUR_DIGITS = re.compile(r"(?P<day>.+?)(?:,|\bat\b|\s)\s*(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)")


class DateNotUnderstood(ValueError):
    """What was typed is no day or time. The message says what to do; `instead` is a day that may have been meant."""

    def __init__(self, message: str, instead: date | None = None):
        super().__init__(message)
        self.instead = instead


def read_day(typed: str, today: date) -> date:
    """The day in `typed`; one without a year is the nearest. Raises DateNotUnderstood."""
    text = tidied(typed)
    relative = without_weekday(text)[1]
    if relative in RELATIVE:
        return today + timedelta(days=RELATIVE[relative])
    if match := AHEAD.fullmatch(relative):
        return _ahead(match, today)
    said = parts_of(text)
    if said is None:
        raise DateNotUnderstood(f"“{typed.strip()[:40]}” is not a day we can read. {EXAMPLE}")
    year, month, day, weekday = said
    if year is None:
        year = _nearest_year(month, day, today)
    found = _checked(year, month, day)
    if found.year - today.year > FURTHEST_AHEAD:
        raise DateNotUnderstood(f"That is {found.year - today.year:,} years from now. Is the year right?")
    if weekday is not None and found.weekday() != weekday:
        words = f"{found.day} {found:%B} {found.year}"
        raise DateNotUnderstood(f"{words} is a {found:%A}. Which is right, the day of the week or the date?", found)
    return found


def read_moment(typed: str, now: datetime) -> datetime:
    """The moment in `typed`, in London time; a day alone means midnight at its start. Raises DateNotUnderstood."""
    text = HOURS.sub("", tidied(typed).replace("@", " at "))
    if named := NAMED_AT_END.fullmatch(text) or NAMED_AT_START.fullmatch(text):
        day = named["day"].removesuffix(" at").strip(" ,")
        return _in_london(read_day(day, now.date()), NAMED_TIMES[named["name"]], "")
    # As officers write it, 0930; only after a year, which four digits could be as well.
    if (written := FOUR_DIGITS.fullmatch(text)) and has_year(written["day"]):
        day = written["day"].removesuffix(" at").strip(" ,")
        return _in_london(read_day(day, now.date()), time(int(written["hour"]), int(written["minute"])), "")
    for pattern in (AT_END, AT_START):
        match = pattern.fullmatch(text)
        if not match or not (match["half"] or (match["minute"] and pattern is AT_END)):
            continue
        if match["day"].strip(" ,"):
            return _in_london(read_day(match["day"].strip(" ,"), now.date()), _clock(match), match["zone"] or "")
    return _in_london(read_day(typed, now.date()), time(0), "")


def day_in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def moment_in_words(moment: datetime) -> str:
    """Such as “Tuesday 1 December 2026, 9am, London time (GMT)”."""
    here = moment.astimezone(LONDON)
    return f"{day_in_words(here.date())}, {_time_in_words(here.time())}, London time ({here.tzname()})"


def distance_in_words(day: date, today: date) -> str:
    """Such as “in 29 days”, “3 days ago” or “today”."""
    days = (day - today).days
    match days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"


def has_year(typed: str) -> bool:
    """Whether a year was typed, or words such as “today” that need none."""
    text = tidied(typed)
    return bool(re.search(r"\d{4}|\d[/.\-]\d{1,2}[/.\-]\d{2}\b|[a-z]{3,}[ \-/.]*'?\d\d\b|today|tomorrow|in ", text))


def _ahead(match: re.Match[str], today: date) -> date:
    count, unit = int(NUMERALS.get(match[1], 0) or match[1]), match[2]
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _nearest_year(month: int, day: int, today: date) -> int:
    """The one that brings the day closest to today; 29 February looks further, to where there is one."""
    for reach in (1, 8):
        years = range(today.year - reach, today.year + reach + 1)
        fits = [date(year, month, day) for year in years if 1 <= month <= 12 and 0 < day <= monthrange(year, month)[1]]
        if fits:
            return min(fits, key=lambda found: abs((found - today).days)).year
    return today.year


def _checked(year: int, month: int, day: int) -> date:
    if year < EARLIEST_YEAR:
        raise DateNotUnderstood(f"Write the year with four figures. {EXAMPLE}")
    if not 1 <= month <= 12:
        swapped = f"{month}/{day}/{year}" if 1 <= day <= 12 else ""
        advice = f" We read the day first: {swapped}." if swapped else f" {EXAMPLE}"
        meant = date(year, day, month) if swapped and month <= monthrange(year, day)[1] else None
        raise DateNotUnderstood(f"There is no month {month}.{advice}", meant)
    longest = monthrange(year, month)[1]
    if day < 1:
        raise DateNotUnderstood(f"There is no day {day}. {EXAMPLE}")
    if day > longest:
        last = date(year, month, longest)
        when = f"{month_name[month]} {year}" if month == 2 else month_name[month]
        raise DateNotUnderstood(f"{when} has {longest} days.", last)
    return date(year, month, day)


def _clock(match: re.Match[str]) -> time:
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = (match["half"] or "").replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            raise DateNotUnderstood("Write the time as 9am, 9.30pm or 21:30.")
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise DateNotUnderstood("That is no time of the day. Write it as 9am, 9.30pm or 21:30.")
    return time(hour, minute, second)


def _in_london(day: date, clock: time, zone: str) -> datetime:
    """The clock's hour in London, or in the zone given: the one that is missing in March and the one that comes twice
    in October are refused, unless the zone says which."""
    if zone:
        offset = fixed_zone(timedelta(hours=1 if zone == "bst" else 0))
        return datetime.combine(day, clock, offset).astimezone(LONDON)
    first = datetime.combine(day, clock, LONDON)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(LONDON).time() != clock:
        raise DateNotUnderstood("That time does not exist: the clocks go forward from 1am to 2am.")
    shown = _time_in_words(clock)
    raise DateNotUnderstood(f"That time comes twice, as the clocks go back. Write {shown} BST or {shown} GMT.")


def _time_in_words(clock: time) -> str:
    if clock == time(0):
        return "midnight at its start"
    if clock == time(12):
        return "12 noon"
    minutes = f".{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes}{'am' if clock.hour < 12 else 'pm'}"
