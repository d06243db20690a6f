"""Deduplicate an import: which venue a row means, and which look so alike that an officer should look again. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import cached_property

ALIKE = 0.8  # of 1: two names at one postcode that share so much may be one venue
SAYS_LITTLE = {"the", "and", "bar", "pub", "club", "restaurant", "cafe", "hotel", "london", "city", "ltd", "limited"}


def simplified(name: str) -> str:
    """A name without accents, signs, capitals and the words that many share."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", letters.replace("'", "").replace("&", " and "))
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
                self.former[old.casefold()].append(number)

    @cached_property
    def now(self) -> dict[str, list[int]]:
        return numbers_by(str.casefold, self.name_of)

    @cached_property
    def simple(self) -> dict[str, list[int]]:
        return numbers_by(simplified, self.name_of)

    @cached_property
    def at(self) -> dict[str, list[int]]:
        return numbers_by(str, self.postcode_of)

    def called(self, name: str, postcode: str) -> list[int]:
        """The venues of this very name; with a postcode, only those there, if any are."""
        return self._there(self.now.get(name.casefold(), []), postcode)

    def once_called(self, name: str, postcode: str) -> list[int]:
        return self._there(self.former.get(name.casefold(), []), postcode)

    def _there(self, numbers: list[int], postcode: str) -> list[int]:
        return [number for number in numbers if not postcode or self.postcode_of[number] in (postcode, "")]

    def alike(self, name: str, postcode: str) -> list[int]:
        """Other venues that may be the same: nearly the same name, or a similar one at the postcode."""
        simple = simplified(name)
        found = list(self.simple.get(simple, []))
        for number in self.at.get(postcode, []) if postcode else []:
            ratio = SequenceMatcher(None, simple, simplified(self.name_of[number])).ratio()
            if ratio >= ALIKE and number not in found:
                found.append(number)
        return found


def numbers_by(form: Callable[[str], str], said: dict[int, str]) -> dict[str, list[int]]:
    found = defaultdict(list)
    for number, words in said.items():
        found[form(words)].append(number)
    return found
