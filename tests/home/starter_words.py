"""The words of a new site, gathered to be looked at: ours, those as published, and those of the papers themselves."""

import re
from html import unescape
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings

from home.models import HomePage, StandardPage
from plans.models import (
    Activity,
    Figure,
    Measure,
    Membership,
    Organisation,
    PlanEvent,
    PlanIndexPage,
    PlanPage,
    PlanStatement,
    PolicyDriver,
    PriorityPage,
    ReportIndexPage,
    ReportPage,
)
from plans.papers import Paper, read_paper

# The words of ours on each kind of page. What a paper says is left out: its words are not ours to make plain.
OUR_FIELDS = {
    HomePage: ["lead"],
    StandardPage: ["lead", "body"],
    PlanIndexPage: ["introduction"],
    ReportIndexPage: ["introduction"],
    PlanPage: ["in_short"],
    PriorityPage: ["aim", "context"],
    ReportPage: ["in_short", "body"],
    PlanStatement: ["text"],
    PlanEvent: ["words"],
    Activity: ["title", "text"],
    Measure: ["note"],
    Organisation: ["purpose", "name_note"],
    PolicyDriver: ["what_it_asks"],
}
ROWS = {PlanPage: ["statements", "events"], PriorityPage: ["activities"]}
AS_PUBLISHED = {
    PlanPage: ["title_as_published", "term_as_published"],
    PriorityPage: ["title_as_published", "objective_as_published"],
    ReportPage: ["title_as_published", "date_as_published", "openness", "action_requested", "report_of_post"],
    PlanStatement: ["as_published", "period_as_published"],
    PlanEvent: ["date_as_published"],
    Activity: ["as_published", "timeframe_as_published"],
    Membership: ["name_as_published"],
    Figure: ["as_published"],
}
SOURCES = Path(settings.BASE_DIR).parent / "shared" / "sources"
TOO_LONG_A_RUN = 9  # words: shorter ones may be names and terms

with_the_papers = pytest.mark.skipif(
    not list(SOURCES.glob("*.txt")), reason="The two papers are not here: put their text into shared/sources beside it."
)

BLOCK_END = re.compile(r"</(?:p|li)>")
TAG = re.compile(r"<[^>]+>")


def plain(html: str) -> str:
    """Stored rich text as words, one block to a line. A line without an end gets a full stop: it is read as one."""
    lines = (unescape(TAG.sub(" ", line)).strip() for line in BLOCK_END.sub("\n", html).splitlines())
    return "\n".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in lines if line)


def words_in(value) -> list[str]:
    """Every text of a body, as it is stored: addresses, numbers and names of blocks left out."""
    if isinstance(value, dict):
        kept = (part for key, part in value.items() if key not in ("id", "type", "anchor", "number", "page", "columns"))
        return list(chain.from_iterable(map(words_in, kept)))
    if isinstance(value, list):
        return list(chain.from_iterable(map(words_in, value)))
    return [value] if isinstance(value, str) else []


def our_words(row) -> str:
    """What we say on a page or in a row, and in the rows that belong to it, one block to a line."""
    texts = []
    for field in OUR_FIELDS[type(row)]:
        value = getattr(row, field)
        texts += [value] if isinstance(value, str) else words_in(value.get_prep_value())
    texts += [our_words(each) for name in ROWS.get(type(row), []) for each in getattr(row, name).all()]
    return "\n".join(plain(text) for text in texts)


def runs_of(text: str) -> set[str]:
    """Every run of words in one line that is too long to be shared by chance, without capitals and signs."""
    runs = set()
    for line in text.splitlines():
        words = re.findall(r"[a-z0-9]+", line.casefold().replace("’", "").replace("'", ""))
        runs |= {" ".join(words[at : at + TOO_LONG_A_RUN]) for at in range(len(words) - TOO_LONG_A_RUN + 1)}
    return runs


def papers_text() -> str:
    return "\n".join(source.read_text(encoding="utf-8") for source in sorted(SOURCES.glob("*.txt")))


def without_quote_styles(text: str) -> str:
    return " ".join(text.translate(str.maketrans("’‘“”", "''\"\"")).split())


def addresses_in(paper: Paper) -> frozenset[str]:
    blocks = [block.anchor for block in paper.blocks]
    return frozenset(blocks + [item.anchor for block in paper.blocks if block.kind == "list" for item in block.items])


def addresses_as_read() -> dict[tuple[str, bool], frozenset[str]]:
    """The addresses that reading the papers gives, by the date in the file's name and whether it is the appendix."""
    return {
        (source.name[7:17], number > 0): addresses_in(paper)
        for source in sorted(SOURCES.glob("*.txt"))
        for number, paper in enumerate(read_paper(source.read_bytes(), source.name))
    }
