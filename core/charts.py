"""Bar charts of one measure over time, worked out as shapes. Pure: no database, no clock, no markup.

A chart is drawn without a view box: across in percent of the width, down in pixels, so that text keeps its
size on every screen. Positions are text, ready for an SVG attribute: templates write numbers in the reader's
language, and SVG knows only one.

An aim of "up to" is a ceiling: drawn over the periods it was set for, dotted afterwards, and no number below it is
a failure. A period without a figure says so in words; neighbouring ones in which nothing ran are one block.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from django.utils.text import get_text_list

BASE = 280  # px from the top: the line the bars stand on
ROOM_ABOVE = 24  # px kept free above the tallest bar
ROOM_HATCHED = 20  # px more, above the line of a ceiling
ROOM_PER_AIM = 24  # px more, for the words of each aim
BAR_SHARE = 82  # percent of a period's width that its bar takes
ROOMY_BAR = 40  # px: a lower bar carries its number on top, not inside
NARROW_BLOCK = 18  # percent: a narrower block turns its words upright
Readings = Sequence["Reading"]
Targets = Sequence["Target"]


class ChartKind(StrEnum):
    """What is known about one period."""

    OBSERVED = "observed"
    NOT_KNOWN = "not_known"
    DID_NOT_RUN = "did_not_run"


class AimComparator(StrEnum):
    """How a number is held against an aim."""

    UP_TO = "up_to"
    AT_LEAST = "at_least"
    EXACTLY = "exactly"


class AimState(StrEnum):
    """How one number stands to one aim, in a reader's words."""

    WITHIN = "Within the aim"
    ABOVE = "Above the aim"
    REACHED = "Reached the aim"
    BELOW = "Below the aim"


@dataclass(frozen=True)
class Reading:
    """One period: its label, such as "2016" or "2016-17", and its number if there is one.

    Raises ValueError when number and kind contradict each other.
    """

    label: str
    value: int | Decimal | None = None
    kind: ChartKind = ChartKind.OBSERVED

    def __post_init__(self) -> None:
        if (self.kind == ChartKind.OBSERVED) != (self.value is not None):
            raise ValueError(f"{self.label}: give a number, or say that it is not known or did not run.")
        if self.value is not None and self.value < 0:
            raise ValueError(f"{self.label}: a bar cannot be lower than nought. Given: {self.value}.")


@dataclass(frozen=True)
class Target:
    """An aim for the periods from one label to another, both included.

    `words` say it in full, such as "up to 80 venues in 2016-17. The most, not the least."
    Raises ValueError for an aim below nought.
    """

    comparator: AimComparator
    value: int | Decimal
    from_label: str
    to_label: str
    words: str

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ValueError(f"The aim “{self.words}” is lower than nought.")

    @property
    def brief(self) -> str:
        """The aim in three words, for narrow screens and tables: "up to 80"."""
        return f"{self.comparator.replace('_', ' ')} {self.value:,}"


@dataclass(frozen=True)
class Span:
    """A period without a bar, or neighbouring ones. `is_narrow`: too narrow for words that lie flat."""

    x: str
    width: str
    middle: str
    is_narrow: bool


@dataclass(frozen=True)
class ChartBar:
    """One number. `is_roomy`: the number stands inside the bar."""

    place: Span
    y: str
    height: str
    number: str
    number_y: str
    is_roomy: bool


@dataclass(frozen=True)
class Tick:
    """A period's label below the line. Of "2016-17", narrow screens show only `short`: "16"."""

    middle: str
    before: str
    short: str
    after: str


@dataclass(frozen=True)
class Aim:
    """A target's line from `x1` to `x2`, and where its words stand."""

    x1: str
    x2: str
    y: str
    hatch_y: str
    is_ceiling: bool
    target: Target
    words_x: str
    words_y: str
    words_anchor: str


@dataclass(frozen=True)
class Chart:
    """What `components/chart.html` draws, and the same as rows of label, number and note for its table."""

    key: str
    unit: str
    what: str
    gap_words: str
    bars: list[ChartBar]
    gaps: list[Span]
    blocks: list[Span]
    ticks: list[Tick]
    aims: list[Aim]
    rows: list[tuple[str, str, str]]
    summary: str


def bar_chart(
    readings: Readings, targets: Targets = (), *, key: str, unit: str, what: str = "It", gap_words: str = "not known"
) -> Chart:
    """Lay out `readings` in the order given.

    `key` tells this chart's ids from others on the page. `unit` is what is counted, in the plural ("venues").
    `what` begins the sentence "… did not run"; `gap_words` say why a bar is missing. Raises ValueError when there is
    no reading, when a label comes twice, or when a target is set for a period that is not shown.
    """
    _refuse_contradictions(readings, targets)
    canvas = _Canvas(readings, targets)
    runs = [(kind, list(run)) for kind, run in groupby(enumerate(readings), key=lambda pair: pair[1].kind)]
    pauses = [run for kind, run in runs if kind == ChartKind.DID_NOT_RUN]
    return Chart(
        key=key,
        unit=unit,
        what=what,
        gap_words=gap_words,
        bars=[canvas.bar(at, each.value) for at, each in enumerate(readings) if each.value is not None],
        gaps=[canvas.span(at, at) for at, each in enumerate(readings) if each.kind == ChartKind.NOT_KNOWN],
        blocks=[canvas.span(run[0][0], run[-1][0]) for run in pauses],
        ticks=[canvas.tick(at, each.label) for at, each in enumerate(readings)],
        aims=[canvas.aim(order, target) for order, target in enumerate(targets)],
        rows=[
            row for kind, run in runs for row in _rows(kind, [each for _, each in run], readings, targets, gap_words)
        ],
        summary=_summary(readings, [[each for _, each in run] for run in pauses], targets, unit, what),
    )


def aim_state(value: int | Decimal, target: Target) -> AimState:
    """How `value` stands to `target`. Below a ceiling is always within it."""
    if target.comparator == AimComparator.UP_TO:
        return AimState.ABOVE if value > target.value else AimState.WITHIN
    if value < target.value:
        return AimState.BELOW
    is_over = target.comparator == AimComparator.EXACTLY and value > target.value
    return AimState.ABOVE if is_over else AimState.REACHED


class _Canvas:
    """Turns periods into percent across, and numbers into pixels down."""

    def __init__(self, readings: Readings, targets: Targets):
        self.labels = [each.label for each in readings]
        self.slot = 100 / len(readings)
        self.margin = self.slot * (100 - BAR_SHARE) / 200
        self.top = ROOM_ABOVE + (ROOM_HATCHED if targets else 0) + ROOM_PER_AIM * len(targets)
        known = [each.value for each in readings if each.value is not None]
        self.highest = float(max([*known, *(target.value for target in targets)], default=0)) or 1

    def down(self, value: int | Decimal) -> float:
        return BASE - float(value) / self.highest * (BASE - self.top)

    def span(self, first: int, last: int) -> Span:
        width = (last - first + 1) * self.slot - 2 * self.margin
        x = first * self.slot + self.margin
        return Span(_percent(x), _percent(width), _percent(x + width / 2), width < NARROW_BLOCK)

    def bar(self, at: int, value: int | Decimal) -> ChartBar:
        y, number = self.down(value), f"{value:,}"
        is_roomy = BASE - y >= ROOMY_BAR and len(number) <= 3
        number_y = y + 30 if is_roomy else y - 6
        return ChartBar(self.span(at, at), _px(y), _px(BASE - y), number, _px(number_y), is_roomy)

    def tick(self, at: int, label: str) -> Tick:
        year = re.fullmatch(r"(\d\d)(\d\d)(\b.*)", label)
        return Tick(self.span(at, at).middle, *(year.groups() if year else ("", label, "")))

    def aim(self, order: int, target: Target) -> Aim:
        start = self.labels.index(target.from_label) * self.slot
        end = (self.labels.index(target.to_label) + 1) * self.slot
        y, is_late = self.down(target.value), start > 50
        return Aim(
            x1=_percent(start),
            x2=_percent(end),
            y=_px(y),
            hatch_y=_px(y - 6),
            is_ceiling=target.comparator == AimComparator.UP_TO,
            target=target,
            words_x=_percent(end if is_late else start),
            words_y=_px(self.top - ROOM_HATCHED - ROOM_PER_AIM * order),
            words_anchor="end" if is_late else "start",
        )


def _percent(number: float) -> str:
    return _px(number) + "%"


def _px(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _rows(kind: ChartKind, run: Readings, readings: Readings, targets: Targets, gap: str) -> list[tuple[str, str, str]]:
    if kind == ChartKind.DID_NOT_RUN:
        return [(_periods(run), "Did not run", "")]
    if kind == ChartKind.NOT_KNOWN:
        return [(each.label, gap.capitalize(), "") for each in run]
    return [(each.label, f"{each.value:,}", _note(each, readings, targets)) for each in run]


def _note(reading: Reading, readings: Readings, targets: Targets) -> str:
    """The aims set for this period, and how its number stands to each."""
    at = [each.label for each in readings].index
    if reading.value is None:
        return ""
    set_for_it = [each for each in targets if at(each.from_label) <= at(reading.label) <= at(each.to_label)]
    return " ".join(f"Aim: {target.brief}. {aim_state(reading.value, target)}." for target in set_for_it)


def _summary(readings: Readings, pauses: Sequence[Readings], targets: Targets, unit: str, what: str) -> str:
    """The drawing in sentences, for whoever hears the page instead of seeing it."""
    known = [f"{each.value:,} in {each.label}" for each in readings if each.kind == ChartKind.OBSERVED]
    unknown = [each.label for each in readings if each.kind == ChartKind.NOT_KNOWN]
    sentences = [f"Bar chart of {unit}"]
    sentences += [get_text_list(known, "and")] if known else []
    sentences += [f"No figure is held for {get_text_list(unknown, 'and')}"] if unknown else []
    for pause in pauses:
        sentences.append(f"{what} did not run {'from' if pause[1:] else 'in'} {_periods(pause)}")
    sentences += [f"Aim: {target.words.rstrip('.')}" for target in targets]
    return ". ".join([*sentences, "The table below says the same."])


def _periods(run: Readings) -> str:
    return " to ".join(each.label for each in (run[0], *run[1:][-1:]))


def _refuse_contradictions(readings: Readings, targets: Targets) -> None:
    labels = [each.label for each in readings]
    if not labels:
        raise ValueError("A chart needs at least one period.")
    if twice := sorted({label for label in labels if labels.count(label) > 1}):
        raise ValueError(f"Each period may stand in a chart once. Given twice: {', '.join(twice)}.")
    for target in targets:
        if missing := [label for label in (target.from_label, target.to_label) if label not in labels]:
            raise ValueError(f"The aim “{target.words}” is set for {missing[0]}, which is not shown.")
        if labels.index(target.from_label) > labels.index(target.to_label):
            raise ValueError(f"The aim “{target.words}” ends before it begins.")
