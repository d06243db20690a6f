"""The figures of a measure as they stood on an earlier day. Pure: no database, no clock."""

from datetime import date
from typing import TYPE_CHECKING

from plans.figure_validation import TARGET

if TYPE_CHECKING:
    from plans.models import Figure, FigureCorrection


def known_on(day: date, figures: list["Figure"], corrections: list["FigureCorrection"]) -> list["Figure"]:
    """Targets, and figures of periods that were certainly over, each with the number that it had on `day`."""
    known = [each for each in figures if each.kind == TARGET or each.ended.has_come_by(day)]
    by_period = {(figure.kind, figure.period_as_published): figure for figure in known}
    for correction in reversed(corrections):
        figure = by_period.get((correction.figure_kind, correction.period_as_published))
        if figure and correction.corrected_on > day:
            figure.value = correction.old_value
    return known
