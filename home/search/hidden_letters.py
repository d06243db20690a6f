"""Words of harm whose letters somebody hid from a filter, or from whoever looks over a shoulder: “r4pe”. Pure."""

import re
from collections.abc import Collection

from home.search.query import SearchQuery, question_from

LETTER_FOR_SIGN = str.maketrans("430157@$!", "aeoistasi")
HIDES = re.compile(r"(?=.*[^\W\d_].*[^\W\d_])[^\W_]*[430157@$!*][\w@$!*]*", re.DOTALL)
SHORTEST = 4


def revealed(question: SearchQuery, known: Collection[str]) -> SearchQuery:
    """The question with such words as they are meant; what is no word of `known` then stays as it is."""
    typed = question.shown.split()
    meant = [_meant(word, known) for word in typed]
    return question_from(" ".join(meant)) if meant != typed else question


def _meant(word: str, known: Collection[str]) -> str:
    bare = word.casefold().strip(".,?!\"'")
    if not SHORTEST <= len(bare) <= 20 or not HIDES.fullmatch(bare):
        return word
    spelt = bare.translate(LETTER_FOR_SIGN)
    if "*" not in spelt:
        return spelt if spelt in known else word
    pattern = re.compile(re.escape(spelt).replace(r"\*", "[a-z]"))
    return next((other for other in sorted(known) if pattern.fullmatch(other)), word)
