"""How a name reads once all is gone that people leave out or write in their own way. Pure.

One folding for whatever looks for names: “Harry’s Bar”, “HARRYS BAR” and “The Harrys Bar Ltd” are one name.
"""

import re
import unicodedata
from collections.abc import Iterable

# Every sign that stands for an apostrophe on some keyboard: dropped, so that “Harry's” is “harrys”.
APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛`´ʼʻʹ′＇"))
AND = {ord("&"): " and ", ord("+"): " and ", ord("＆"): " and ", ord("﹠"): " and "}
# Letters that do not come apart into a plain letter and a sign.
LETTERS = {ord("ø"): "o", ord("æ"): "ae", ord("œ"): "oe", ord("đ"): "d", ord("ð"): "d", ord("þ"): "th", ord("ł"): "l"}
REPLACED = APOSTROPHES | AND | LETTERS
WORD = re.compile(r"[^\W_]+")
INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")  # “T.G.I.” is one word

JOINING = frozenset({"the", "and"})
COMPANY = frozenset({"ltd", "limited", "plc", "llp", "llc", "inc", "co", "company", "uk", "ph"})  # PH: public house
LONGEST = 500  # characters; no name is longer


def folded(text: str) -> str:
    """Lower case without accents and apostrophes, with “and” for “&” and one blank between words."""
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    lowered = text[:LONGEST].casefold().translate(REPLACED)
    if not lowered.isascii():
        apart = unicodedata.normalize("NFKD", lowered).translate(REPLACED)
        lowered = "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
    if "." in lowered:
        lowered = INITIALS.sub(lambda found: found[0].replace(".", "") + " ", lowered)
    return WORD.findall(lowered)


def telling_words(text: str) -> list[str]:
    """The words that tell one name from another: without “the”, “and” and the form of a company, if others are left."""
    words = words_of(text)
    return _without(COMPANY, _without(JOINING, words))


def joined(text: str) -> str:
    """The telling words as one, so that it does not matter where somebody put a blank: “El Vino” is “elvino”."""
    return "".join(telling_words(text))


def _without(unwanted: frozenset[str], words: list[str]) -> list[str]:
    return [word for word in words if word not in unwanted] or words


def padded(words: Iterable[str]) -> str:
    """Words with a blank on either side of each, so that ` bar ` is found in it only as a whole word."""
    return f" {' '.join(words)} "
