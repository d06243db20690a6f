"""What may be happening to somebody who searches, told from the words, and what to show first for it. Pure.

It is better to show numbers once too often. The kinds and their phrases stand in harm_kinds.toml.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from home.search.phrases import PhraseBook, PhraseMatch
from home.search.text import Stems

FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class HarmKind:
    """One kind of harm, as harm_kinds.toml has it."""

    code: str
    phrases: tuple[str, ...]
    topics: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@cache
def harm_kinds() -> dict[str, HarmKind]:
    """By their codes, in the order in which they are asked for where two are told from the same words."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["kind"]
    return {row["code"]: _kind(**row) for row in rows}


def _kind(code: str, phrases: str, **lists: list[str]) -> HarmKind:
    said = tuple(" ".join(phrase.split()) for phrase in phrases.split(","))
    return HarmKind(code, said, **{name: tuple(words) for name, words in lists.items()})


@cache
def harm_phrases() -> PhraseBook[HarmKind]:
    return PhraseBook({kind: kind.phrases for kind in harm_kinds().values()})


def harms_in(asked: Stems) -> list[PhraseMatch[HarmKind]]:
    """What in the words of a question tells of harm, the most telling first."""
    return harm_phrases().find(asked)
