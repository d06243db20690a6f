"""Certificate numbers, such as AB26-7K4M-9Q: the scheme, its year, five characters and one that checks them.

The letters of the scheme (`SchemeSettings.prefix`) are not weighed: they may change, and each number keeps its own.

The characters leave out 0, O, 1, I and L, which are read for each other, and A and U, so that no number spells a word.
What is left is 29 characters, a prime: with a different weight for each place, a sum modulo a prime can only come
out the same by chance when two or more characters are wrong, so each single wrong character and each swap of two
is found. This is the reasoning behind the check digit of ISBN-10 (ISO 2108:1992), with 29 in place of 11.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from venues.references import any_of

ALPHABET = "23456789BCDEFGHJKMNPQRSTVWXYZ"
PRIME = len(ALPHABET)
LENGTH = 5  # characters between the year and the check character
SERIALS = PRIME**LENGTH  # 20,511,149 numbers a year

LONGEST_TYPED = 60  # characters; nothing longer is a number
STEP = 7_777_777  # has no factor in common with SERIALS, so that no two serials of a year meet
WEIGHTS = (9, 8, 7, 6, 5, 4, 3)  # of the two figures of the year, then of the five characters; the check weighs 1

SHAPE = re.compile(rf"([0-9]{{2}})([{ALPHABET}]{{{LENGTH}}})([{ALPHABET}])")  # what follows the letters of the scheme
SEPARATORS = r"[\s\-‐-―−.·_/]"
BETWEEN = re.compile(rf"{SEPARATORS}+")  # what people put between groups
MISREAD_IN_YEAR = str.maketrans("OIL", "011")


def make_number(year: int, serial: int, prefix: str) -> str:
    """The number of one accreditation.

    `year`: 2000 to 2099. `serial`: 0 to SERIALS - 1; neighbouring serials give numbers that do not look alike, but
    only a serial drawn at random, such as `secrets.randbelow(SERIALS)`, makes a number that nobody can guess.
    `prefix`: the letters of the scheme.

    Raises ValueError outside those bounds.
    """
    if not 2000 <= year <= 2099:
        raise ValueError(f"A certificate number has a year from 2000 to 2099, and {year} is not one.")
    if not 0 <= serial < SERIALS:
        raise ValueError(f"The serial of a certificate number is from 0 to {SERIALS - 1}, and {serial} is not.")
    figures = f"{year % 100:02}"
    characters = _written((serial + 1) * STEP % SERIALS)
    check = ALPHABET[(-_weighed(figures + characters) - 2) % PRIME]
    return f"{prefix}{figures}-{characters[:4]}-{characters[4]}{check}"


def read_number(typed: str, prefixes: Sequence[str]) -> str | None:
    """What somebody typed, as the number it must be, or None where it is none.

    Letters may be small, the groups may be joined or kept apart by anything usual, and O, I and L are read as the
    figures they look like in the year, the only place that can hold 0 and 1.

    `prefixes`: the letters that the scheme has and had.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    joined = BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper()
    numbers = (_after(prefix, joined) for prefix in prefixes if joined.startswith(prefix))
    return next((number for number in numbers if number), None)


def _after(prefix: str, joined: str) -> str | None:
    rest = joined.removeprefix(prefix)
    found = SHAPE.fullmatch(rest[:2].translate(MISREAD_IN_YEAR) + rest[2:])
    if not found:
        return None
    figures, characters, check = found.groups()
    if (_weighed(figures + characters) + _value(check)) % PRIME:
        return None
    return f"{prefix}{figures}-{characters[:4]}-{characters[4]}{check}"


def find_number(text: str, prefixes: Sequence[str]) -> str | None:
    """The first number in a text that somebody pasted: with words, quotation marks or a name around it."""
    plain = unicodedata.normalize("NFKC", text).upper()
    numbers = (read_number(found[0], prefixes) for found in _among_words(tuple(prefixes)).finditer(plain))
    return next((number for number in numbers if number), None)


@cache
def _among_words(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    """A number with anything around it."""
    year, characters = rf"(?:[0-9OIL]{SEPARATORS}*){{2}}", rf"(?:[{ALPHABET}]{SEPARATORS}*){{{LENGTH}}}[{ALPHABET}]"
    return re.compile(rf"(?<![0-9A-Z]){any_of(prefixes)}{SEPARATORS}*{year}{characters}(?![0-9A-Z])")


def _written(serial: int) -> str:
    """A serial in base 29, in the alphabet of the numbers."""
    characters = ""
    for _ in range(LENGTH):
        serial, rest = divmod(serial, PRIME)
        characters = ALPHABET[rest] + characters
    return characters


def _weighed(characters: str) -> int:
    return sum(weight * _value(character) for weight, character in zip(WEIGHTS, characters, strict=True))


def _value(character: str) -> int:
    """A figure is worth itself, also in the year, so that a swap between the year and what follows is found too."""
    return int(character) if character in "01" else ALPHABET.index(character) + 2
