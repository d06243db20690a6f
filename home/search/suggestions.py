"""“Did you mean …?”: a guess at a misspelt search. Pure: it knows only the words it is given."""

from collections.abc import Iterable
from difflib import get_close_matches

from home.search.query import STOP_WORDS, SearchQuery

CLOSE_ENOUGH = 0.78
SHORTEST = 4  # letters


def did_you_mean(question: SearchQuery, known: Iterable[str]) -> str:
    """The question with each unknown word replaced by the known word most like it; empty if nothing is alike.

    `known`: words in lower case. Numbers and short words are never guessed.
    """
    known = {word for word in known if len(word) >= SHORTEST and word.isalpha()}
    choices = sorted(known)
    words = [_nearest(word, known, choices) for word in question.words]
    return " ".join(words) if words != list(question.words) else ""


def _nearest(word: str, known: set[str], choices: list[str]) -> str:
    if word in known or word in STOP_WORDS or len(word) < SHORTEST or not word.isalpha():
        return word
    return next(iter(get_close_matches(word, choices, n=1, cutoff=CLOSE_ENOUGH)), word)
