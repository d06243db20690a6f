"""What may be happening to somebody who searches, told from the words, and what to show first for it. Pure.

It is better to show numbers once too often. The kinds and their phrases stand in harm_kinds.toml.
"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from home.search.phrases import PhraseBook, PhraseMatch, people_as_one
from home.search.text import Stems, stems

SOMEBODY = "d1"  # the kind for whoever speaks of somebody, in words that no phrase knows
HE_OR_SHE = frozenset(stem for word in ("he", "she", "him", "her", "his") for stem in stems(word))
THEY = HE_OR_SHE.union(*map(stems, ("partner", "family", "baby", "toddler", "newborn")))
ME = frozenset(stem for word in ("i", "me", "my", "myself", "us", "our", "we") for stem in stems(word))
DONE_TO = frozenset(["me", "us", "myself"])
WAKES = ("wake", "wakes", "woke", "woken")  # so does a lorry
ASKS = (*WAKES, "send", "tell", "show", "give", "near", "for", "let", "get", "find", "contact", "call", "email")
ASKS_FOR = frozenset(stem for word in ASKS for stem in stems(word))
FEELS = frozenset(["feel", "felt"])
PEOPLE = THEY | ME | frozenset(["man", "woman", "girl", "boy", "child", "friend", "someon", "somebodi", "stranger"])
ONE_PERSON = PEOPLE - frozenset(stem for word in ("us", "our", "we") for stem in stems(word))
ASKING = ("can", "could", "may", "how", "what", "when", "where", "which", "who", "is", "are", "do", "does")
QUESTIONS = frozenset(stem for word in ASKING for stem in stems(word))
FEWEST_WORDS = 4
FEWEST_FOREIGN_WORDS = 3
A_STORY = 7  # words: whoever asks a council for something says less
FILE = Path(__file__).with_suffix(".toml")

AddedPhrases = tuple[tuple[str, str], ...]  # the code of a kind and a phrase, by editors


@dataclass(frozen=True)
class HarmKind:
    """One kind of harm, as harm_kinds.toml has it."""

    code: str
    name: str
    phrases: tuple[str, ...]
    in_other_languages: tuple[str, ...] = ()
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
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


def _kind(code: str, name: str, phrases: str, in_other_languages: str = "", **lists: list[str]) -> HarmKind:
    others = _listed(in_other_languages) if in_other_languages else ()
    return HarmKind(code, name, _listed(phrases), others, **{field: tuple(words) for field, words in lists.items()})


@lru_cache(maxsize=4)
def harm_phrases(added: AddedPhrases = ()) -> PhraseBook[HarmKind]:
    """The phrases that hold on every site, and those that the editors of one have added."""
    more = defaultdict(list)
    for code, phrase in added:
        more[code].append(phrase)
    kinds = harm_kinds()
    return PhraseBook(
        {kind: (*kind.phrases, *more[code]) for code, kind in kinds.items()},
        in_other_languages={kind: kind.in_other_languages for kind in kinds.values()},
    )


def harms_in(asked: Stems, added: AddedPhrases = ()) -> list[PhraseMatch[HarmKind]]:
    """What in the words of a question tells of harm, the most telling first."""
    return harm_phrases(added).find(asked)


def speaks_of_somebody(asked: Stems) -> HarmKind | None:
    """The kind for a whole sentence of what somebody goes through, in words that no phrase knows.

    It speaks of somebody close and of whoever asks (“he goes quiet when my sister rings”), of what was done to them
    (“they made fun of me at the bar”) or of what they feel. People say it in more ways than can be listed.
    """
    words = frozenset(people_as_one(asked))
    somebody_close = words & THEY and (words & ME or asked[0] in THEY or _tells_of_him_or_her(asked))
    says_so = len(asked) >= FEWEST_WORDS and (somebody_close or _was_done_to_me(asked) or words & FEELS)
    return harm_kinds()[SOMEBODY] if says_so else None


def begins_with_him_or_her(asked: Stems) -> bool:
    return asked[:1] in (("he",), ("she",))


def _tells_of_him_or_her(asked: Stems) -> bool:
    return len(asked) >= A_STORY and not HE_OR_SHE.isdisjoint(asked)


def _was_done_to_me(asked: Stems) -> bool:
    """“Send me a poster” asks for something; “shouted at me” tells of something."""
    return any(word in DONE_TO and before not in ASKS_FOR for before, word in pairwise(asked))


def tells_of_a_person(asked: Stems) -> HarmKind | None:
    """The same kind for what happened to one person. “We” may be a bar, “near me” and “can I” ask for something."""
    words = people_as_one(asked)
    persons = [word for before, word in pairwise(("", *words)) if word in ONE_PERSON and before not in ASKS_FOR]
    tells = len(asked) >= FEWEST_WORDS and bool(persons) and words[0] not in QUESTIONS
    return harm_kinds()[SOMEBODY] if tells else None


def asks_about_somebody(asked: Stems) -> HarmKind | None:
    """The same kind for a question about somebody close: “is it ok that he reads my post”."""
    asks = len(asked) >= FEWEST_WORDS and asked[0] in QUESTIONS and not THEY.isdisjoint(people_as_one(asked))
    return harm_kinds()[SOMEBODY] if asks else None


def may_speak_of_somebody(asked: Stems, is_in_our_language: bool = True) -> HarmKind | None:
    """The same kind for any sentence with a person in it, or in a language that nobody here reads: for where nothing
    else is known to show.
    """
    if is_in_our_language:
        may_speak = len(asked) >= FEWEST_WORDS and not PEOPLE.isdisjoint(people_as_one(asked))
    else:
        may_speak = len(asked) >= FEWEST_FOREIGN_WORDS or _is_in_another_script(asked)
    return harm_kinds()[SOMEBODY] if may_speak else None


def _is_in_another_script(asked: Stems) -> bool:
    letters = [sign for word in asked for sign in word if sign.isalpha()]
    return bool(letters) and not any(sign.isascii() for sign in letters)
