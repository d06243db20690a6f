"""A measure as a chart with its table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from core.charts import AimComparator, Chart, ChartKind, Reading, Target, bar_chart
from core.statistics_registry import Statistic, counted

if TYPE_CHECKING:
    from plans.models import Figure, Measure

MEANT_AS = {
    AimComparator.UP_TO: "The most, not the least.",
    AimComparator.AT_LEAST: "The least.",
    AimComparator.EXACTLY: "No more and no less.",
}


@dataclass(frozen=True)
class MeasureShown:
    """One measure as its pages show it. `chart` is None until a period has been counted or noted.

    `offered`: the periods that another part of this site counted, because the measure holds no figure for them.
    """

    measure: "Measure"
    chart: Chart | None
    intro: str
    offered: tuple[Statistic, ...] = ()


def measure_shown(measure: "Measure") -> MeasureShown:
    """Arrange the figures of `measure` by period. Its targets are drawn over the periods they were set for."""
    figures = sorted(measure.figures_shown, key=lambda figure: (figure.starts, figure.ends))
    offered = offered_for(measure, figures)
    filled = {each.label for each in offered}
    own = [figure for figure in figures if figure.kind != "target" and figure.period_as_published not in filled]
    targets = [figure for figure in figures if figure.kind == "target"]
    either: list[Figure | Statistic] = [*own, *offered]
    periods = sorted(either, key=lambda each: (each.starts, each.ends))
    readings = [_reading(each) for each in periods]
    aims = [aim for aim in (_target(figure, periods, measure.unit) for figure in targets) if aim]
    chart = None
    if readings:
        chart = bar_chart(
            readings, aims, key=f"measure-{measure.pk}", unit=measure.unit, what=measure.what_runs or "It"
        )
    return MeasureShown(measure, chart, _intro(readings, targets, measure.unit), tuple(offered))


def offered_for(measure: "Measure", figures: Iterable["Figure"]) -> list[Statistic]:
    """What this site counts itself, for periods for which the measure has no figure. What was published stays."""
    if not measure.counted_by:
        return []
    held = {figure.period_as_published for figure in figures if figure.kind in ("observed", "did_not_run")}
    known = [each for each in counted(measure.counted_by) if each.number is not None or each.did_not_run]
    if measure.read_for:
        known = [each for each in known if each.ends <= measure.read_for]
    return [each for each in known if each.label not in held]


def _reading(period: "Figure | Statistic") -> Reading:
    """A figure of the measure, or a period counted elsewhere on this site."""
    if isinstance(period, Statistic):
        return Reading(period.label, period.number, ChartKind.DID_NOT_RUN if period.did_not_run else ChartKind.OBSERVED)
    return Reading(period.period_as_published, _number(period.value), ChartKind(period.kind))


def _number(value: Decimal | None) -> Decimal | int | None:
    return value if value is None or value % 1 else int(value)


def _target(figure: "Figure", periods: Iterable["Figure | Statistic"], unit: str) -> Target | None:
    """The target as an aim of the chart, or None if no period it was set for is shown."""
    within = [each for each in periods if each.starts <= figure.ends and each.ends >= figure.starts]
    labels = [_reading(each).label for each in within]
    if not labels:
        return None
    comparator, value = AimComparator(figure.comparator), _number(figure.value)
    if value is None:
        return None
    words = f"{comparator.replace('_', ' ')} {value:,} {unit} in {figure.period_as_published}. {MEANT_AS[comparator]}"
    return Target(comparator, value, labels[0], labels[-1], words)


def _intro(readings: list[Reading], targets: Sequence["Figure"], unit: str) -> str:
    """What to notice, and that no aim was set where the drawing shows none."""
    known = [each for each in readings if each.kind == ChartKind.OBSERVED]
    if not known:
        return f"No figure is held yet for {unit}." if not targets else ""
    said = f"From {known[0].value:,} {unit} in {known[0].label} to {known[-1].value:,} in {known[-1].label}."
    if len(known) == 1:
        said = f"{known[0].value:,} {unit} in {known[0].label}."
    return said if targets else f"{said} We hold no aim for it."
