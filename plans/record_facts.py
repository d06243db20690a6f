"""Every fact of the record that was entered: the page that shows it, where it was read, and whether the source says it.

What can be compared without a reader: words as published, numbers and years, and names. Of what is told in our own
words, the numbers and the names are compared.
"""

import re
from collections import Counter
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
    PublicSource,
    Reason,
    Transition,
)
from plans.models.measures import FigureKind, in_digits
from plans.models.sources import SourcedFact


def _figure_in_words(figure: Figure) -> str:
    """As its page's table says it."""
    words: dict[str, str] = {FigureKind.NOT_KNOWN: "not known", FigureKind.DID_NOT_RUN: "did not run"}
    return f"{figure.period_as_published}: {words.get(figure.kind) or in_digits(figure.value)}."


# Of which page each kind of row is a part, and what in it is the fact: a field, or what is said of the whole row.
KINDS: dict[type[SourcedFact], tuple[Callable[[Any], str], str | Callable[[Any], str]]] = {
    PlanEvent: (lambda row: row.plan.url, "words"),
    PlanStatement: (lambda row: row.plan.url, lambda row: row.as_published or row.text),
    ConflictingAccount: (lambda row: row.conflict.plan.url, "text"),
    PriorityPage: (lambda row: row.url, lambda row: row.title_as_published or row.title),
    AreaName: (lambda row: row.priority.url, "name_as_published"),
    LaterMention: (lambda row: row.priority.url, "text"),
    Activity: (lambda row: row.priority.url, "title"),
    Figure: (lambda row: row.measure.activity.priority.url, _figure_in_words),
    DecisionPage: (
        lambda row: row.url,
        lambda row: f"{row.body}, {row.when}: {row.get_outcome_display()}. {row.record_in_our_words}",
    ),
    DecisionNote: (lambda row: row.decision.url, "text"),
    Transition: (lambda row: row.decision.url, "label_as_published"),
    Reason: (lambda row: row.transition.decision.url, "text"),
    Coverage: (lambda row: row.transition.decision.url, "organisation"),
    DefinitionVersion: (
        lambda row: "/words/",
        lambda row: f"{row.definition}: {row.get_status_display()}. {row.text}",
    ),
    Membership: (lambda row: "/partners/", "name_as_published"),
}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ITEM = re.compile(r"\d{4,}$")  # what an address of a minute or an agenda ends in
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)$")
DIFFERS = "DIFFERS"
SHORT_FORMS = {  # of our notes
    "HWB": "Health and Wellbeing Board",
    "PAB": "Police Authority Board",
    "BTP": "British Transport Police",
    "Sept": "September",
    "Nov": "November",
    "Dec": "December",
}
PAGE = f"""# The record, compared with its sources

Every fact of a new site's record that was read somewhere: the page that shows it, where it was read, and what an
automatic comparison with the text of the source found. `manage.py compare_record FOLDER --markdown FILE` writes this
page, from a new site that nobody has changed.

| result | means |
|---|---|
| agrees | the source has its numbers, its names and what stands as published |
| in our own words | it has no number and no name, so only a reader can compare it |
| put otherwise in our notes | of a page elsewhere only notes are held, and they use other words |
| {DIFFERS} | the paper does not say it: mend it, or the record is untrue |

{{number}} facts. {{counted}}.

| page | fact | read in | compared with it |
|---|---|---|---|
{{rows}}
"""
NAME = re.compile(r"(?<=[a-z,;:’] )[A-Z][^\W_]+")  # a capital that no sentence begins with


@dataclass(frozen=True)
class RecordFact:
    """`telling`: what in it the source must say too. `is_of_a_paper`: or it was read on a page elsewhere.

    `of`: the day of the paper or the number in the address of the page, by which its text is found.
    """

    page: str
    words: str
    source: str
    is_of_a_paper: bool
    telling: tuple[str, ...]
    of: str = ""

    def compared_with(self, text: str) -> str:
        """The result in words. What was read elsewhere is compared with notes, so it may be put otherwise there."""
        if not text:
            return "not compared"
        if not self.telling:
            return "in our own words"
        missing = ", ".join(self.missing_in(text))
        if not missing:
            return "agrees"
        return f"{DIFFERS}: {missing}" if self.is_of_a_paper else f"put otherwise in our notes: {missing}"

    def missing_in(self, text: str) -> list[str]:
        """What of it `text` does not say."""
        said = folded(text)
        return [each for each in self.telling if folded(each) not in said]


def record_facts() -> Iterator[RecordFact]:
    for model, (page_of, said) in KINDS.items():
        for row in model._default_manager.order_by("pk"):
            if row.source_paper_id or row.public_source_id:
                yield _fact(row, page_of(row), said(row) if callable(said) else str(getattr(row, said)))
    for event in PlanEvent.objects.exclude(answer="").order_by("pk"):
        if source := event.answer_source:
            told = tuple(telling(event.answer))
            yield RecordFact(event.plan.url, event.answer, source.label, False, told, number_of(source))


def _fact(row: Any, page: str, words: str) -> RecordFact:
    plain = " ".join(strip_tags(words.replace("</", " </")).split())
    published = [value for field, value in as_published(row) if field != "date_as_published"]
    told = tuple(dict.fromkeys([*published, *telling(plain)]))
    of = str(row.source_paper.date) if row.source_paper_id else number_of(row.public_source)
    return RecordFact(page, plain, row.source.label, bool(row.source_paper_id), told, of)


def number_of(source: PublicSource) -> str:
    return "".join(ITEM.findall(source.address))


def as_published(row: Model) -> Iterable[tuple[str, str]]:
    names = [field.name for field in row._meta.concrete_fields if field.name.endswith("as_published")]
    return [(name, str(getattr(row, name))) for name in names if getattr(row, name)]


def telling(words: str) -> list[str]:
    return [*NUMBER.findall(words), *NAME.findall(words)]


def folded(text: str) -> str:
    """The words of a text, one space around each, so that signs, lines and “5th” for 5 make no difference."""
    words = WORD.findall(text.casefold().replace("’", "'"))
    return f" {' '.join(ORDINAL.sub('', word) for word in words)} "


def texts_in(folder: Path) -> dict[str, str]:
    """The texts of the sources by the names of their files."""
    files = sorted([*folder.glob("report-*.txt"), *folder.glob("public-record.md")]) if folder.is_dir() else []
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def text_for(fact: RecordFact, texts: dict[str, str]) -> str:
    """What is held of the source of a fact: its paper, or the rows of our notes on a page elsewhere.

    Where the day or the number finds none, all that is held of that kind.
    """
    held = {name: text for name, text in texts.items() if name.startswith("report-") == fact.is_of_a_paper}
    if fact.is_of_a_paper:
        return "\n".join([text for name, text in held.items() if fact.of in name] or held.values())
    rows = [row for text in held.values() for row in text.splitlines()]
    number = re.compile(rf"\b{fact.of}\b")
    found = "\n".join([row for row in rows if fact.of and number.search(row)] or rows)
    return re.sub(rf"\b({'|'.join(SHORT_FORMS)})\b", lambda short: SHORT_FORMS[short[0]], found)


def written_out(compared: Iterable[tuple[RecordFact, str]]) -> str:
    """The page of the documentation with every fact by its page, and how many have each result."""
    rows = sorted((fact.page, fact.words, fact.source, result) for fact, result in compared)
    results = Counter(result.split(":")[0] for *_, result in rows)
    counted = "; ".join(f"{result}: {number}" for result, number in sorted(results.items()))
    cells = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    return PAGE.format(number=len(rows), counted=counted, rows="\n".join(f"| {row} |" for row in cells))
