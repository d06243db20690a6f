"""Decisions, and what became of every area: each change with its reasons and the groups that deal with it now."""

from core.open_data import Dataset, Field, FieldKind
from plans.models import DecisionNote, DecisionPage, Reason, Transition
from plans.open_data.columns import (
    DATE,
    SOURCE,
    address,
    change_id,
    choice,
    end_id,
    id_among,
    identifier,
    page_id,
    partial_date,
    plain_of,
    row_id,
    source_columns,
)
from plans.open_data.selectors import PublicRecord

DECISIONS = Dataset[PublicRecord](
    name="decisions",
    title="Decisions",
    about="What a board or committee decided, or only noted.",
    rows=lambda record: record.decisions.values(),
    fields=(
        identifier("The decision.", lambda page, record: page_id(page)),
        address("Its page.", lambda page, record: record.address(page)),
        Field("title", "What we call it.", is_always_given=True),
        Field("body", "Who decided.", lambda page, record: page.body or ""),
        Field("meeting_as_published", "The meeting, in the words of the source."),
        *DATE,
        choice("outcome", "What came of it.", DecisionPage.Outcome, is_always_given=True),
        Field("in_short", "What was decided, in our own words.", plain_of("in_short")),
        Field("record_in_our_words", "What the record says, told by us.", plain_of("record_in_our_words")),
        Field("text_as_recorded", "Words of the record, exactly. […] stands for what is left out."),
        Field(
            "notes_decision",
            "If this body only noted what another decided: the id of that decision.",
            lambda page, record: id_among(record.decisions, page.notes_decision_id),
        ),
        Field(
            "changes_plan",
            "The id of the plan it changes.",
            lambda page, record: id_among(record.plans, page.changes_plan_id),
        ),
        *partial_date("effective", "From when it counts.", lambda page: page.effective),
        Field(
            "effective_is_inferred",
            "Whether the source leaves open from when it counts.",
            lambda page, record: page.effective_is_inferred or not page.effective_date,
            FieldKind.YES_NO,
            is_always_given=True,
        ),
        Field("period_as_published", "How long it is for, as recorded. Empty: not stated."),
        Field("review_as_published", "When it is to be looked at again, as recorded. Empty: not stated."),
        *SOURCE,
    ),
)

DECISION_ID = Field(
    "decision", "The id of the decision.", lambda row, record: page_id(row.decision), is_always_given=True
)

WORDINGS = Dataset[PublicRecord](
    name="wordings",
    title="Recommended and recorded",
    about="The same item as it was recommended and as it was recorded. The source is that of the recommendation.",
    rows=lambda record: record.wordings,
    fields=(
        identifier("The item.", lambda row, record: row_id(row.decision, "wording", row.pk)),
        DECISION_ID,
        Field("topic", "What it is about.", is_always_given=True),
        Field("recommended", "As the paper words it; told by us where is_in_our_words is true."),
        Field("recorded", "As the record words it; told by us where is_in_our_words is true."),
        Field("reason_given", "As the reasons word it; told by us where is_in_our_words is true."),
        Field(
            "is_in_our_words",
            "Whether the three before are told by us and quote nothing but short phrases.",
            kind=FieldKind.YES_NO,
            is_always_given=True,
        ),
        Field("difference", "What differs, in our own words."),
        *source_columns(lambda row, record: record.source_at(row.recommended_paper_id, row.recommended_paragraph)),
    ),
)

NOTES = Dataset[PublicRecord](
    name="notes",
    title="Notes on decisions",
    about="What a reader must know about a decision, and what is still open.",
    rows=lambda record: record.notes,
    fields=(
        identifier("The note.", lambda row, record: row_id(row.decision, "note", row.pk)),
        DECISION_ID,
        choice("kind", "What it is.", DecisionNote.Kind, is_always_given=True),
        Field("text", "In our own words.", plain_of("text"), is_always_given=True),
        *SOURCE,
    ),
)


CHANGES = Dataset[PublicRecord](
    name="changes",
    title="Changes to areas",
    about="What each decision does with the areas of a plan: two merged into one, one paused, one kept but narrower. "
    "The reasons and the groups that deal with an area now are in the sets reasons and coverage.",
    rows=lambda record: record.changes,
    fields=(
        identifier("The change.", lambda change, record: change_id(change)),
        DECISION_ID,
        choice("kind", "What became of it.", Transition.KINDS, is_always_given=True),
        choice("basis", "Only what was decided changes a state.", Transition.BASES, is_always_given=True),
        *partial_date("effective", "From when it counts.", lambda change: change.decision.effective),
        Field(
            "taken_in",
            "The ids of the areas or activities it takes in.",
            lambda change, record: [end_id(area) for area in record.areas_at(change.taken_in)],
            FieldKind.TEXTS,
        ),
        Field(
            "led_to",
            "The ids of the areas it leads to.",
            lambda change, record: [end_id(area) for area in record.areas_at(change.led_to)],
            FieldKind.TEXTS,
        ),
        Field("label_as_published", "What the source calls the change."),
        Field("focus_as_published", "What it is to focus on, as published."),
        Field("dropped", "For a narrowing: what is no longer covered."),
        Field(
            "dropped_without_reason",
            "Whether the source gives no reason for that.",
            kind=FieldKind.YES_NO,
            is_always_given=True,
        ),
        Field("exception_terms", "On what terms news about it can still be heard."),
        Field("escalation", "For a pause: how it can be raised or come back."),
        Field(
            "no_group_named",
            "For a pause: whether the source names no group that deals with it.",
            kind=FieldKind.YES_NO,
            is_always_given=True,
        ),
        *SOURCE,
    ),
)

CHANGE_ID = Field(
    "change", "The id of the change.", lambda row, record: change_id(row.transition), is_always_given=True
)


def _said_of(name: str):
    """The rows of that name of every change, each with its change in hand."""
    return lambda record: [row for change in record.changes for row in getattr(change, name).all()]


REASONS = Dataset[PublicRecord](
    name="reasons",
    title="Reasons for changes",
    about="The reasons that the source gives for a change, each in one sentence of ours.",
    rows=_said_of("reasons"),
    fields=(
        identifier("The reason.", lambda row, record: row_id(change_id(row.transition), "reason", row.pk)),
        CHANGE_ID,
        choice("kind", "What sort of reason it is.", Reason.Kind, is_always_given=True),
        Field("text", "The reason in our own words.", is_always_given=True),
        *SOURCE,
    ),
)

COVERAGE = Dataset[PublicRecord](
    name="coverage",
    title="Who deals with it now",
    about="The groups that, as the source says, deal with a paused or ended area.",
    rows=_said_of("coverage"),
    fields=(
        identifier("The group's part.", lambda row, record: row_id(change_id(row.transition), "group", row.pk)),
        CHANGE_ID,
        Field("group", "The name of the group.", lambda row, record: row.organisation, is_always_given=True),
        Field("role", "What it does there, in our own words."),
        Field(
            "is_not_a_substitute",
            "Whether the source says that it does not do this work in the partnership's place.",
            kind=FieldKind.YES_NO,
            is_always_given=True,
        ),
        *SOURCE,
    ),
)
