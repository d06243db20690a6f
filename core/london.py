"""Where the partnership's days begin and end. Pure: knows no clock."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def midnight(day: date) -> datetime:
    """The beginning of `day` in London, whatever the clocks do."""
    return datetime.combine(day, time.min, LONDON)
