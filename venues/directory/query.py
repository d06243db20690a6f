"""What somebody asked of the directory, read from the address. Pure: any text at all gives an answer."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from core.name_folding import words_of
from venues.directory.name_search import PLACING
from venues.postcodes import SHAPE, spaced
from venues.references import read_reference
from venues.status import AwardState

MOST_LETTERS = 100
MOST_WORDS = 8
BEGINNING = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?([0-9][A-Z]?)?", re.ASCII)
AMONG_WORDS = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)[\s.\-]*([0-9][A-Z]{2})\b", re.ASCII | re.IGNORECASE)
BETWEEN = re.compile(r"[.,;:\-–_/\"'()]+")  # what people put into a postcode or around it
TODAY = "today"  # every state in which the award can be shown


@dataclass(frozen=True)
class DirectoryQuery:
    """One search. Empty fields ask for nothing; `was_cut` says that not all that was typed was looked for.

    `prefixes`: the letters with which references of venues begin.
    """

    text: str = ""
    ward: str = ""
    kind: str = ""
    level: str = ""
    state: str = ""
    was_cut: bool = False
    prefixes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.ward or self.kind or self.level or self.state)

    @property
    def _compact(self) -> str:
        return "".join(self.text.split()).upper()

    @property
    def postcode(self) -> str:
        """The postcode asked for, without its space, also among other words; empty if there is none."""
        compact = BETWEEN.sub("", self._compact)
        if SHAPE.fullmatch(compact):
            return compact
        found = AMONG_WORDS.search(self.text)
        return f"{found[1]}{found[2]}".upper() if found else ""

    @property
    def postcode_shown(self) -> str:
        return spaced(self.postcode)

    @property
    def postcode_begins(self) -> str:
        """The beginning of a postcode, such as EC2M, if the text is nothing else."""
        compact = BETWEEN.sub("", self._compact)
        return compact if BEGINNING.fullmatch(compact) and not self.postcode else ""

    @property
    def reference(self) -> str:
        return read_reference(self._compact, self.prefixes)

    @property
    def words(self) -> list[str]:
        """What was typed besides a postcode and words such as “near”, folded."""
        if self.postcode_begins or self.reference or SHAPE.fullmatch(BETWEEN.sub("", self._compact)):
            return []
        words = words_of(AMONG_WORDS.sub(" ", self.text) if self.postcode else self.text)[:MOST_WORDS]
        return [] if PLACING.issuperset(words) else words

    @property
    def states(self) -> list[AwardState]:
        if self.state == TODAY:
            return [AwardState.ACCREDITED, AwardState.EXPIRES_SOON]
        return [AwardState(self.state.replace("-", " "))] if self.state else []

    def query(self, **changes: str) -> str:
        """As it stands in an address, ending in & if there is anything: for links that ask for a little more."""
        changed = replace(self, **changes)  # type: ignore[arg-type]  # the fields that are text
        pairs = [("q", changed.text), ("ward", changed.ward), ("kind", changed.kind)]
        pairs += [("level", changed.level), ("state", changed.state)]
        given = urlencode([pair for pair in pairs if pair[1]])
        return f"{given}&" if given else ""


def asked_in(given: Mapping[str, str], kinds: Iterable[str], prefixes: Iterable[str]) -> DirectoryQuery:
    """Read the parameters of an address. What is no type or state of ours is left out, not refused."""
    typed = unicodedata.normalize("NFKC", given.get("q", "")[: MOST_LETTERS * 4])
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in typed).split())
    kept = text[:MOST_LETTERS].strip()
    kind, state = given.get("kind", ""), given.get("state", "")
    return DirectoryQuery(
        text=kept,
        ward=_plain(given.get("ward", "")),
        kind=kind if kind in set(kinds) else "",
        level=_plain(given.get("level", "")),
        state=state if state in state_keys() else "",
        was_cut=len(given.get("q", "")) > MOST_LETTERS * 4 or kept != text or len(words_of(kept)) > MOST_WORDS,
        prefixes=tuple(prefixes),
    )


def state_keys() -> list[str]:
    """How the states are named in an address."""
    return [TODAY, *(key_of(state) for state in AwardState)]


def key_of(state: AwardState) -> str:
    return state.replace(" ", "-")


def _plain(text: str) -> str:
    return "".join(letter for letter in text[:60] if letter.isprintable()).strip()
