"""Known ways of asking, found in a question. Pure.

A phrase of plain words, such as “bike stolen”, is found in any order: “stole my bike”. One with a small word in it,
such as “hits me”, is found in its own order only: “i hit” and “hit me” are two different things.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from home.search.query import STOP_WORDS, words_of
from home.search.text import Stems, stems

Owner = TypeVar("Owner")

SMALL = frozenset(stem for word in STOP_WORDS for stem in stems(word)) | {"not", "no", "myself", "some", "someone"}
SMALL_WEIGHT = 0.3
TURNS_ROUND = frozenset(["am", "is", "are", "was", "were", "be", "been", "get", "got"])  # “i hit” is not “i was hit”
MOST_BETWEEN = 2  # other words between two words of a phrase that keeps its order

# One word for everybody whom a phrase may speak of.
PEOPLE = {
    "partner": "husband wife boyfriend girlfriend partner ex spouse fiance fiancee hubby bf gf missus missis wifey "
    "fella bloke bird lass lover exes dh dp stbx",
    "family": "mum mom mam mother mummy dad father daddy parent parents brother sister sibling twin uncle aunt auntie "
    "aunty family relatives cousin nephew niece stepdad stepmum stepfather stepmother stepson stepdaughter "
    "stepbrother stepsister grandad grandma grandpa grandfather grandmother gran granny gramps nan nana nanna nannan "
    "nanny mama papa son daughter grandson granddaughter grandchild grandchildren inlaw inlaws",
    "friend": "friend mate bestie pal buddy colleague neighbour flatmate housemate roommate lodger classmate coworker "
    "workmate",
    "customer": "customer guest client punter passenger driver boss manager supervisor landlord landlady tutor coach "
    "teacher lecturer bouncer doorman guard",
    "waitress": "waitress waiter barmaid barman bartender receptionist cleaner housekeeper nurse dancer staff",
    "man": "man guy lad woman lady girl boy stranger weirdo",
}
ONE_OF = {stem: stems(name)[0] for name, words in PEOPLE.items() for stem in stems(words)}


def people_as_one(words: Iterable[str]) -> Stems:
    return tuple(ONE_OF.get(word, word) for word in words)


@dataclass(frozen=True)
class PhraseMatch(Generic[Owner]):
    """A phrase that stands in a question. `weight`: how much of the question it explains."""

    owner: Owner
    phrase: Stems
    weight: float
    places: frozenset[int]


class PhraseBook(Generic[Owner]):
    """Phrases and whom each belongs to.

    `knows_people`: whether “partner” in a phrase stands for “boyfriend” too. `keeps_order`: whether a phrase with small
    words is found in its own order only; if not, two telling words are enough. `in_other_languages`: more phrases; no
    English word is taken for one of their `foreign_words`.
    """

    def __init__(
        self,
        phrases: Mapping[Owner, Iterable[str]],
        knows_people: bool = True,
        keeps_order: bool = True,
        in_other_languages: Mapping[Owner, Iterable[str]] = MappingProxyType({}),
    ):
        self.knows_people, self.phrases = knows_people, phrases
        self.pairs: list[tuple[Owner, Stems]] = []
        self.by_word: dict[str, list[tuple[Stems, Owner]]] = defaultdict(list)
        self.words = _words_of(phrases)
        self.foreign_words = _words_of(in_other_languages) - self.words
        for owner, lines in (*phrases.items(), *in_other_languages.items()):
            for line in lines:
                if phrase := stems(line) if keeps_order else _telling(stems(line)):
                    self.pairs.append((owner, phrase))
                    self.by_word[_rarest(phrase)].append((phrase, owner))

    def find(self, asked: Stems) -> list[PhraseMatch[Owner]]:
        """Every phrase in `asked`, those that explain most of it first."""
        found = {}
        for words in dict.fromkeys((asked, people_as_one(asked)) if self.knows_people else (asked,)):
            for word in dict.fromkeys(words):
                for phrase, owner in self.by_word.get(word, ()):
                    places = _places(phrase, words)
                    if places is not None:
                        found[phrase, owner] = PhraseMatch(owner, phrase, _weight(phrase, places), frozenset(places))
        return sorted(found.values(), key=lambda each: -each.weight)


def _words_of(phrases: Mapping[Owner, Iterable[str]]) -> set[str]:
    return {word for lines in phrases.values() for line in lines for word in words_of(line)}


def _telling(phrase: Stems) -> Stems:
    """Without the small words, where that leaves two or more."""
    telling = tuple(word for word in phrase if word not in SMALL)
    return telling if len(telling) > 1 else phrase


def _rarest(phrase: Stems) -> str:
    return max(phrase, key=lambda word: (word not in SMALL, len(word)))


def _weight(phrase: Stems, places: Sequence[int]) -> float:
    between = max(places) - min(places) + 1 - len(places)
    return weight_of(phrase) - 0.05 * max(between, 0)


def weight_of(words: Stems) -> float:
    return sum(SMALL_WEIGHT if word in SMALL else 1.0 for word in words)


def _places(phrase: Stems, words: Stems) -> list[int] | None:
    if any(word not in words for word in phrase):
        return None
    if any(word in SMALL for word in phrase):
        return _in_order(phrase, words)
    return [words.index(word) for word in phrase]


def _in_order(phrase: Stems, words: Stems) -> list[int] | None:
    for start, word in enumerate(words):
        if word == phrase[0] and (places := _from(start, phrase, words)):
            return places
    return None


def _from(start: int, phrase: Stems, words: Stems) -> list[int] | None:
    places = [start]
    for wanted in phrase[1:]:
        near = words[places[-1] + 1 : places[-1] + 2 + MOST_BETWEEN]
        if wanted not in near or TURNS_ROUND.intersection(near[: near.index(wanted)]):
            return None
        places.append(places[-1] + 1 + near.index(wanted))
    return places
