"""What somebody asked for, as words. Pure: any text at all gives an answer, never an error."""

import re
import unicodedata
from dataclasses import dataclass

from home.search.dates import with_days_in_words
from home.search.text import folded

MAX_LENGTH = 200  # characters
MAX_WORDS = 24

Phrase = tuple[str, ...]

# Words in quotation marks belong together, and so do the parts of “anti-social” and “2016-17”.
QUOTED_OR_JOINED = re.compile(r'["“”]([^"“”]+)["“”]|([^\W_]+(?:[-‐‑–/\'][^\W_]+)*)')
APOSTROPHES = re.compile(r"[\u2018\u2019\u02bc`´]")
UNPRINTABLE = {number: None for number in (*range(32), *range(127, 160)) if chr(number) not in "\t\n\r"}

# Too common to find anything by. Dropped unless nothing else was asked for.
COMMON = """
    a about an and are as at be by can do does for from has have how i in is it me my of on or our that the their
    there they this to was we what when where which who why will with you your
"""
STOP_WORDS = frozenset(COMMON.split())


@dataclass(frozen=True)
class SearchQuery:
    """What was asked. `shown` is safe to repeat to the reader once escaped; `phrases` are in lower case."""

    shown: str
    phrases: tuple[Phrase, ...]
    was_cut: bool = False

    @property
    def words(self) -> Phrase:
        return tuple(word for phrase in self.phrases for word in phrase)


def question_from(typed: str) -> SearchQuery:
    """Read what somebody typed. Longer than MAX_LENGTH characters or MAX_WORDS words, it is cut and says so."""
    shown = " ".join(typed[: MAX_LENGTH * 2].translate(UNPRINTABLE).split())
    phrases = phrases_of(shown[:MAX_LENGTH])
    kept = _first_words(phrases)
    was_cut = len(shown) > MAX_LENGTH or len(kept) < len(phrases)
    return SearchQuery(shown[:MAX_LENGTH], kept, was_cut)


def phrases_of(text: str) -> tuple[Phrase, ...]:
    """The words of `text` in order, those that belong together as one phrase."""
    text = with_days_in_words(unicodedata.normalize("NFKC", text).replace("&", " and "))
    text = APOSTROPHES.sub("'", text)
    pieces = (quoted or joined for quoted, joined in QUOTED_OR_JOINED.findall(text))
    return tuple(phrase for phrase in map(words_of, pieces) if phrase)


def words_of(text: str) -> Phrase:
    """The words of `text` in lower case, without punctuation."""
    return tuple(folded(text).split())


def _first_words(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    kept, left = [], MAX_WORDS
    for phrase in phrases:
        left -= len(phrase)
        if left < 0:
            break
        kept.append(phrase)
    return tuple(kept)
