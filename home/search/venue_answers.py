"""Venues of the register among the answers: by reference, name, former name, postcode and ward. Pure.

Only what the public list holds: no venue that never had the award.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.name_folding import folded, words_of
from home.search.query import STOP_WORDS
from venues.directory.index import IndexLine, VenueIndex
from venues.postcodes import SHAPE
from venues.references import any_of

POSTCODE = re.compile(r"\b(ec[1-4][a-z]?|e1[a-z]?|wc[12][a-z]?|se1|n1)(?: ?(\d[a-z]{2}))?\b")
LONG = 5  # letters: a shorter name is not guessed at
MOST = 5  # venues shown among other results
# What people write around the name of a venue, and what says nothing of which one is meant.
AROUND_NAMES = """
    accredited accreditation accredit award awarded certificate certified safe venue venues pub pubs bar
    bars club clubs restaurant hotel open got get does still near nearby around ward postcode london city ltd limited
    sample any which list find it member scheme licensed
"""
AROUND = STOP_WORDS | frozenset(AROUND_NAMES.split())
AWARD_WORDS = "accredited accreditation accredit award awarded certificate certified"
ASKS_OF_AWARD = frozenset(AWARD_WORDS.split())


@dataclass(frozen=True)
class FoundVenues:
    """`named`: the venues that were asked for. `place`: where venues were asked for, with the end of its address.

    `unknown`: a name that was asked for and is not in the register.
    """

    named: tuple[IndexLine, ...] = ()
    place: str = ""
    query: str = ""
    total: int = 0
    unknown: str = ""


@lru_cache(maxsize=1)
def finder_of(index: VenueIndex, scheme: str) -> "VenueFinder":
    """The same for as long as the register is the same. `scheme`: its name; without one no venue is public."""
    return VenueFinder(index, scheme) if scheme else NoVenues(index, scheme)


class VenueFinder:
    """Looks through the short form of the register that the directory keeps in memory."""

    def __init__(self, index: VenueIndex, scheme: str):
        self.index = index
        name = words_of(scheme)
        self.around = AROUND.union(name)
        prefixes = sorted({line.reference.partition("-")[0].lower() for line in index.lines})
        self.reference = re.compile(rf"\b{any_of(prefixes)} ?(\d{{1,8}})\b")
        self.asks_of_award = ASKS_OF_AWARD.union(name[-1:])

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The places in the list of the venues with this word in a name, of today or before."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, line in enumerate(self.index.lines):
            for word in words_of_names(line):
                places[word].append(place)
        return places

    def is_name(self, typed: str) -> bool:
        """Whether all that was typed is the name of a venue, such as “the Knife bar”."""
        telling = [word for word in words_of(typed) if word not in self.around]
        near = self.by_word.get(telling[0], ()) if telling else ()
        return any(set(telling) == name for place in near for name in telling_names(self.index.lines[place]))

    def find(self, typed: str, is_answered: bool = False) -> FoundVenues:
        """`is_answered`: what was asked is known to be no name."""
        words = words_of(typed)
        text = " ".join(words)
        return self._by_reference(text) or self._by_place(text, words) or self._by_name(words, is_answered)

    def _by_reference(self, text: str) -> FoundVenues | None:
        found = self.reference.search(text)
        if not found:
            return None
        ending = f"-{found[1].zfill(4)}"
        named = [line for line in self.index.lines if line.reference.endswith(ending)]
        return FoundVenues(named=tuple(named[:1])) if named else None

    def _by_place(self, text: str, words: list[str]) -> FoundVenues | None:
        if found := POSTCODE.search(text):
            place = " ".join(filter(None, found.groups())).upper()
            whole = place.replace(" ", "")
            is_telling = len(text.replace(" ", "")) == len(whole) or SHAPE.fullmatch(whole) or "postcode" in words
            return FoundVenues(place=place, query=f"q={place.replace(' ', '+')}") if is_telling else None
        for ward in self.index.context.wards:
            name = folded(ward.name)
            if re.search(rf"\b{re.escape(name)}\b", text) and ("ward" in words or text == name):
                return FoundVenues(place=f"{ward.name} ward", query=f"ward={ward.code}")
        return None

    def _by_name(self, words: list[str], is_answered: bool) -> FoundVenues:
        telling = [word for word in dict.fromkeys(words) if word not in self.around]
        if not telling:
            return FoundVenues()
        places = self._with_all(telling) or self._named_in(telling) or self._with_all(self._mended(telling))
        lines = sorted((self.index.lines[place] for place in places), key=lambda line: in_turn(line, telling))
        unknown = " ".join(telling) if not (lines or is_answered) and self.asks_of_award & set(words) else ""
        return FoundVenues(tuple(lines[:MOST]), query="q=" + "+".join(telling), total=len(lines), unknown=unknown)

    def _mended(self, telling: Sequence[str]) -> list[str]:
        """With each word that no name has put right, where a name has one much like it."""
        return [word if word in self.by_word or len(word) < LONG else self._nearest(word) for word in telling]

    def _nearest(self, word: str) -> str:
        slips = 1 if len(word) == LONG else 2
        near = process.extractOne(word, self.by_word.keys(), scorer=OSA.distance, score_cutoff=slips)
        return near[0] if near else word

    def _with_all(self, telling: Sequence[str]) -> set[int]:
        """Venues whose name holds every word that was asked."""
        return set.intersection(*(set(self.by_word.get(word, ())) for word in telling))

    def _named_in(self, telling: Sequence[str]) -> set[int]:
        """Venues whose whole name stands among the words that were asked."""
        near = {place for word in telling for place in self.by_word.get(word, ())}
        asked = set(telling)
        return {place for place in near if any(name <= asked for name in telling_names(self.index.lines[place]))}


class NoVenues(VenueFinder):
    """Of a site without a scheme."""

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        return {}

    def find(self, typed: str, is_answered: bool = False) -> FoundVenues:
        return FoundVenues()


def words_of_names(line: IndexLine) -> set[str]:
    return {word for name in (line.name, *line.former) for word in words_of(name)}


def telling_names(line: IndexLine) -> Iterable[set[str]]:
    """Each name without the words that many venues share; a name of one short word alone tells too little."""
    names = ({word for word in words_of(name) if word not in AROUND} for name in (line.name, *line.former))
    return [name for name in names if len(name) > 1 or any(len(word) > 4 for word in name)]


def in_turn(line: IndexLine, telling: Sequence[str]) -> tuple[bool, bool, bool, str]:
    """The name that was typed first, then those that may show the award today."""
    name = [word for word in words_of(line.name) if word not in AROUND]
    return sorted(name) != sorted(telling), not line.may_show_it, bool(line.closed_on), line.name
