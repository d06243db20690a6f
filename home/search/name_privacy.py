"""Officers named in papers: search neither finds a paper by them nor shows them."""

from collections.abc import Iterator, Sequence
from html import unescape

from django.utils.html import escape

from home.search.excerpts import Highlighter
from home.search.query import words_of
from home.search.ranking import Match
from home.search.synonyms import Term
from plans.models import ReportPage
from plans.presentation.reports import without


def covered(text: str, private_words: set[str]) -> str:
    """`text` with names, numbers and addresses of people covered, as on the page of the paper."""
    if not private_words:
        return text
    return unescape(without(sorted(private_words, key=len, reverse=True), escape(text)))


def not_found_by_name(matches: Sequence[Match], terms: Sequence[Term], *, needs_all: bool) -> list[Match]:
    """The matches without those papers that match only through the people they name.

    Asks the database once, and only if a word that was asked for is part of a name.
    """
    asked = {word for term in terms for phrase in term for word in phrase}
    suspects = {
        match.pk: match.private_words
        for match in matches
        if any(asked.intersection(words_of(words)) for words in match.private_words)
    }
    if not suspects:
        return list(matches)
    highlighter, needed = Highlighter(terms), len(terms) if needs_all else 1
    cleared = {
        paper.pk
        for paper in ReportPage.objects.filter(pk__in=suspects)
        if highlighter.found_in(_words_without_people(paper, suspects[paper.pk])) >= needed
    }
    return [match for match in matches if match.pk not in suspects or match.pk in cleared]


def _words_without_people(paper: ReportPage, private_words: set[str]) -> str:
    """All the words of a paper at once, markup and all: many papers may have to be looked through."""
    texts = [paper.title, paper.title_as_published, paper.in_short, *_strings(list(paper.body.raw_data))]
    return covered("\n".join(texts), private_words)


def _strings(data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _strings(part)
