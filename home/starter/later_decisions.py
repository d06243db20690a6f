"""Decisions that minutes of the City record, beside that of June 2023."""

from datetime import date

from core.partial_dates import Precision
from home.starter.bodies import words
from home.starter.publishing import put_below
from home.starter.record import Record
from plans.models import DecisionIndexPage, DecisionNote, DecisionPage

NOTE, OPEN = DecisionNote.Kind.NOTE, DecisionNote.Kind.OPEN


def make_receiving_of_2016(index: DecisionIndexPage, record: Record) -> DecisionPage:
    page = DecisionPage(
        title="Health board received the report on the plan for 2016–17",
        slug="plan-of-2016-received",
        search_description="In June 2016 the Health and Wellbeing Board received the report on the draft plan.",
        in_short=words(
            "The Health and Wellbeing Board was asked to note a report on the draft plan. The minute says that the "
            "report was received. That does not mean that the plan was agreed."
        ),
        body=record.organisations["health_board"],
        date=date(2016, 6, 17),
        date_as_published="17 June 2016",
        outcome=DecisionPage.Outcome.RECEIVED,
        text_as_recorded="that the report be received",
        **record.read_in("received 2016"),
    )
    page.notes = [
        DecisionNote(
            kind=NOTE,
            text=words("The report asks the Board to note it. The minute says “received”. We show both."),
            **record.read_in("received 2016"),
        )
    ]
    return put_below(index, page)


def make_violence_strategy_of_2024(index: DecisionIndexPage, record: Record) -> DecisionPage:
    page = DecisionPage(
        title="Serious Violence Strategy approved",
        slug="serious-violence-strategy-2024",
        search_description="Early in 2024 the Board approved a strategy on serious violence with three priorities.",
        in_short=words(
            "The Board approved a strategy against serious violence. It has three priorities: violence linked to the "
            "City at night, sexual and domestic violence, and finding and cutting risks that last."
        ),
        body=record.organisations["board"],
        date=date(2024, 1, 1),
        date_precision=Precision.EARLY_YEAR,
        outcome=DecisionPage.Outcome.AGREED,
        text_as_recorded="approved the Serious Violence Strategy",
        **record.read_in("violence strategy 2024"),
    )
    page.notes = [DecisionNote(kind=kind, text=words(text), **record.read_in(source)) for kind, source, text in NOTES]
    return put_below(index, page)


NOTES = [
    (
        NOTE,
        "violence strategy 2024",
        "The Police Authority Board had approved it in December 2023. Police leaders cleared it in January 2024.",
    ),
    (
        NOTE,
        "violence strategy 2024",
        "The City at night was asked for in June 2023 and left out of that decision. Here it was decided.",
    ),
    (NOTE, "publications", "It is published as “Serious Violence Strategy 2024”. We do not hold it."),
    (OPEN, "", "On which day the Board met. The page gives none in the part that was read."),
]
