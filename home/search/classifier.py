"""Whose words a question is made of, where no phrase is known for it: naive Bayes over the phrases themselves. Pure.

People put things in more ways than can be listed, but with the same words: “the chap next door had his hand up my
skirt” has many words of phrases of harm, and none of phrases about bins.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import log
from typing import Generic, TypeVar

from home.search.phrases import people_as_one
from home.search.query import STOP_WORDS
from home.search.text import Stems, stems

Owner = TypeVar("Owner")

PERSONS = frozenset(["i", "me", "my", "our", "we", "you", "your", "their", "they"])
# Words that every sentence has. Who is spoken of (“me”, “he”) is told: it is what sentences of harm have in common.
JOINING = frozenset(stem for word in STOP_WORDS - PERSONS for stem in stems(word))
SMOOTHED = 0.5  # how often a word counts that an owner never had: so that one such word does not decide


class PhraseClassifier(Generic[Owner]):
    """Learns from pairs of an owner and one of its phrases how telling each word, and each two in a row, is."""

    def __init__(self, phrases: Iterable[tuple[Owner, Stems]]):
        self.counts: dict[Owner, Counter[str]] = defaultdict(Counter)
        for owner, phrase in phrases:
            self.counts[owner].update(features(phrase))
        self.known = frozenset[str]().union(*self.counts.values())
        self.totals = {owner: counts.total() + SMOOTHED * len(self.known) for owner, counts in self.counts.items()}

    def likelihoods(self, asked: Stems) -> dict[Owner, float]:
        """For each owner the logarithm of how likely it is that its phrases hold just these words."""
        told = features(asked) & self.known
        return {
            owner: sum(log((counts[each] + SMOOTHED) / self.totals[owner]) for each in told)
            for owner, counts in self.counts.items()
        }

    def most_like(self, asked: Stems) -> Owner | None:
        """Nobody where no word is known."""
        likely = self.likelihoods(asked) if features(asked) & self.known else {}
        return max(likely, key=likely.__getitem__, default=None)


def features(words: Stems) -> frozenset[str]:
    told = [word for word in people_as_one(words) if word not in JOINING]
    return frozenset(told) | {f"{first} {second}" for first, second in pairwise(told)}
