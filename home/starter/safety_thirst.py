"""How many venues won a Safety Thirst award each year, and the ceiling that the draft plan set itself."""

from datetime import date

from core.partial_dates import Precision
from home.starter.publishing import keep
from home.starter.record import Record
from plans.models import Activity, Comparator, Figure, Measure

Kind = Figure.Kind

NOTE = (
    "The plan wanted to “engage” up to 80 venues. It does not say what that means. We count venues that won an award. "
    "A venue may take part and win none, so the two counts are not the same."
)

# year, what is known, venues with an award, where it was read
YEARS = [
    (2015, Kind.OBSERVED, 31, "awards 2015"),
    (2016, Kind.OBSERVED, 47, "awards 2016"),
    (2017, Kind.OBSERVED, 45, "awards 2017"),
    (2018, Kind.OBSERVED, 57, "awards 2018"),
    (2019, Kind.NOT_KNOWN, None, "awards come back 2024"),  # it ran; the report gives no number
    (2020, Kind.DID_NOT_RUN, None, "awards come back 2024"),
    (2021, Kind.DID_NOT_RUN, None, "awards come back 2024"),
    (2022, Kind.DID_NOT_RUN, None, "awards come back 2024"),
    (2023, Kind.DID_NOT_RUN, None, "awards come back 2024"),
    (2024, Kind.OBSERVED, 75, "awards 2024"),
    (2025, Kind.OBSERVED, 78, "awards 2025"),
    (2026, Kind.NOT_KNOWN, None, None),
]


def ceiling(record: Record) -> Figure:
    """“This year” is the year of the plan. The paper gives no first or last day of it, so both years count."""
    return Figure(
        kind=Kind.TARGET,
        comparator=Comparator.UP_TO,
        value=80,
        starts=date(2016, 1, 1),
        ends=date(2017, 12, 31),
        period_precision=Precision.YEAR,
        period_as_published="2016-17",
        as_published="engage up to 80 premises",
        **record.read_in("2016", "para-8-item-2"),
    )


def year(number: int, kind: str, venues: int | None, where: dict) -> Figure:
    return Figure(
        kind=kind,
        value=venues,
        starts=date(number, 1, 1),
        ends=date(number, 12, 31),
        period_precision=Precision.YEAR,
        period_as_published=str(number),
        **where,
    )


def make_safety_thirst_measure(activity: Activity, record: Record) -> Measure:
    measure = Measure(
        name="Venues with a Safety Thirst award",
        activity=activity,
        kind=Measure.Kind.OUTPUT,
        unit="venues",
        what_runs="The scheme",
        baseline="The plan gives none.",
        how_often="Each year in which the scheme runs",
        data_source="Press reports and committee minutes. To be checked with the City Corporation.",
        note=NOTE,
        counted_by="venues.accredited",
    )
    measure.figures = [ceiling(record), *(year(*known, record.read_in(where)) for *known, where in YEARS)]
    return keep(measure)
