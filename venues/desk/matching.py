"""Which venue of the register a row means, and which look so alike that an officer should look again. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

ALIKE = 0.8  # of 1: two names at one postcode that share so much may be one venue
SAYS_LITTLE = {"the", "and", "bar", "pub", "club", "restaurant", "cafe", "hotel", "london", "city", "ltd", "limited"}


def simplified(name: str) -> str:
    """A name without accents, signs, capitals and the words that many share."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", letters.replace("'", "").replace("&", " and "))
    return " ".join(word for word in words if word not in SAYS_LITTLE) or " ".join(words)


class Names:
    """The names of the register by which a row finds its venue. `venues`: number, name, postcode, former names."""

    def __init__(self, venues: Iterable[tuple[int, str, str, Iterable[str]]]):
        self.now: dict[str, list[int]] = defaultdict(list)
        self.former: dict[str, list[int]] = defaultdict(list)
        self.simple: dict[str, list[int]] = defaultdict(list)
        self.at: dict[str, list[int]] = defaultdict(list)
        self.name_of: dict[int, str] = {}
        self.postcode_of: dict[int, str] = {}
        for number, name, postcode, former in venues:
            self.name_of[number], self.postcode_of[number] = name, postcode
            self.now[name.casefold()].append(number)
            self.simple[simplified(name)].append(number)
            self.at[postcode].append(number)
            for old in former:
                self.former[old.casefold()].append(number)

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
