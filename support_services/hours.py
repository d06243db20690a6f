"""Opening hours: is a line open at a moment, and when does that change? Pure: moment and bank holidays are handed in.

Hours are OpenStreetMap `opening_hours` text, read by opening-hours-py. Two things are settled here and not there:
bank holidays (its list for GB is not England's, see bank_holidays.py) and the two nights when clocks change, for
which it repeats or skips an hour. It is asked about the clock on the wall, and each answer is placed in time here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache

import opening_hours

from core.london import LONDON
from support_services.bank_holidays import bank_holidays_around

AHEAD = timedelta(days=400)  # a change later than this is as good as none
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NEVER = date(1950, 1, 1)

HOLIDAY_RULE = re.compile(r"PH (off|closed|unknown|\d\d:\d\d-\d\d:\d\d(,\d\d:\d\d-\d\d:\d\d)*)")
TIMES = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
NOT_FOR_US = re.compile(r"SH\b|sunrise|sunset|dawn|dusk|easter|\+|\"|\|\|", re.IGNORECASE)

HOW_TO_WRITE = "Write hours like “Mo-Fr 09:00-17:00; PH off” or “24/7”, or leave them empty if nobody knows them."


class OpeningStatus(Enum):
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class OpenState:
    """What is so at a moment. Both times are in Europe/London; None where nothing is foreseen within 400 days."""

    state: OpeningStatus
    changes_at: datetime | None = None
    opens_at: datetime | None = None  # when it is not open: the start of the next time that it surely is

    @property
    def is_open(self) -> bool:
        return self.state is OpeningStatus.OPEN


@dataclass(frozen=True)
class Spell:
    """A stretch of time in which nothing changes, in UTC."""

    start: datetime
    end: datetime | None
    state: OpeningStatus


def open_state(
    text: str, moment: datetime, holidays: Callable[[date], frozenset[date]] = bank_holidays_around
) -> OpenState:
    """Whether a line with the hours `text` is open at `moment`, which must be aware. Empty text is never known.

    Raises ValueError if the text cannot be read.
    """
    if not text.strip():
        return OpenState(OpeningStatus.UNKNOWN)
    today = moment.astimezone(LONDON).date()
    spells = spells_from(text, today, holidays(today))
    now = next(spell for spell in spells if spell.end is None or spell.end > moment)
    opens = (
        None
        if now.state is OpeningStatus.OPEN
        else next((spell for spell in spells if spell.state is OpeningStatus.OPEN), None)
    )
    return OpenState(
        now.state, now.end and now.end.astimezone(LONDON), opens.start.astimezone(LONDON) if opens else None
    )


def spells_from(text: str, day: date, holidays: frozenset[date]) -> Iterator[Spell]:
    """The spells from two days before `day` on, in order, without gaps, no two alike in a row. The last has no end."""
    current: Spell | None = None
    held: Spell | None = None
    for wall, state in _on_the_wall(text, datetime.combine(day, time()) - timedelta(days=2), holidays):
        start = _instant(wall, state)
        if current and start <= current.start:
            # It began and ended within the hour that a change of clocks takes away: as if it had not been.
            current = held if held and held.state is state else replace(current, state=state)
            held = None
            continue
        if held and current:
            yield replace(held, end=current.start)
        held, current = current, Spell(start, None, state)
    if held and current:
        yield replace(held, end=current.start)
    if current:
        yield current


def _on_the_wall(text: str, begin: datetime, holidays: frozenset[date]) -> Iterator[tuple[datetime, OpeningStatus]]:
    """When the state changes, by the clock on the wall. No two alike in a row."""
    before = None
    for wall, _, said, _ in read_hours(text, holidays).intervals(begin, begin + AHEAD):
        state = OpeningStatus(str(said))
        if state is OpeningStatus.OPEN and before and _is_rest_of_a_night(text, wall, holidays):
            state = before
        if state is not before:
            yield wall, state
        before = state


def _is_rest_of_a_night(text: str, wall: datetime, holidays: frozenset[date]) -> bool:
    """Whether this opening is only the end of a night that the bank holiday before it took away.

    opening-hours-py closes a night on the holiday but lets it go on after midnight.
    """
    evening = wall - timedelta(days=1)
    if wall.time() != time() or evening.date() not in holidays or "PH" not in text:
        return False
    ordinary = ";".join(rule for rule in text.split(";") if "PH" not in rule)
    *_, (began, _, said, _) = read_hours(ordinary or "off", frozenset()).intervals(evening - timedelta(days=1), wall)
    return str(said) == "open" and began >= evening


def check_hours(text: str) -> None:
    """Raises ValueError, in words for an editor, for hours that cannot be read or would be read wrongly.

    Empty hours are right: nobody knows them.
    """
    if NOT_FOR_US.search(text):
        raise ValueError(f"School holidays, sunset, open ends and remarks do not work here. {HOW_TO_WRITE}")
    for rule in text.split(";"):
        if re.search(r"\bPH\b", rule) and not HOLIDAY_RULE.fullmatch(rule.strip()):
            raise ValueError("Give bank holidays a rule of their own at the end, such as “; PH off”.")
    ordinary = [rule for rule in text.split(";") if "PH" not in rule]
    if len(ordinary) > 1 and any(closes <= opens or closes > "24:00" for opens, closes in TIMES.findall(text)):
        # opening-hours-py would cut a night short at the midnight at which another rule begins.
        raise ValueError("With hours past midnight, put commas between days: “Mo-Th 20:00-02:00, Fr 20:00-04:00”.")
    if text.strip():
        read_hours(text, frozenset())


@lru_cache(maxsize=512)
def read_hours(text: str, holidays: frozenset[date]) -> opening_hours.OpeningHours:
    """The hours as opening-hours-py reads them, with bank holidays as plain dates. Raises ValueError."""
    days = ",".join(f"{day.year} {MONTHS[day.month - 1]} {day.day:02}" for day in sorted(holidays or {NEVER}))
    try:
        return opening_hours.OpeningHours(re.sub(r"\bPH\b", days, text))
    except opening_hours.ParserError as error:  # type: ignore[attr-defined]  # not in its stubs
        raise ValueError(f"These hours cannot be read. {HOW_TO_WRITE}") from error


def _instant(wall: datetime, becomes: OpeningStatus) -> datetime:
    """When London's clocks show `wall`, in UTC.

    The hour that autumn repeats: a line opens at the second showing and closes at the first, so that nobody is
    told "open" in vain. The hour that spring skips: at the moment the clocks jump, which in London is 01:00 UTC.
    """
    moment = wall.replace(tzinfo=LONDON, fold=1 if becomes is OpeningStatus.OPEN else 0).astimezone(UTC)
    if moment.astimezone(LONDON).replace(tzinfo=None) != wall:
        return datetime.combine(wall.date(), time(1), tzinfo=UTC)
    return moment
