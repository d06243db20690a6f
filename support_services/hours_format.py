"""Opening hours as people say them, in the language that is active. Pure. Times are in Europe/London."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext, gettext_noop, pgettext

from core.london import LONDON, midnight
from core.status_label import StatusLabel
from support_services.hours import OpeningStatus, OpenState, Spell, spells_from
from support_services.languages import is_english

ALWAYS = gettext_noop("Day and night, every day")
OPEN = StatusLabel(gettext_noop("Open now"), "ok", "ok")
CLOSED = StatusLabel(gettext_noop("Closed"), "ring")
NOT_KNOWN = StatusLabel(gettext_noop("Hours being checked"), "none")
NOT_KNOWN_ON_BANK_HOLIDAYS = gettext_noop("Bank holidays: not known")
NOT_KNOWN_TODAY = StatusLabel(gettext_noop("Hours not known today"), "none")


def state_label(state: OpenState) -> StatusLabel:
    """The one thing a reader looks for."""
    label = _label_of(state)
    return replace(label, word=gettext(label.word))


def _label_of(state: OpenState) -> StatusLabel:
    if state.state is OpeningStatus.UNKNOWN:
        return NOT_KNOWN_TODAY if state.changes_at else NOT_KNOWN
    return OPEN if state.is_open else CLOSED


def change_words(state: OpenState, moment: datetime) -> str:
    """What comes next, such as “Closes at 5pm today” or “Opens Monday at 9am”. Empty if nothing is foreseen."""
    today = moment.astimezone(LONDON).date()
    if state.is_open:
        return _at(CLOSES, state.changes_at, today) if state.changes_at else gettext(ALWAYS)
    return _at(OPENS, state.opens_at, today) if state.opens_at else ""


def week_in_words(text: str, day: date) -> list[str]:
    """The hours of an ordinary week, that of `day`, such as ["Monday to Friday: 9am to 5pm"]. Empty if not known."""
    if not text.strip():
        return []
    monday = day - timedelta(days=day.weekday())
    week_ends = midnight(monday + timedelta(days=7))
    spells = list(takewhile(lambda spell: spell.start < week_ends, spells_from(text, monday, frozenset())))
    if len(spells) == 1:
        return [gettext(ALWAYS)] if spells[0].state is OpeningStatus.OPEN else []
    times = {weekday: _times(spells, monday + timedelta(days=weekday)) for weekday in range(7)}
    said = dict.fromkeys(filter(None, times.values()))
    days = {spans: _days([day for day in times if times[day] == spans]) for spans in said}
    lines = [gettext("%(days)s: %(times)s") % {"days": days[spans], "times": spans} for spans in said]
    return lines + _on_bank_holidays(text)


def clock(at: time) -> str:
    """A time of day as GOV.UK writes it: 9am, 5:30pm, midday, midnight. In another language as is usual there."""
    if not is_english():
        return time_format(at)
    if at in (time(0), time(12)):
        return "midday" if at == time(12) else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{(at.hour - 1) % 12 + 1}{minutes}{'am' if at.hour < 12 else 'pm'}"


# Whole sentences, because no two languages put them together in the same way: today, tomorrow, and another day.
CLOSES = (
    gettext_noop("Closes at %(time)s today"),
    gettext_noop("Closes tomorrow at %(time)s"),
    gettext_noop("Closes %(day)s at %(time)s"),
)
OPENS = (
    gettext_noop("Opens at %(time)s today"),
    gettext_noop("Opens tomorrow at %(time)s"),
    gettext_noop("Opens %(day)s at %(time)s"),
)


def _at(sentences: tuple[str, str, str], moment: datetime, today: date) -> str:
    # In English midnight ends a day; elsewhere 00:00 begins one.
    is_midnight = is_english() and moment.time() == time(0)
    day = moment.date() - timedelta(days=1) if is_midnight else moment.date()
    on_today, tomorrow, on_a_day = map(gettext, sentences)
    words = {"time": clock(moment.time())}
    if day == today:
        return on_today % words
    if day == today + timedelta(days=1):
        return tomorrow % words
    if day < today + timedelta(days=7):
        return on_a_day % (words | {"day": str(WEEKDAYS[day.weekday()])})
    return on_a_day % (words | {"day": date_format(day, pgettext("format of a day", "l j F"))})


def _times(spells: Iterable[Spell], day: date) -> str:
    """When it opens on `day` and until when, such as “9am to 5pm”. A night counts to the day it begins."""
    opened = [
        spell for spell in spells if spell.state is OpeningStatus.OPEN and spell.start.astimezone(LONDON).date() == day
    ]
    spans = [
        gettext("%(opens)s to %(closes)s") % {"opens": _clock_at(spell.start), "closes": _clock_at(spell.end)}
        for spell in opened
        if spell.end
    ]
    return gettext(" and ").join(spans)


def _clock_at(moment: datetime) -> str:
    return clock(moment.astimezone(LONDON).time())


def _days(numbers: list[int]) -> str:
    if len(numbers) == 7:
        return gettext("Every day")
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        ends = {"first": WEEKDAYS[numbers[0]], "last": WEEKDAYS[numbers[-1]]}
        return gettext("%(first)s to %(last)s") % ends
    *first, last = (str(WEEKDAYS[number]) for number in numbers)
    return gettext(" and ").join([pgettext("between days", ", ").join(first), last]) if first else last


def _on_bank_holidays(text: str) -> list[str]:
    if "PH unknown" in text:
        return [gettext(NOT_KNOWN_ON_BANK_HOLIDAYS)]
    return [gettext("Closed on bank holidays")] if "PH off" in text or "PH closed" in text else []
