"""Every fact of the record that was entered: the page that shows it, where it was read, and whether the source says it.

What can be compared without a reader: words as published, numbers and years, and names. Of what is told in our own
words, the numbers and the names are compared.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils.html import strip_tags

from plans.models import (
    Activity,
    AreaName,
    ConflictingAccount,
    Coverage,
    DecisionNote,
    DecisionPage,
    DefinitionVersion,
    Figure,
    LaterMention,
    Membership,
    PlanEvent,
    PlanStatement,
    PriorityPage,
    Reason,
    Transition,
)

# Of which page each kind of row is a part, and what in it is the fact.
KINDS: dict[type[Model], tuple[Callable[[Any], str], str]] = {
    PlanEvent: (lambda row: row.plan.url, "words"),
    PlanStatement: (lambda row: row.plan.url, "text"),
    ConflictingAccount: (lambda row: row.conflict.plan.url, "text"),
    PriorityPage: (lambda row: row.url, "title_as_published"),
    AreaName: (lambda row: row.priority.url, "name_as_published"),
    LaterMention: (lambda row: row.priority.url, "text"),
    Activity: (lambda row: row.priority.url, "title"),
    Figure: (lambda row: row.measure.activity.priority.url, "as_published"),
    DecisionPage: (lambda row: row.url, "record_in_our_words"),
    DecisionNote: (lambda row: row.decision.url, "text"),
    Transition: (lambda row: row.decision.url, "label_as_published"),
    Reason: (lambda row: row.transition.decision.url, "text"),
    Coverage: (lambda row: row.transition.decision.url, "organisation"),
    DefinitionVersion: (lambda row: "/words/", "text"),
    Membership: (lambda row: "/partners/", "name_as_published"),
}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
NAME = re.compile(r"(?<=[a-z,;:’] )[A-Z][^\W_]+")  # a capital that no sentence begins with


@dataclass(frozen=True)
class RecordFact:
    """`telling`: what in it the source must say too. `is_of_a_paper`: or it was read on a page elsewhere."""

    page: str
    words: str
    source: str
    is_of_a_paper: bool
    telling: tuple[str, ...]

    def missing_in(self, text: str) -> list[str]:
        """What of it `text` does not say."""
        said = folded(text)
        return [each for each in self.telling if folded(each) not in said]


def record_facts() -> Iterator[RecordFact]:
    for model, (page_of, name) in KINDS.items():
        for row in model._default_manager.order_by("pk"):
            if row.source_paper_id or row.public_source_id:
                yield _fact(row, page_of(row), str(getattr(row, name)))


def _fact(row: Any, page: str, words: str) -> RecordFact:
    plain = " ".join(strip_tags(words.replace("</", " </")).split())
    published = [value for field, value in as_published(row) if field != "date_as_published"]
    told = tuple(dict.fromkeys([*published, *telling(plain)]))
    return RecordFact(page, plain, row.source.label, bool(row.source_paper_id), told)


def as_published(row: Model) -> Iterable[tuple[str, str]]:
    names = [field.name for field in row._meta.concrete_fields if field.name.endswith("_as_published")]
    return [(name, str(getattr(row, name))) for name in names if getattr(row, name)]


def telling(words: str) -> list[str]:
    return [*NUMBER.findall(words), *NAME.findall(words)]


def folded(text: str) -> str:
    """The words of a text, one space around each, so that signs and lines make no difference."""
    return f" {' '.join(WORD.findall(text.casefold().replace('’', chr(39))))} "


def texts_in(folder: Path) -> dict[str, str]:
    """The texts of the sources by the names of their files."""
    files = sorted([*folder.glob("report-*.txt"), *folder.glob("public-record.md")]) if folder.is_dir() else []
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def text_for(fact: RecordFact, texts: dict[str, str]) -> str:
    """What is held of the source of a fact: the papers, or what was noted of pages elsewhere."""
    return "\n".join(text for name, text in texts.items() if name.startswith("report-") == fact.is_of_a_paper)
