"""Plans, what they say, their areas and their activities."""

from core.models import DatePrecision
from core.open_data import Dataset, Field, FieldKind
from plans.lineage import AreaState
from plans.models import ActivityStatus, DeliveryState, PlanEvent, PlanStatement, PriorityPage
from plans.open_data.columns import (
    DATE,
    SOURCE,
    address,
    choice,
    day_or_less,
    end_id,
    id_among,
    identifier,
    lines,
    page_id,
    plain_of,
    row_id,
)
from plans.open_data.selectors import PublicRecord
from plans.plan_state import PlanState

PLAN_STATES = [(state.name.lower(), state.value.word.lower()) for state in PlanState]
AREA_STATES = [(state.name.lower(), state.value.word.lower()) for state in AreaState]

PLANS = Dataset[PublicRecord](
    name="plans",
    title="Plans",
    about="Every plan the partnership has had, with its state on the day asked for. That state follows from the "
    "dated events in the set dates.",
    rows=lambda record: record.plans.values(),
    is_of_a_day=True,
    fields=(
        identifier("The plan.", lambda plan, record: page_id(plan)),
        address("Its page.", lambda plan, record: record.address(plan)),
        Field("title", "What we call it.", is_always_given=True),
        Field("title_as_published", "What it calls itself."),
        Field("term_as_published", "The years it is for, as published."),
        Field(
            "term_starts",
            "The first year, month or day of those years.",
            lambda plan, record: (when := day_or_less("term_starts", "term_precision")(plan)) and when.machine,
            FieldKind.DATE,
        ),
        Field(
            "term_ends",
            "The last year, month or day of those years.",
            lambda plan, record: plan.term_end and plan.term_end.machine,
            FieldKind.DATE,
        ),
        choice("term_precision", "What is known of these two.", DatePrecision),
        Field("area_word", "Its word for a priority.", is_always_given=True),
        Field("in_short", "What it is, in our own words.", plain_of("in_short")),
        choice(
            "state",
            "What it was on the day.",
            PLAN_STATES,
            lambda plan, record: record.plan_states[plan.pk].name.lower(),
            is_always_given=True,
        ),
        Field(
            "state_in_words",
            "The state as its page says it.",
            lambda plan, record: record.plan_states[plan.pk].value.word,
            is_always_given=True,
        ),
        *SOURCE,
    ),
)

STATEMENTS = Dataset[PublicRecord](
    name="statements",
    title="What plans say",
    about="What a plan says about itself that is neither an area nor a date, and what we do not know about it.",
    rows=lambda record: record.statements,
    fields=(
        identifier("The statement.", lambda row, record: row_id(row.plan, "statement", row.pk)),
        Field("plan", "The id of the plan.", lambda row, record: page_id(row.plan), is_always_given=True),
        choice("kind", "What it is about.", PlanStatement.Kind, is_always_given=True),
        Field("text", "In our own words.", plain_of("text")),
        Field("as_published", "The words of the plan or paper, exactly."),
        Field("period_as_published", "The time it speaks of, as published."),
        *SOURCE,
    ),
)

DATES = Dataset[PublicRecord](
    name="dates",
    title="Dates of plans",
    about="What happened to each plan, and the dates it sets.",
    rows=lambda record: record.events,
    fields=(
        identifier("The event or date.", lambda row, record: row_id(row.plan, "date", row.pk)),
        Field("plan", "The id of the plan.", lambda row, record: page_id(row.plan), is_always_given=True),
        choice("kind", "What happened or is due.", PlanEvent.KINDS, is_always_given=True),
        Field("words", "The same in one sentence.", is_always_given=True),
        *DATE,
        Field("date_is_inferred", "Whether the date is our reading.", kind=FieldKind.YES_NO, is_always_given=True),
        Field("body", "The board or committee it happened at.", lambda row, record: row.body or ""),
        Field(
            "replaced_by", "The id of the later plan.", lambda row, record: id_among(record.plans, row.replaced_by_id)
        ),
        *SOURCE,
    ),
)


def _state(area, record) -> str:
    state = record.state_of(area)
    return state.name.lower() if state else ""


AREAS = Dataset[PublicRecord](
    name="areas",
    title="Priorities and key areas",
    about="Every area of every plan, with its state on the day asked for. That state follows from the dated changes "
    "in the set changes. It is empty in a plan whose areas no decision has changed.",
    rows=lambda record: record.areas.values(),
    is_of_a_day=True,
    fields=(
        identifier("The area.", lambda area, record: page_id(area)),
        address("Its page.", lambda area, record: record.address(area)),
        Field("plan", "The id of its plan.", lambda area, record: page_id(area.plan), is_always_given=True),
        Field("number_as_published", "Its number in the plan.", kind=FieldKind.WHOLE),
        Field("title", "What we call it.", is_always_given=True),
        Field("title_as_published", "What the plan calls it."),
        Field("objective_as_published", "Its objective, exactly as the plan words it."),
        Field("aim", "Its objective in our own words.", plain_of("aim")),
        Field("context", "Why it is a priority, in our own words.", plain_of("context")),
        choice("activities_held", "Where its activities are.", PriorityPage.ActivitiesHeld, is_always_given=True),
        Field("relevant_to", "The bodies a source says it matters to most.", lines("relevant_to"), FieldKind.TEXTS),
        Field(
            "asked_for_by",
            "The laws, strategies and plans that ask for it.",
            lambda area, record: [str(driver) for driver in area.drivers.all()],
            FieldKind.TEXTS,
        ),
        choice("state", "What it was on the day.", AREA_STATES, _state),
        Field(
            "state_in_words",
            "The state as pages say it.",
            lambda area, record: (state := record.state_of(area)) and state.value.word,
        ),
        *SOURCE,
    ),
)

RELATIONS = Dataset[PublicRecord](
    name="relations",
    title="Related areas, in our own reading",
    about="Areas of different plans that seem to us to be related. Nobody decided it.",
    rows=lambda record: record.relations,
    fields=(
        identifier("The relation.", lambda row, record: row_id(row.priority, "relation", row.pk)),
        Field("later", "The id of the later area.", lambda row, record: page_id(row.priority), is_always_given=True),
        Field(
            "earlier",
            "The id of the earlier area or activity.",
            lambda row, record: end_id(record.end_of(row.earlier_priority_id, row.earlier_activity_id)),
            is_always_given=True,
        ),
        Field("note", "Why we think so."),
        *SOURCE,
    ),
)

ACTIVITIES = Dataset[PublicRecord](
    name="activities",
    title="Activities",
    about="What each plan sets out to do, and how far it was on the day asked for.",
    rows=lambda record: record.activities.values(),
    is_of_a_day=True,
    fields=(
        identifier("The activity.", lambda row, record: end_id(row)),
        address("Its place on the page of its area.", lambda row, record: record.address_on(row)),
        Field("area", "The id of its area.", lambda row, record: page_id(row.priority), is_always_given=True),
        Field("number", "Its place in the plan.", kind=FieldKind.WHOLE, is_always_given=True),
        Field("title", "What is to be done, in our own words.", is_always_given=True),
        Field("text", "More about it, in our own words.", plain_of("text")),
        Field("as_published", "The words of the plan or paper, exactly."),
        choice("status", "What the plan itself says of it.", ActivityStatus, is_always_given=True),
        Field("timeframe_as_published", "When, as published."),
        Field("leads", "Who leads it.", lambda row, record: [str(each) for each in row.leads.all()], FieldKind.TEXTS),
        Field("contributors", "Who else takes part.", lines("contributors"), FieldKind.TEXTS),
        Field("topics", "What it looks at.", lines("topics"), FieldKind.TEXTS),
        Field("audiences", "Whom it is meant to reach.", lines("audiences"), FieldKind.TEXTS),
        Field("channels", "How they are to be reached.", lines("channels"), FieldKind.TEXTS),
        choice(
            "progress",
            "How far it was, by the last report.",
            DeliveryState,
            lambda row, record: row.last_state or DeliveryState.NOT_REPORTED,
            is_always_given=True,
        ),
        Field("progress_reported_on", "The day of that report.", "last_date", FieldKind.DAY),
        Field("progress_next_due", "When the next report is due.", "last_due", FieldKind.DAY),
        Field(
            "progress_is_overdue",
            "Whether that report was late on the day.",
            "last_progress.is_overdue",
            FieldKind.YES_NO,
            is_always_given=True,
        ),
        *SOURCE,
    ),
)
