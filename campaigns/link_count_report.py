"""Daily totals as an editor may see them: by week and by channel, numbers under ten never shown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core.charts import Chart, ChartKind, Reading, bar_chart

LEAST_SHOWN = 10  # fewer could point to one person
MOST_WEEKS = 12
FEWER = "fewer than ten"


@dataclass(frozen=True)
class Total:
    """How often one short address was followed; `number` is in words when it may not be told."""

    channel: str
    address: str
    number: str


def told(number: int) -> str:
    """A number in words: none, fewer than ten, or itself."""
    if not number:
        return "none"
    return FEWER if number < LEAST_SHOWN else f"{number:,}"


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def by_week(counts: Iterable[tuple[date, int]]) -> list[Reading]:
    """The last weeks from the first that has a count, each by its Monday. A week under ten is told as not known."""
    weeks: dict[date, int] = {}
    for day, number in counts:
        weeks[monday_of(day)] = weeks.get(monday_of(day), 0) + number
    if not weeks:
        return []
    first, last = max(min(weeks), max(weeks) - timedelta(weeks=MOST_WEEKS - 1)), max(weeks)
    mondays = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    return [_reading(monday, weeks.get(monday, 0)) for monday in mondays]


def _reading(monday: date, number: int) -> Reading:
    label = f"{monday.day} {monday:%b %y}"
    if 0 < number < LEAST_SHOWN:
        return Reading(label, None, ChartKind.NOT_KNOWN)
    return Reading(label, number)


def chart_of(counts: Iterable[tuple[date, int]], key: str) -> Chart | None:
    """Visits by week; None before the first."""
    readings = by_week(counts)
    return bar_chart(readings, key=key, unit="visits a week", gap_words=FEWER) if readings else None
