"""Opening hours as people say them. Pure. Times are in Europe/London."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from core.london import LONDON, midnight
from core.status_label import StatusLabel
from support_services.hours import OpeningStatus, OpenState, Spell, spells_from

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ALWAYS = "Day and night, every day"
OPEN = StatusLabel("Open now", "ok", "ok")
CLOSED = StatusLabel("Closed", "ring")
NOT_KNOWN = StatusLabel("Hours being checked", "none")
NOT_KNOWN_ON_BANK_HOLIDAYS = "Bank holidays: not known"
NOT_KNOWN_TODAY = StatusLabel("Hours not known today", "none")


def state_label(state: OpenState) -> StatusLabel:
    """The one thing a reader looks for."""
    if state.state is OpeningStatus.UNKNOWN:
        return NOT_KNOWN_TODAY if state.changes_at else NOT_KNOWN
    return OPEN if state.is_open else CLOSED


def change_words(state: OpenState, moment: datetime) -> str:
    """What comes next, such as “Closes at 5pm today” or “Opens Monday at 9am”. Empty if nothing is foreseen."""
    today = moment.astimezone(LONDON).date()
    if state.is_open:
        return _at("Closes", state.changes_at, today) if state.changes_at else ALWAYS
    return _at("Opens", state.opens_at, today) if state.opens_at else ""


def week_in_words(text: str, day: date) -> list[str]:
    """The hours of an ordinary week, that of `day`, such as ["Monday to Friday: 9am to 5pm"]. Empty if not known."""
    if not text.strip():
        return []
    monday = day - timedelta(days=day.weekday())
    week_ends = midnight(monday + timedelta(days=7))
    spells = list(takewhile(lambda spell: spell.start < week_ends, spells_from(text, monday, frozenset())))
    if len(spells) == 1:
        return [ALWAYS] if spells[0].state is OpeningStatus.OPEN else []
    times = {weekday: _times(spells, monday + timedelta(days=weekday)) for weekday in range(7)}
    said = dict.fromkeys(filter(None, times.values()))
    lines = [f"{_days([day for day in times if times[day] == spans])}: {spans}" for spans in said]
    return lines + _on_bank_holidays(text)


def clock(at: time) -> str:
    """A time of day as GOV.UK writes it: 9am, 5:30pm, midday, midnight."""
    if at in (time(0), time(12)):
        return "midday" if at == time(12) else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{(at.hour - 1) % 12 + 1}{minutes}{'am' if at.hour < 12 else 'pm'}"


def _at(verb: str, moment: datetime, today: date) -> str:
    at = clock(moment.time())
    day = moment.date() - timedelta(days=1) if at == "midnight" else moment.date()  # midnight ends a day
    if day == today:
        return f"{verb} at {at} today"
    if day == today + timedelta(days=1):
        return f"{verb} tomorrow at {at}"
    if day < today + timedelta(days=7):
        return f"{verb} {WEEKDAYS[day.weekday()]} at {at}"
    return f"{verb} {WEEKDAYS[day.weekday()]} {day.day} {day:%B} at {at}"


def _times(spells: Iterable[Spell], day: date) -> str:
    """When it opens on `day` and until when, such as “9am to 5pm”. A night counts to the day it begins."""
    opened = [
        spell for spell in spells if spell.state is OpeningStatus.OPEN and spell.start.astimezone(LONDON).date() == day
    ]
    return " and ".join(f"{_clock_at(spell.start)} to {_clock_at(spell.end)}" for spell in opened if spell.end)


def _clock_at(moment: datetime) -> str:
    return clock(moment.astimezone(LONDON).time())


def _days(numbers: list[int]) -> str:
    if len(numbers) == 7:
        return "Every day"
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{WEEKDAYS[numbers[0]]} to {WEEKDAYS[numbers[-1]]}"
    *first, last = (WEEKDAYS[number] for number in numbers)
    return f"{', '.join(first)} and {last}" if first else last


def _on_bank_holidays(text: str) -> list[str]:
    if "PH unknown" in text:
        return [NOT_KNOWN_ON_BANK_HOLIDAYS]
    return ["Closed on bank holidays"] if "PH off" in text or "PH closed" in text else []
