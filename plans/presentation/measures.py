"""A measure as a chart with its table."""

from dataclasses import dataclass

from core.charts import Chart, Comparator, Kind, Reading, Target, bar_chart

MEANT_AS = {
    Comparator.UP_TO: "The most, not the least.",
    Comparator.AT_LEAST: "The least.",
    Comparator.EXACTLY: "No more and no less.",
}


@dataclass(frozen=True)
class MeasureShown:
    """One measure as its pages show it. `chart` is None until a period has been counted or noted."""

    measure: object
    chart: Chart | None
    intro: str


def measure_shown(measure) -> MeasureShown:
    """Arrange the figures of `measure` by period. Its targets are drawn over the periods they were set for."""
    figures = sorted(measure.figures.all(), key=lambda figure: (figure.starts, figure.ends))
    counted = [figure for figure in figures if figure.kind != "target"]
    targets = [figure for figure in figures if figure.kind == "target"]
    readings = [Reading(figure.period_as_published, _number(figure.value), Kind(figure.kind)) for figure in counted]
    aims = [aim for aim in (_target(figure, counted, measure.unit) for figure in targets) if aim]
    chart = None
    if readings:
        chart = bar_chart(
            readings, aims, key=f"measure-{measure.pk}", unit=measure.unit, what=measure.what_runs or "It"
        )
    return MeasureShown(measure, chart, _intro(readings, targets, measure.unit))


def _number(value):
    return value if value is None or value % 1 else int(value)


def _target(figure, counted, unit: str) -> Target | None:
    """The target as an aim of the chart, or None if no period it was set for is shown."""
    labels = [each.period_as_published for each in counted if each.starts <= figure.ends and each.ends >= figure.starts]
    if not labels:
        return None
    comparator, value = Comparator(figure.comparator), _number(figure.value)
    words = f"{comparator.replace('_', ' ')} {value:,} {unit} in {figure.period_as_published}. {MEANT_AS[comparator]}"
    return Target(comparator, value, labels[0], labels[-1], words)


def _intro(readings: list[Reading], targets, unit: str) -> str:
    known = [each for each in readings if each.kind == Kind.OBSERVED]
    if not known:
        return f"No figure is held yet for {unit}." if not targets else ""
    if len(known) == 1:
        return f"{known[0].value:,} {unit} in {known[0].label}."
    return f"From {known[0].value:,} {unit} in {known[0].label} to {known[-1].value:,} in {known[-1].label}."
