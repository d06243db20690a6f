"""Search excerpts with highlighting: the words around a match. Pure: a template escapes and marks the parts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from home.search.synonyms import Term

LENGTH = 240  # characters
BEFORE = 80  # of them before the first match
BETWEEN_WORDS = r"[\W_]{1,3}"


@dataclass(frozen=True)
class ExcerptPart:
    """A piece of an excerpt: to be marked, or not."""

    text: str
    matched: bool = False


@dataclass(frozen=True)
class Passage:
    """A piece of a page that can be shown alone. `anchor` is its address within the page, `label` its name."""

    text: str
    anchor: str = ""
    label: str = ""


class Highlighter:
    """Finds the terms of one question in any text, as whole words, whatever their capitals and hyphens."""

    def __init__(self, terms: Sequence[Term]):
        self.each = [_whole_words(_any_of([term])) for term in terms]
        every = _any_of(terms) if terms else ""
        # Terms that follow each other are marked as one: “hate crime”, not “hate” and “crime”.
        self.every = _whole_words(rf"(?:{every})(?:[\s-]+(?:{every}))*") if every else None

    def found_in(self, text: str) -> int:
        """How many of the terms stand in `text`."""
        return sum(1 for pattern in self.each if pattern.search(text))

    def found_all_in(self, text: str) -> bool:
        return all(pattern.search(text) for pattern in self.each)

    def best(self, passages: Iterable[Passage]) -> Passage | None:
        """The first of the passages that hold the most terms; None if none holds any."""
        counted = [(self.found_in(passage.text), passage) for passage in passages]
        most = max((count for count, _ in counted), default=0)
        return next((passage for count, passage in counted if count == most), None) if most else None

    def excerpt(self, text: str) -> list[ExcerptPart]:
        """About LENGTH characters of `text` around the first match, whole words only, in parts."""
        text = " ".join(text.split())
        match = self.every.search(text) if self.every else None
        return self._parts(_window(text, match.start() if match else 0))

    def _parts(self, text: str) -> list[ExcerptPart]:
        parts, at = [], 0
        for match in self.every.finditer(text) if self.every else ():
            parts += [ExcerptPart(text[at : match.start()]), ExcerptPart(match.group(), matched=True)]
            at = match.end()
        return [part for part in [*parts, ExcerptPart(text[at:])] if part.text]


def _any_of(terms: Sequence[Term]) -> str:
    phrases = sorted({phrase for term in terms for phrase in term}, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(BETWEEN_WORDS.join(map(re.escape, phrase)) for phrase in phrases)


def _whole_words(pattern: str) -> re.Pattern:
    return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.IGNORECASE)


def _window(text: str, first_match: int) -> str:
    start = _start(text, first_match)
    end = start + LENGTH
    if end >= len(text):
        return ("… " if start else "") + text[start:]
    end = max(text.rfind(" ", start, end), first_match + 1) if " " in text[start:end] else end
    return ("… " if start else "") + text[start:end].rstrip(" ,;:") + " …"


def _start(text: str, first_match: int) -> int:
    """The beginning of a word some way before the match, or of the text if little would be left out."""
    start = first_match - BEFORE
    if start < BEFORE // 2:
        return 0
    return text.find(" ", start, first_match) + 1 or first_match
