"""The full-text search: terms as Wagtail's index is asked for them. Only words
reach it, never signs, so nothing typed can break it."""

from collections.abc import Sequence

from wagtail.search.query import And, Or, PlainText, SearchQuery
from wagtail.search.query import Phrase as ExactPhrase

from home.search.query import Phrase
from home.search.synonyms import Term

# PostgreSQL reads 2016-17, 2016/17 and 2016 17 as different things, and in some locales 2016–17 too; readers do not.
BETWEEN_NUMBERS = (" ", "-", "/", "–")


def with_all(terms: Sequence[Term]) -> SearchQuery:
    """Pages that have every term, in any of its forms."""
    asked = [_either([query for phrase in term for query in _exactly(phrase)]) for term in terms]
    return asked[0] if len(asked) == 1 else And(asked)


def with_any(terms: Sequence[Term]) -> SearchQuery:
    """Pages that have at least one term.

    All single words go in one query: ranking a deep tree of them is slow, and can exceed Python's stack.
    """
    phrases = dict.fromkeys(phrase for term in terms for phrase in term)
    words = " ".join(phrase[0] for phrase in phrases if len(phrase) == 1)
    others = [query for phrase in phrases if len(phrase) > 1 for query in _exactly(phrase)]
    return _either(([PlainText(words, operator="or")] if words else []) + others)


def _either(queries: list[SearchQuery]) -> SearchQuery:
    # Not one PlainText with operator="or": inside And, the SQLite backend would forget its brackets.
    return queries[0] if len(queries) == 1 else Or(queries)


def _exactly(phrase: Phrase) -> list[SearchQuery]:
    if len(phrase) == 1:
        return [PlainText(phrase[0])]
    joints = BETWEEN_NUMBERS if all(word.isdecimal() for word in phrase) else (" ",)
    return [ExactPhrase(joint.join(phrase)) for joint in joints]
