"""Deduplicate: which venue of the register a row means, and which look so alike that an officer should look again.

Pure.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from rapidfuzz import fuzz

from core.name_folding import joined, telling_words

ALIKE = 80  # of 100: two names at one postcode that share so much may be one venue
SAYS_LITTLE = {"bar", "pub", "club", "restaurant", "cafe", "hotel", "london", "city"}


def simplified(name: str) -> str:
    """A name without the words that many share."""
    words = telling_words(name)
    return " ".join(word for word in words if word not in SAYS_LITTLE) or " ".join(words)


class VenueNames:
    """The names of the register by which a row finds its venue. `venues`: number, name, postcode, former names.

    Each way of looking is made ready when it is first asked for: rows that give references ask for none.
    """

    def __init__(self, venues: Iterable[tuple[int, str, str, Iterable[str]]]):
        self.name_of: dict[int, str] = {}
        self.postcode_of: dict[int, str] = {}
        self.former: dict[str, list[int]] = defaultdict(list)
        for number, name, postcode, former in venues:
            self.name_of[number], self.postcode_of[number] = name, postcode
            for old in former:
                self.former[joined(old)].append(number)

    @cached_property
    def now(self) -> dict[str, list[int]]:
        return numbers_by(joined, self.name_of)

    @cached_property
    def simple(self) -> dict[str, list[int]]:
        return numbers_by(simplified, self.name_of)

    @cached_property
    def at(self) -> dict[str, list[int]]:
        return numbers_by(str, self.postcode_of)

    def called(self, name: str) -> list[int]:
        """The venues of this name, however it is written."""
        return self.now.get(joined(name), [])

    def once_called(self, name: str) -> list[int]:
        return self.former.get(joined(name), [])

    def alike(self, name: str, postcode: str) -> list[int]:
        """Other venues that may be the same: nearly the same name, or a similar one at the postcode."""
        simple = simplified(name)
        found = list(self.simple.get(simple, []))
        for number in self.at.get(postcode, []) if postcode else []:
            if number not in found and fuzz.ratio(simple, simplified(self.name_of[number])) >= ALIKE:
                found.append(number)
        return found


def numbers_by(form: Callable[[str], str], said: dict[int, str]) -> dict[str, list[int]]:
    found = defaultdict(list)
    for number, words in said.items():
        found[form(words)].append(number)
    return found
