"""Search excerpts with highlighting: the words around a match. Pure: a template escapes and marks the parts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from home.search.text import FORMS, Stems, stems

LENGTH = 240  # characters
BEFORE = 80  # of them before the first match
BETWEEN_WORDS = r"[\W_]{1,3}"
LETTERS = r"[^\W_]*"

Term = tuple[Stems, ...]  # one thing asked for, in each way that it can be put

WRITTEN = defaultdict(list)  # the words that no rule for endings leads to their stem
for written, word in FORMS.items():
    WRITTEN["".join(stems(word))].append(written)


@dataclass(frozen=True)
class Part:
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
    """Finds the terms of one question in any text, whatever the endings, capitals and hyphens of the words."""

    def __init__(self, terms: Sequence[Term]):
        self.terms = [(_any_of(term), frozenset(term)) for term in terms]
        every = [way for term in terms for way in term]
        self.every = (_any_of(every), frozenset(every)) if every else None

    def found_in(self, text: str) -> int:
        """How many of the terms stand in `text`."""
        return sum(1 for pattern, ways in self.terms if next(_matches(pattern, ways, text), None))

    def best(self, passages: Iterable[Passage]) -> Passage | None:
        """The first of the passages that hold the most terms; None if none holds any."""
        counted = [(self.found_in(passage.text), passage) for passage in passages]
        most = max((count for count, _ in counted), default=0)
        return next((passage for count, passage in counted if count == most), None) if most else None

    def excerpt(self, text: str) -> list[Part]:
        """About LENGTH characters of `text` around the first match, whole words only, in parts."""
        text = " ".join(text.split())
        first = next(self._spans(text), (0, 0))
        return self._parts(_window(text, first[0]))

    def _parts(self, text: str) -> list[Part]:
        parts, at = [], 0
        for start, end in _joined(self._spans(text), text):
            parts += [Part(text[at:start]), Part(text[start:end], matched=True)]
            at = end
        return [part for part in [*parts, Part(text[at:])] if part.text]

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        return (found.span() for found in _matches(*self.every, text)) if self.every else iter(())


def _any_of(ways: Sequence[Stems]) -> re.Pattern[str]:
    longest_first = sorted(set(ways), key=lambda way: (-len(way), way))
    written = "|".join(BETWEEN_WORDS.join(map(_may_be_written, way)) for way in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{written})(?![^\W_])", re.IGNORECASE)


def _may_be_written(stem: str) -> str:
    """Every word that may have this stem, and some that have not."""
    beginning = re.escape(stem[:-1] if stem.endswith("i") and len(stem) > 1 else stem)
    others = "".join(f"|{re.escape(word)}" for word in WRITTEN.get(stem, ()))
    return f"(?:{beginning}{LETTERS}{others})"


def _matches(pattern: re.Pattern[str], ways: frozenset[Stems], text: str) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(text) if stems(found[0]) in ways)


def _joined(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Terms that follow each other are marked as one: “hate crime”, not “hate” and “crime”."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip(" -"):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


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
