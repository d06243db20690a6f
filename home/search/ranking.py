"""Which documents answer a question, the best first: the ranking of search results. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from home.search.documents import SearchDocument
from home.search.excerpts import Term
from home.search.index import DocumentScore, SearchIndex
from home.search.text import Stems

ENOUGH = 0.5  # of what was asked, each word counting by how rare it is: with less, a page has the words by chance
IN_THE_TITLE = 1.6  # for a page whose title holds all that was asked
IS_THE_TITLE = 3.0


@dataclass(frozen=True)
class Ranked:
    """The documents that answer; `is_partial`: none has all that was asked; `is_broken`: nobody could look."""

    documents: list[SearchDocument]
    is_partial: bool = False
    is_broken: bool = False

    @property
    def has_all_words(self) -> bool:
        return bool(self.documents) and not self.is_partial


def ranked(index: SearchIndex, terms: Sequence[Term]) -> Ranked:
    if not terms:
        return Ranked([])
    scores = index.scores(terms)
    complete = [score for score in scores if all(score.parts)]
    if complete:
        return Ranked(_in_order(complete, terms))
    rarities = [index.rarity(term) for term in terms]
    some = [score for score in scores if _covered(score, rarities) >= ENOUGH]
    return Ranked(_in_order(some, terms), is_partial=bool(some))


def _covered(score: DocumentScore, rarities: Sequence[float]) -> float:
    return sum(rarity for part, rarity in zip(score.parts, rarities, strict=True) if part) / sum(rarities)


def _in_order(scores: list[DocumentScore], terms: Sequence[Term]) -> list[SearchDocument]:
    found = sorted(scores, key=lambda score: (-worth(score, terms), score.document.key))
    return [score.document for score in found]


def worth(score: DocumentScore, terms: Sequence[Term]) -> float:
    return score.total * score.document.weight * _title_counts(score.document, terms)


def _title_counts(document: SearchDocument, terms: Sequence[Term]) -> float:
    title = document.texts["title"].split()
    if any(list(_flat(way)) == title for way in _ways(terms)):
        return IS_THE_TITLE
    return IN_THE_TITLE if all(any(set(way) <= set(title) for way in term) for term in terms) else 1.0


def _ways(terms: Sequence[Term]) -> list[Sequence[Stems]]:
    """What was asked as it was typed, and each single term in all the ways it can be put."""
    return [[term[0] for term in terms], *([way] for way in (terms[0] if len(terms) == 1 else ()))]


def _flat(way: Sequence[Stems]) -> Stems:
    return tuple(stem for words in way for stem in words)
