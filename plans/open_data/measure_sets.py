"""What is counted, the figures, what was corrected, and what was reported."""

from core.models import DatePrecision
from core.open_data import Dataset, Field, FieldKind
from core.partial_dates import PartialDate, Precision
from plans.models import Comparator, DeliveryState, Figure, Measure
from plans.open_data.columns import SOURCE, address, choice, end_id, identifier, measure_id, row_id, update_id
from plans.open_data.selectors import PublicRecord, area_of

PERIOD = (
    Field(
        "starts",
        "The first day of the period, or as much of it as is known.",
        lambda row, record: PartialDate(row.starts, Precision(row.period_precision)).machine,
        FieldKind.DATE,
        is_always_given=True,
    ),
    Field(
        "ends",
        "The last day of the period, or as much of it as is known.",
        lambda row, record: PartialDate(row.ends, Precision(row.period_precision)).machine,
        FieldKind.DATE,
        is_always_given=True,
    ),
    choice("period_precision", "What is known of these two.", DatePrecision, is_always_given=True),
)

MEASURES = Dataset[PublicRecord](
    name="measures",
    title="Measures",
    about="What is counted to see whether an activity gets anywhere.",
    rows=lambda record: record.measures.values(),
    fields=(
        identifier("The measure.", lambda row, record: measure_id(row)),
        Field("activity", "The id of the activity.", lambda row, record: end_id(row.activity), is_always_given=True),
        Field("name", "What it is called.", is_always_given=True),
        choice("kind", "What sort of measure it is.", Measure.Kind, is_always_given=True),
        Field("unit", "What is counted.", is_always_given=True),
        Field("definition", "Exactly what counts. Empty if no source says."),
        Field("baseline", "Where it started, or why there is no baseline."),
        Field("how_often", "How often it is counted."),
        Field("owner", "The post or team that answers for the figure."),
        Field("data_source", "Where the figures come from."),
        Field("note", "What readers must know to read the figures rightly."),
        *SOURCE,
    ),
)

FIGURES = Dataset[PublicRecord](
    name="figures",
    title="Targets and figures",
    about="For each period: the number aimed at, the number counted, or the fact that there is none. A target of "
    "“up to” is a ceiling: a number below it is not a failure.",
    rows=lambda record: record.figures,
    fields=(
        identifier("The figure.", lambda row, record: row_id(measure_id(row.measure), "figure", row.pk)),
        Field("measure", "The id of the measure.", lambda row, record: measure_id(row.measure), is_always_given=True),
        choice("kind", "What it is.", Figure.Kind, is_always_given=True),
        choice("comparator", "For a target, how it is meant.", Comparator),
        Field("value", "The number. Empty is not nought.", kind=FieldKind.NUMBER),
        Field("unit", "What is counted.", "measure.unit", is_always_given=True),
        *PERIOD,
        Field("period_as_published", "The period in the words of the source.", is_always_given=True),
        Field("as_published", "The words of the source, exactly."),
        Field("provisional", "Whether it may still change.", kind=FieldKind.YES_NO, is_always_given=True),
        *SOURCE,
    ),
)

CORRECTIONS = Dataset[PublicRecord](
    name="corrections",
    title="Corrected figures",
    about="Each time a published figure or target was changed: what it was, what it became, and why. Nothing leaves "
    "this set.",
    rows=lambda record: record.corrections,
    fields=(
        identifier("The correction.", lambda row, record: row_id(measure_id(row.measure), "correction", row.pk)),
        Field("measure", "The id of the measure.", lambda row, record: measure_id(row.measure), is_always_given=True),
        *PERIOD,
        Field("period_as_published", "The period in the words of the source.", is_always_given=True),
        choice("figure_kind", "Whether it was counted or aimed at.", Figure.Kind, is_always_given=True),
        Field("old_value", "The number before.", kind=FieldKind.NUMBER, is_always_given=True),
        Field("new_value", "The number after. Empty: it was taken back.", kind=FieldKind.NUMBER),
        Field("reason", "Why it was changed.", is_always_given=True),
        Field("corrected_on", "The day it was changed here.", kind=FieldKind.DAY, is_always_given=True),
        *SOURCE,
    ),
)


def _place(row, record) -> str:
    """A report stands on the page of its area, below its own anchor."""
    return f"{record.address(area_of(row.on))}#{row.anchor}"


UPDATES = Dataset[PublicRecord](
    name="updates",
    title="Progress reports",
    about="What was reported of an activity, or news about an area. Reports are only ever added to: a mistake is "
    "mended by a further report that says what it corrects and why.",
    rows=lambda record: record.updates,
    fields=(
        identifier("The report.", lambda row, record: update_id(row.pk)),
        address("The page of its area.", _place),
        Field(
            "about", "The id of the activity or of the area.", lambda row, record: end_id(row.on), is_always_given=True
        ),
        Field("date", "The day it describes.", kind=FieldKind.DAY, is_always_given=True),
        choice("delivery_state", "How far the activity was. Empty for news about an area.", DeliveryState),
        Field("narrative", "What was done or learned.", is_always_given=True),
        Field("author_role", "The post or team that reports.", is_always_given=True),
        Field("reported_to", "The board or committee that heard it.", lambda row, record: row.reported_to or ""),
        Field("next_due", "When the next report is due.", kind=FieldKind.DAY),
        Field("corrects", "The id of the report it corrects.", lambda row, record: update_id(row.corrects_id)),
        Field("correction_reason", "Why it corrects it."),
        Field("published_at", "When it was published here.", "entered_at", FieldKind.MOMENT, is_always_given=True),
        *SOURCE,
    ),
)
