"""What may be happening to somebody who searches, told from the words, and what to show first for it. Pure.

It is better to show numbers once too often. The kinds and their phrases stand in harm_kinds.toml.
"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from home.search.phrases import PhraseBook, PhraseMatch, people_as_one
from home.search.text import Stems, stems

SOMEBODY = "d1"  # the kind for whoever speaks of somebody, in words that no phrase knows
THEY = frozenset(stem for word in ("he", "she", "him", "her", "his", "partner", "family") for stem in stems(word))
ME = frozenset(stem for word in ("i", "me", "my", "myself", "us", "our", "we") for stem in stems(word))
DONE_TO = frozenset(["me", "us", "myself"])
ASKS = ("send", "tell", "show", "give", "near", "for", "let", "get", "find", "contact", "call", "email")
ASKS_FOR = frozenset(stem for word in ASKS for stem in stems(word))
FEELS = frozenset(["feel", "felt"])
PEOPLE = THEY | ME | frozenset(["man", "woman", "girl", "boy", "someon", "somebodi", "stranger"])
FEWEST_WORDS = 4
FILE = Path(__file__).with_suffix(".toml")

AddedPhrases = tuple[tuple[str, str], ...]  # the code of a kind and a phrase, by editors


@dataclass(frozen=True)
class HarmKind:
    """One kind of harm, as harm_kinds.toml has it."""

    code: str
    name: str
    phrases: tuple[str, ...]
    topics: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@cache
def harm_kinds() -> dict[str, HarmKind]:
    """By their codes, in the order in which they are asked for where two are told from the same words."""
    return {row["code"]: _kind(**row) for row in _file()["kind"]}


@cache
def words_of_two_senses() -> frozenset[Stems]:
    """Phrases that tell of harm alone or among words that do, and of nothing in “the Knife bar”."""
    return frozenset(stems(phrase) for phrase in _listed(_file()["two_senses"]))


@cache
def ordinary_phrases() -> tuple[Stems, ...]:
    """What people type who are not hurt: what words are weighed against."""
    return tuple(stems(phrase) for phrase in _listed(_file()["ordinary"]))


@cache
def _file() -> dict:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


def _kind(code: str, name: str, phrases: str, **lists: list[str]) -> HarmKind:
    return HarmKind(code, name, _listed(phrases), **{field: tuple(words) for field, words in lists.items()})


@lru_cache(maxsize=4)
def harm_phrases(added: AddedPhrases = ()) -> PhraseBook[HarmKind]:
    """The phrases that hold on every site, and those that the editors of one have added."""
    more = defaultdict(list)
    for code, phrase in added:
        more[code].append(phrase)
    return PhraseBook({kind: (*kind.phrases, *more[code]) for code, kind in harm_kinds().items()})


def harms_in(asked: Stems, added: AddedPhrases = ()) -> list[PhraseMatch[HarmKind]]:
    """What in the words of a question tells of harm, the most telling first."""
    return harm_phrases(added).find(asked)


def speaks_of_somebody(asked: Stems) -> HarmKind | None:
    """The kind for a whole sentence of what somebody goes through, in words that no phrase knows.

    It speaks of somebody close and of whoever asks (“he goes quiet when my sister rings”), of what was done to them
    (“they made fun of me at the bar”) or of what they feel. People say it in more ways than can be listed.
    """
    words = frozenset(people_as_one(asked))
    somebody_close = words & THEY and (words & ME or asked[0] in THEY)
    says_so = len(asked) >= FEWEST_WORDS and (somebody_close or _was_done_to_me(asked) or words & FEELS)
    return harm_kinds()[SOMEBODY] if says_so else None


def _was_done_to_me(asked: Stems) -> bool:
    """“Send me a poster” asks for something; “shouted at me” tells of something."""
    return any(word in DONE_TO and before not in ASKS_FOR for before, word in pairwise(asked))


def may_speak_of_somebody(asked: Stems) -> HarmKind | None:
    """The same kind for any sentence with a person in it: for where nothing else is known to show."""
    return harm_kinds()[SOMEBODY] if len(asked) >= FEWEST_WORDS and PEOPLE.intersection(asked) else None
