"""What somebody meant who slipped, for “did you mean” and before it. Pure: it knows only the words it is given."""

import re
from collections.abc import Container, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from home.search.query import Phrase
from home.search.text import stems_of

SHORTEST = 4  # letters of a word that is guessed at
SHORT = 5  # letters: up to here, another letter makes another word
LONG = 8  # letters: from here on two slips are forgiven
SAID_ALIKE = (("ph", "f"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("z", "s"), ("v", "f"), ("y", "i"))
MORE_VOWELS = re.compile(r"(?<=[aeiou])[aeiou]+|e$")
TWICE = re.compile(r"(.)\1+")


class SlipMender:
    """Whole words in lower case. Numbers and short words are never guessed at."""

    def __init__(self, words: Iterable[str], stems: Iterable[str] = ()):
        """`words` may be meant. Of others, such as those in long texts, only the `stems` are known to be right."""
        self.words = frozenset(words)
        self.stems = frozenset(stems_of(sorted(self.words))) | frozenset(stems)
        self.choices = sorted(word for word in self.words if len(word) >= SHORTEST and word.isalpha())

    def knows(self, word: str) -> bool:
        return word in self.words or bool(self.stems.intersection(stems_of([word])))

    def mended(self, phrases: Sequence[Phrase], right: Container[str] = frozenset()) -> tuple[Phrase, ...]:
        """The phrases with each unknown word put right, joined to its neighbour, or split in two.

        `right` are words, such as names of venues, that nothing is mended to and that are left as they are.
        """
        if all(word in right or self.knows(word) for phrase in phrases for word in phrase):
            return tuple(phrases)
        mended: list[Phrase] = []
        for phrase in phrases:
            if phrase[0] in right:
                mended.append(phrase)
            elif self._belongs_to_the_last(mended, phrase):
                mended[-1] = (mended[-1][0] + phrase[0],)
            elif len(phrase) == 1:
                mended.append(self._one(phrase[0]))
            else:
                mended.append(tuple(self.nearest(word) for word in phrase))
        return tuple(mended)

    def _belongs_to_the_last(self, before: list[Phrase], phrase: Phrase) -> bool:
        """“cyber crime” where only “cybercrime” is known."""
        if not before or len(before[-1]) > 1 or len(phrase) > 1:
            return False
        words = before[-1][0], phrase[0]
        return not all(map(self.knows, words)) and len("".join(words)) > SHORTEST and self.knows("".join(words))

    def _one(self, word: str) -> Phrase:
        return (word,) if self.knows(word) else self._split(word) or (self.nearest(word),)

    def nearest(self, word: str) -> str:
        """The known word most like it; `word` itself if it is known, or if none is like it."""
        if len(word) < SHORTEST or not word.isalpha() or self.knows(word):
            return word
        most = 2 if len(word) >= LONG else 1
        near = process.extract(word, self.choices, scorer=OSA.distance, score_cutoff=most + 1, limit=24)
        alike = [
            (known, slips)
            for known, slips, _ in near
            if sounds_like(known, word) or slips <= most and may_be_meant(known, word)
        ]
        return min(alike, key=lambda each: (each[1], abs(len(each[0]) - len(word)), each[0]), default=(word, 0))[0]

    def _split(self, word: str) -> Phrase:
        places = range(SHORTEST - 1, len(word) - SHORTEST + 2) if word.isalpha() else ()
        return next(((word[:at], word[at:]) for at in places if {word[:at], word[at:]} <= self.words), ())


def may_be_meant(known: str, typed: str) -> bool:
    """People seldom get the first letter wrong. A short word is only put right where letters changed places or one is
    missing: “wifi” is not “wife”.
    """
    if known[0] != typed[0] and known[1::-1] != typed[:2]:
        return False
    return len(typed) > SHORT or len(known) > len(typed) or sorted(known) == sorted(typed)


def sounds_like(known: str, typed: str) -> bool:
    """Whoever writes as it is said may be a slip further off: “raype”, “abusif”. Of four letters too many are alike."""
    return len(typed) >= SHORT and sound_of(known) == sound_of(typed)


def sound_of(word: str) -> str:
    """What those who spell by ear agree on: “f” for “ph”, one letter for two, and of two vowels the first."""
    for letters, sound in SAID_ALIKE:
        word = word.replace(letters, sound)
    return MORE_VOWELS.sub("", TWICE.sub(r"\1", word))
