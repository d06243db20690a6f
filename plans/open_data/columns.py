"""Columns that many sets share: ids, dates no more exact than their source, plain text, and where a fact was read."""

from collections.abc import Callable
from typing import Any

from wagtail.rich_text import get_text_for_indexing

from core.models import DatePrecision
from core.open_data import Field, FieldKind
from core.partial_dates import PartialDate, Precision
from plans.models import Activity, PriorityPage
from plans.models.public_sources import SourceStrength
from plans.open_data.selectors import PublicRecord
from plans.open_data.sources import SOURCE_KINDS, SourceRecord


def page_id(page) -> str:
    """The same for ever, also when the page is renamed or moved."""
    return str(page.translation_key)


def row_id(owner, noun: str, number: int) -> str:
    """The id of a row of a page, or of a row of a row, such as `<id of the page>/change-7`."""
    return f"{owner if isinstance(owner, str) else page_id(owner)}/{noun}-{number}"


def end_id(end: PriorityPage | Activity | None) -> str:
    """The id of an area, or of an activity of one; empty without either."""
    if isinstance(end, Activity):
        return row_id(end.priority, "activity", end.pk)
    return page_id(end) if end else ""


def change_id(change) -> str:
    return row_id(change.decision, "change", change.pk)


def measure_id(measure) -> str:
    return f"measure-{measure.pk}"


def update_id(pk: int | None) -> str:
    return f"update-{pk}" if pk else ""


def id_among(pages: dict, pk: int | None) -> str:
    """The id of the page of this key; empty if there is none or it is not public."""
    return page_id(pages[pk]) if pk in pages else ""


def plain_text(html: str) -> str:
    return " ".join(get_text_for_indexing(html).split())


def identifier(about: str, of: Callable) -> Field:
    return Field("id", f"{about} It stays the same and is never given to anything else.", of, is_always_given=True)


def address(about: str, of: Callable) -> Field:
    """Where the row is shown, as an address within the site."""
    return Field("url", about, of, FieldKind.ADDRESS)


def choice(name: str, about: str, choices, of: str | Callable | None = None, **more) -> Field:
    """One of Django's choices, by its key; the meanings are told in `about`."""
    pairs = [(str(value), words) for value, words in getattr(choices, "choices", choices)]
    meanings = "; ".join(f"{value}: {words}" if value != words else value for value, words in pairs)
    return Field(name, f"{about} {meanings}.", of, one_of=tuple(value for value, _ in pairs), **more)


def partial_date(name: str, about: str, of: Callable, words: str = "") -> tuple[Field, ...]:
    """A date of which more or less is known: as ISO 8601, how exact it is, and in words. `of` may give None."""

    def told(tell: Callable[[PartialDate], str]) -> Callable:
        return lambda row, record: (when := of(row)) and tell(when)

    return (
        Field(name, f"{about} As much of it as the source says.", told(lambda when: when.machine), FieldKind.DATE),
        choice(f"{name}_precision", "What is known of it.", DatePrecision, told(lambda when: when.precision)),
        Field(f"{name}_in_words", "The same, as a page says it.", told(str)),
    )


def when_of(row) -> PartialDate | None:
    return row.when


def day_or_less(name: str, precision: str) -> Callable:
    """Reads a stored date together with what is known of it."""
    return lambda row: (day := getattr(row, name)) and PartialDate(day, Precision(getattr(row, precision)))


DATE = (
    *partial_date("date", "When it was.", when_of),
    Field("date_as_published", "The date in the words of the source."),
)


def source_columns(of: Callable[[Any, PublicRecord], SourceRecord]) -> tuple[Field, ...]:
    """Where a fact comes from, as `of` gives it of a row."""
    return (
        Field(
            "source_kind",
            "Where this comes from. paper: a committee paper; elsewhere: something outside this site; "
            "editorial: our own note, not a published fact.",
            lambda row, record: of(row, record).kind,
            is_always_given=True,
            one_of=SOURCE_KINDS,
        ),
        Field("source_paper", "The id of the paper, in the set papers.", lambda row, record: of(row, record).paper),
        Field(
            "source_paragraph",
            "The address of the paragraph in the paper: what stands after the # of its link.",
            lambda row, record: of(row, record).paragraph,
        ),
        choice(
            "source_strength",
            "How strong a source outside this site is. Empty for papers that stand here and for notes of our own.",
            SourceStrength,
            lambda row, record: of(row, record).shown.strength,
        ),
        Field("source_url", "A link to it.", lambda row, record: of(row, record).shown.url, FieldKind.ADDRESS),
        Field(
            "source_label",
            "The source as pages name it.",
            lambda row, record: of(row, record).shown.label,
            is_always_given=True,
        ),
    )


SOURCE = source_columns(lambda row, record: record.source_of(row))


def lines(name: str) -> Callable:
    return lambda row, record: getattr(row, name).splitlines()


def plain_of(name: str) -> Callable:
    return lambda row, record: plain_text(getattr(row, name))
