"""Bank holidays of England. Pure: no clock.

opening-hours-py knows only the holidays that all parts of the United Kingdom share: it has no New Year's Day, no
Easter Monday and no August bank holiday for GB. So the days come from the `holidays` package.
"""

from datetime import date
from functools import cache


@cache
def bank_holidays_of(year: int) -> frozenset[date]:
    """Every bank holiday of England in `year`, with its substitute when it falls on a weekend."""
    from holidays import country_holidays  # takes long to load, and many commands never ask

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def bank_holidays_around(day: date) -> frozenset[date]:
    """Those of the year of `day`, of the year before and of the year after."""
    return frozenset().union(*(bank_holidays_of(year) for year in (day.year - 1, day.year, day.year + 1)))
