"""Numbers that one part of the site keeps and another may show: the register counts venues, a plan's measure asks.

Whoever counts joins in when the site starts; core knows neither side.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Statistic:
    """What is known of one period. `number`: None if nobody knows, or if nothing ran. `source`: where it is from."""

    label: str
    starts: date
    ends: date
    number: int | None = None
    did_not_run: bool = False
    source: str = ""


@dataclass(frozen=True)
class StatisticsProvider:
    """A count under a name that never changes. `ask` reads the database and returns the periods in order."""

    key: str
    name: str
    ask: Callable[[], list[Statistic]]


_registered: dict[str, StatisticsProvider] = {}


def register(key: str, name: str, ask: Callable[[], list[Statistic]]) -> None:
    """From now on a measure may show what `ask` returns."""
    _registered[key] = StatisticsProvider(key, name, ask)


def choices() -> list[tuple[str, str]]:
    """Key and name of every count, for a form."""
    return [(each.key, each.name) for each in _registered.values()]


def counted(key: str) -> list[Statistic]:
    """The periods of a count; none if nobody offers it any more."""
    return _registered[key].ask() if key in _registered else []
