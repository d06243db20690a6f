"""What somebody may have meant who typed a word that no name has. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from core.name_folding import words_of

CLOSE_ENOUGH = 0.72
SHORTEST = 3  # letters of a word that is guessed at
COMPARED = 60  # words: comparing letter by letter is slow, so only those that share most pairs of letters are


class Spelling:
    """The words of names, each found by the pairs of letters in it. Numbers are never guessed at."""

    def __init__(self, names: Iterable[str]):
        self.words = frozenset(word for name in names for word in words_of(name) if word.isalpha())
        self.by_pair: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words):
            for pair in pairs(word):
                self.by_pair[pair].append(word)

    def nearest(self, word: str) -> str:
        """The known word most like it; `word` itself if it is known, is short, or is like none."""
        if word in self.words or len(word) < SHORTEST:
            return word
        shared = Counter(known for pair in pairs(word) for known in self.by_pair.get(pair, ()))
        alike = [known for known, _ in shared.most_common(COMPARED) if abs(len(known) - len(word)) <= 2]
        return next(iter(get_close_matches(word, sorted(alike), n=1, cutoff=CLOSE_ENOUGH)), word)


def pairs(word: str) -> set[str]:
    """Neighbouring letters, with the first and the last marked: they are seldom wrong."""
    marked = f"<{word}>"
    return {marked[at : at + 2] for at in range(len(marked) - 1)}
