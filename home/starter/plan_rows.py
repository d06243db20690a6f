"""What a plan says about itself, and its dates: rows as short as the data allows."""

from datetime import date
from typing import NamedTuple

from core.partial_dates import Precision
from home.starter.bodies import words
from home.starter.record import Record
from plans.models import ConflictingAccount, ConflictingFact, PlanEvent, PlanStatement
from plans.plan_state import PlanEventKind


class Said(NamedTuple):
    """Something a plan says, in our words. Without a paper it is a note of our own."""

    kind: PlanStatement.Kind
    paper: str | None
    paragraph: str
    text: str
    as_published: str = ""
    period_as_published: str = ""


class Dated(NamedTuple):
    """Something that happened to a plan, or is due. `year_is_ours`: we worked the year out from the paper's date."""

    kind: PlanEventKind
    paper: str
    paragraph: str
    text: str
    day: date
    precision: Precision
    as_published: str
    year_is_ours: bool = False
    body: str | None = None
    answer: "Answered | None" = None


class Answered(NamedTuple):
    """What the record says became of something that was due."""

    source: str
    text: str
    day: date
    precision: Precision


class Told(NamedTuple):
    """What one source says of a fact that another tells differently."""

    source: str
    text: str
    is_followed: bool = False


class Conflicting(NamedTuple):
    """A fact that sources tell differently, what we follow and why."""

    about: str
    accounts: list[Told]
    followed: str


def statements(rows: list[Said], record: Record) -> list[PlanStatement]:
    return [
        PlanStatement(
            kind=row.kind,
            text=words(row.text),
            as_published=row.as_published,
            period_as_published=row.period_as_published,
            **record.read_in(row.paper, row.paragraph),
        )
        for row in rows
    ]


def events(rows: list[Dated], record: Record) -> list[PlanEvent]:
    return [event(row, record) for row in rows]


def event(row: Dated, record: Record) -> PlanEvent:
    made = PlanEvent(
        kind=row.kind,
        words=row.text,
        date=row.day,
        date_precision=row.precision,
        date_as_published=row.as_published,
        date_is_inferred=row.year_is_ours,
        body=record.organisations.get(row.body),
        **record.read_in(row.paper, row.paragraph),
    )
    if row.answer:
        made.answer, made.answer_date = row.answer.text, row.answer.day
        made.answer_precision = row.answer.precision
        made.answer_source = record.public_sources[row.answer.source]
    return made


def conflicts(rows: list[Conflicting], record: Record) -> list[ConflictingFact]:
    return [
        ConflictingFact(
            about=row.about,
            followed=row.followed,
            accounts=[
                ConflictingAccount(text=told.text, is_followed=told.is_followed, **record.read_in(told.source))
                for told in row.accounts
            ],
        )
        for row in rows
    ]
