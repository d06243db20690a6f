"""Finds venues by what people type: the name on the door in any spelling, a street, a ward, a kind, a level. Pure.

Whole words come before parts of words, and names before all else. Where nothing fits, the names most like it are
found, so that a slip of the finger still leads to the venue.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

from rapidfuzz import fuzz, process

from core.name_folding import joined, padded, telling_words, words_of

# Words that say where something is in regard to what follows, and nothing of it.
PLACING = frozenset(
    {"near", "nearby", "in", "at", "by", "around", "close", "to", "of", "ward", "wards", "venues", "with"}
)
KIND_WORDS = {
    "pub": "pub pubs public house houses",
    "bar": "bar bars",
    "club": "club clubs nightclub nightclubs night",
    "restaurant": "restaurant restaurants",
    "cafe": "cafe cafes coffee",
    "hotel": "hotel hotels",
    "event_venue": "event venue events",
    "other": "",
}
KINDS = frozenset(word for words in KIND_WORDS.values() for word in words.split())
LIKE_ENOUGH = 72  # of 100: how alike two names must be where nothing fits
NEARLY = 12  # of 100: names so much less alike than the best are left out
MOST_ALIKE = 10
SHORTEST_PART = 2  # letters: a single one is found only as a whole word
SHORTEST_JOINED = 4  # letters of a part of a name without its blanks


class FoldedNames(NamedTuple):
    """A venue as a search by words sees it. `text`: all its words with a blank on either side of each.

    `names`: the telling words of its name and of those it had, in the same way; `joined`: each of them as one word, and
    `run_together` with all its words, as somebody types who leaves out the blanks.
    """

    text: str
    names: tuple[str, ...]
    joined: tuple[str, ...]
    run_together: tuple[str, ...]


class Named(Protocol):
    """`words`: the text of its names and all that it can be found by on the day; `joined`: its joined names in one."""

    folded: FoldedNames
    words: str
    joined: str
    may_show_it: bool


def fold_names(names: Sequence[str], address: Iterable[str], ward: str, kind: str, postcode: str) -> FoldedNames:
    """`names`: that of today first, then former ones."""
    telling = [telling_words(name) for name in names]
    place = [word for line in address for word in words_of(line)]
    about = [*words_of(ward), *KIND_WORDS.get(kind, "").split(), postcode.replace(" ", "").casefold()]
    own = dict.fromkeys(word for name in names for word in words_of(name))
    return FoldedNames(
        padded([*own, *place, *about]),
        tuple(map(padded, telling)),
        tuple("".join(words) for words in telling),
        tuple(_run_together("".join(words_of(name))) for name in names),
    )


class NamesFound(NamedTuple):
    """`is_alike`: nothing is called so, and these are the names most like it."""

    lines: list[Any]  # of what was searched: each `Named`
    is_alike: bool = False


def search_names(lines: Sequence[Named], typed: str, names_only: bool = False) -> NamesFound:
    """The lines that `typed` fits, the best first. Of equals those with the award come first, then names that begin
    with just what was typed, then short ones; at last the order of `lines` counts.
    """
    words = telling_words(typed)
    if not words:
        return NamesFound(list(lines))
    together = joined(typed)
    found = _with_all(lines, words, together)
    if not found:
        less = [word for word in words if word not in PLACING]
        if less and less != words:
            words, together = less, "".join(less)
            found = _with_all(lines, words, together)
    if found:
        begins = f" {' '.join(words_of(typed))} "

        def in_order(line: Named) -> tuple[int, bool, bool, int]:
            rank, folded = _rank(line, words, together), line.folded
            return rank, not line.may_show_it, not folded.text.startswith(begins), folded.names[0].count(" ")

        return NamesFound(sorted(found, key=in_order))
    if len(together) >= SHORTEST_JOINED:
        in_one = {_run_together(together), _run_together("".join(words_of(typed)))}
        found = [line for line in lines if in_one.intersection(line.folded.run_together)]
    alike = found or _alike(lines, together)
    return NamesFound(alike, is_alike=bool(alike))


def _run_together(together: str) -> str:
    """Without a “the” at the beginning and the form of a company at the end, where all is one word: “TheGunLtd”."""
    less = together.removeprefix("the")
    ending = next((word for word in ("limited", "company", "ltd", "plc", "ph") if less.endswith(word)), "")
    return less.removesuffix(ending) or together


def _with_all(lines: Sequence[Named], words: Sequence[str], together: str) -> list[Named]:
    """Those with every word somewhere, or with all of them as one in a name."""
    found = list(lines)
    for word in map(_wanted, words):
        found = [line for line in found if word in line.words]
    if len(together) >= SHORTEST_JOINED:
        known = {id(line) for line in found}
        found += [line for line in lines if together in line.joined and id(line) not in known]
    return found


def _wanted(word: str) -> str:
    """How a word is looked for: any part of a word, but single letters whole and numbers from their beginning."""
    if len(word) < SHORTEST_PART:
        return f" {word} "
    return f" {word}" if any(sign.isdigit() for sign in word) else word


def _rank(line: Named, words: Sequence[str], together: str) -> int:
    """0 for the very name. Of names, the one of today goes before a former one."""
    whole = [f" {word} " for word in words]
    name, *former = line.folded.names
    bare = "".join(word for word in words if word not in KINDS)  # “The Duke pub” is the Duke
    is_joined = [each in (together, bare) for each in line.folded.joined]
    if is_joined[0]:
        return 0
    if any(is_joined):
        return 1
    if all(word in name for word in whole):
        return 2 if name.startswith(padded(words)) else 3
    if line.folded.joined[0].startswith(together) and len(together) >= SHORTEST_JOINED:
        return 4
    if any(all(word in old for word in whole) for old in former):
        return 5
    if all(word in line.words for word in whole):
        return 6 if any(word in name for word in whole) else 7
    if all(f" {word}" in name for word in words):
        return 8
    return 9 if all(f" {word}" in line.words for word in words) else 10


def _alike(lines: Sequence[Named], together: str) -> list[Named]:
    """The names most like it, as a whole or in their beginning, the most alike first."""
    if len(together) < SHORTEST_JOINED:
        return []
    names = [(name, line) for line in lines for name in line.folded.joined]
    texts = [name for name, _ in names]
    whole = process.extract(together, texts, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH, limit=MOST_ALIKE)
    beginnings = [text[: len(together) + 1] for text in texts]
    begun = process.extract(together, beginnings, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH + 6, limit=MOST_ALIKE)
    scored: dict[int, float] = {}
    for _, score, place in [*whole, *((text, score - 3, place) for text, score, place in begun)]:
        scored[place] = max(score, scored.get(place, 0))
    best = max(scored.values(), default=0)
    places = sorted((place for place in scored if scored[place] >= best - NEARLY), key=lambda place: -scored[place])
    return list({id(names[place][1]): names[place][1] for place in places}.values())[:MOST_ALIKE]
