"""The same bars once for each period, side by side on one scale (small multiples). Pure: no database, no markup.

Drawn like `core.charts`: across in percent of the width; down in em, so that rows grow with a reader's letters.
Positions are text, ready for an SVG attribute: templates write numbers in the reader's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROW = 1.75  # em from one row to the next
BARS_BEGIN = 52  # percent: left of it stand the names
LONGEST_BAR = 38  # percent: right of it stands its number
GAP_ROWS = 3  # rows that the words take where there is no figure


@dataclass(frozen=True)
class Period:
    """A year, say, and its number by name; or in a few words why there is none, such as "Did not run"."""

    label: str
    numbers: Mapping[str, int]
    gap: str = ""


@dataclass(frozen=True)
class MultipleBar:
    """One row of a panel."""

    name: str
    number: str
    words_y: str
    bar_y: str
    width: str
    number_x: str


@dataclass(frozen=True)
class Panel:
    """The drawing of one period. `gap`: the words that stand in the place of its bars."""

    key: str
    label: str
    height: str
    bars: list[MultipleBar]
    gap: str
    summary: str


@dataclass(frozen=True)
class SmallMultiples:
    """What `components/small_multiples.html` draws; `rows`: a name, and its number or gap under each label."""

    panels: list[Panel]
    labels: list[str]
    rows: list[tuple[str, list[tuple[str, str]]]]


def small_multiples(periods: Sequence[Period], *, key: str, unit: str) -> SmallMultiples | None:
    """One panel for each period, in the order given, with the names of all by the alphabet. None without a name.

    `key` tells these ids from others on the page. `unit` is what is counted, in the plural ("venues").
    """
    names = sorted({name for period in periods for name in period.numbers})
    if not names:
        return None
    highest = max((number for period in periods for number in period.numbers.values()), default=0) or 1
    return SmallMultiples(
        panels=[_panel(period, names, highest, f"{key}-{period.label}", unit) for period in periods],
        labels=[period.label for period in periods],
        rows=[(name, [(period.label, _cell(period, name)) for period in periods]) for name in names],
    )


def _panel(period: Period, names: Sequence[str], highest: int, key: str, unit: str) -> Panel:
    rows = GAP_ROWS if period.gap else len(names)
    said = period.gap or ", ".join(f"{name} {number:,}" for name, number in sorted(period.numbers.items()))
    bars = [] if period.gap else [_bar(at, name, period, highest) for at, name in enumerate(names)]
    return Panel(key, period.label, f"{rows * ROW:g}em", bars, period.gap, f"{unit.capitalize()}: {said or 'none'}.")


def _bar(at: int, name: str, period: Period, highest: int) -> MultipleBar:
    number = period.numbers.get(name, 0)
    width = number / highest * LONGEST_BAR
    return MultipleBar(
        name=name,
        number=f"{number:,}",
        words_y=f"{at * ROW + 1.2:g}em",
        bar_y=f"{at * ROW + 0.35:g}em",
        width=f"{width:.1f}%",
        number_x=f"{BARS_BEGIN + width + 2:.1f}%",
    )


def _cell(period: Period, name: str) -> str:
    return period.gap or f"{period.numbers.get(name, 0):,}"
