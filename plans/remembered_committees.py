"""What editors decided about earlier papers, for the next paper of the same committee.

Its name as they wrote it, the labels behind which they found a fact, and the lines that they set aside.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from plans.models import PaperHabit, ReportPage
from plans.papers import Paper, Table, dates_in, words_of
from plans.papers.keywords import key
from plans.papers.paper import OfferedFact

MOST_NAMES = 200
TOP = 30  # blocks in which a paper says whose it is
SHORTEST = 8  # letters: "Council" alone stands in every paper
LONGEST_HEAD = 200  # letters; what is longer is no head
LONGEST_LABEL = 60
WHERE = "in the words of this paper, as you wrote it for an earlier one"
BEHIND = "after “{}”, where it stood in an earlier paper"
SET_ASIDE = "You set this aside in an earlier paper of this committee."


def offer_remembered(papers: list[Paper]) -> None:
    """Offer first what earlier papers teach of each paper, and mark the lines that were set aside in them."""
    names = ReportPage.objects.exclude(committee_as_published="").order_by("-latest_revision_created_at")
    known = list(dict.fromkeys(names.values_list("committee_as_published", flat=True)[:MOST_NAMES]))
    for paper in papers:
        if not paper.committees:
            top = f" {key_of_words(' '.join(_said_at_the_top(paper)))} "
            stated = [name for name in known if len(name) >= SHORTEST and f" {key_of_words(name)} " in top]
            if stated:
                _put_first(paper, OfferedFact("committee", max(stated, key=len), WHERE, is_sure=False))
        _use_habits(paper)


def remember(paper: Paper, now: datetime) -> None:
    """Keep what an editor decided about this paper, which has a committee."""
    if not paper.committees:
        return
    committee = key_of_words(paper.committees[0].name)[:255]
    wanted = {
        "title": paper.title_as_published,
        "committee": paper.committees[0].name,
        "dated": paper.dated_as_published,
    }
    sure = {offer.field for offer in paper.offers if offer.is_sure}
    habits = {
        (PaperHabit.Kind.LABEL, label): field
        for label, value in _labelled_lines(paper)
        for field, chosen in wanted.items()
        if field not in sure and chosen and key_of_words(value) == key_of_words(chosen)
    }
    heads = (aside.words for aside in paper.set_aside if aside.reason == "editor" and len(aside.words) <= LONGEST_HEAD)
    habits |= {(PaperHabit.Kind.HEAD, _head(words)): "" for words in heads}
    for (kind, words), field in habits.items():
        PaperHabit.objects.update_or_create(
            committee_key=committee,
            kind=kind,
            words=key_of_words(words) if kind == PaperHabit.Kind.LABEL else words,
            defaults={"field": field, "decided_at": now},
        )


def key_of_words(text: str) -> str:
    """The text without case and punctuation, “&” as “and”."""
    return " ".join(key(part) for part in text.replace("&", " and ").split())


def _use_habits(paper: Paper) -> None:
    lines = [(label, value) for label, value in _labelled_lines(paper) if value]
    _offer_labelled(paper, lines, PaperHabit.objects.filter(field="committee"))  # whose paper it is
    names = [committee.name for committee in paper.committees]
    names += [offer.value for offer in paper.offers if offer.field == "committee"]
    habits = PaperHabit.objects.filter(committee_key__in=[key_of_words(name)[:255] for name in names])
    _offer_labelled(paper, lines, habits.exclude(field="committee"))
    heads = set(habits.filter(kind=PaperHabit.Kind.HEAD).values_list("words", flat=True))
    for block in paper.blocks:
        words = _head(words_of(getattr(block, "html", "")))
        if words and words in heads:
            block.check, block.proposed_kind = SET_ASIDE, "aside"


def _offer_labelled(paper: Paper, lines: list[tuple[str, str]], habits) -> None:
    fields = dict(habits.filter(kind=PaperHabit.Kind.LABEL).values_list("words", "field"))
    sure = {offer.field for offer in paper.offers if offer.is_sure}
    for label, value in lines:
        field = fields.get(key_of_words(label))
        days = dates_in(value) if field == "dated" else []
        if field and field not in sure and (field != "dated" or len(days) == 1):
            offer = OfferedFact(field, value, BEHIND.format(label), is_sure=False, day=days[0] if days else None)
            _put_first(paper, offer)


def _labelled_lines(paper: Paper) -> Iterator[tuple[str, str]]:
    """Label and value of the lines at the top that have a colon or a tab, and of the rows of tables with two cells."""
    for block in paper.blocks[:TOP]:
        if isinstance(block, Table):
            rows = [[words_of(cell) for cell in row] for row in block.rows]
            yield from ((row[0].rstrip(": "), row[1]) for row in rows if len(row) == 2 and len(row[0]) <= LONGEST_LABEL)
            continue
        for line in words_of(getattr(block, "html", "")).split("\n"):
            label, mark, value = line.partition(":")
            if mark and value.strip() and 1 < len(label.strip()) <= LONGEST_LABEL:
                yield label.strip(), value.strip()


def _head(words: str) -> str:
    """Words that come on every paper, whatever their page or year: figures as 0."""
    return re.sub(r"\d+", "0", key_of_words(words))[:LONGEST_HEAD]


def _said_at_the_top(paper: Paper) -> list[str]:
    blocks = [words_of(block.html) for block in paper.blocks[:TOP] if hasattr(block, "html")]
    heads = [aside.words for aside in paper.set_aside if aside.reason == "running head"]
    return [paper.title_as_published, *(offer.value for offer in paper.offers), *blocks, *heads]


def _put_first(paper: Paper, first: OfferedFact) -> None:
    others = [offer for offer in paper.offers if (offer.field, key(offer.value)) != (first.field, key(first.value))]
    paper.offers = [first, *others]
