"""Telephone numbers that can be called or texted from the United Kingdom. Pure.

A number is kept with the spaces it was published with, because people learn it in those groups. What a telephone
dials is worked out from it. Ranges: Ofcom, National Telephone Numbering Plan.
"""

import re

# Numbers of three digits and a few more that have a job of their own.
SPECIAL = frozenset({"999", "112", "101", "111", "119", "105", "55", "18000", "18001", "08001111"})
PERMANENT = frozenset({"999", "112", "101", "111", "18000", "18001"})  # they never change, and nobody has to call them
HARMONISED = re.compile(r"116\d{3}")  # the European lines of social value, such as 116 123
RELAYED = re.compile(r"18001(\d+)")  # Relay UK in front of any other number
NATIONAL = re.compile(r"0(1\d{8,9}|2\d{9}|3\d{9}|5[56]\d{8}|7\d{9}|8\d{9}|800\d{6})")
PREMIUM = re.compile(r"09\d*")
TEXT_CODE = re.compile(r"[678]\d{4,5}")
IN_WORDS = re.compile(r"(?<![\d/.-])(?:\+44|0)(?:[ -]?\d){8,10}(?!\d)")
ALLOWED = re.compile(r"\+?[\d ()-]+")

MOST_CHARACTERS = 40


def dialled(number: str) -> str:
    """The digits to dial for `number`, such as 02072831030 for “+44 (0)20 7283 1030”.

    Raises ValueError, in words for an editor, for anything that is not a number of the United Kingdom.
    """
    digits = _digits(number)
    relayed = RELAYED.fullmatch(digits)
    if relayed and _is_callable(relayed[1]):
        return digits
    if PREMIUM.fullmatch(digits):
        raise ValueError("This is a premium number, which costs the caller. Give another number.")
    if not _is_callable(digits):
        raise ValueError(f"“{number}” is not a telephone number here. Write it like 0808 2000 247, 101 or 116 123.")
    return digits


def texted(number: str) -> str:
    """The digits to send a text to. As `dialled`, but five or six digits that begin with 6, 7 or 8 are right too."""
    digits = _digits(number)
    return digits if TEXT_CODE.fullmatch(digits) else dialled(number)


def digits_of(number: str) -> str:
    """A number as its digits, in the national form, however it is written; what is no number, as it stands."""
    return re.sub(r"\D", "", re.sub(r"^\+44\s*(\(0\))?", "0", number.strip())) or number


def numbers_in(words: str) -> list[str]:
    """Full telephone numbers that stand in a text, as they are written there. Special ones such as 999 are left."""
    return [found.strip() for found in IN_WORDS.findall(words)]


def _digits(number: str) -> str:
    """Only the digits, in the national form. Raises ValueError if there is anything but a number."""
    number = number.strip()
    if len(number) > MOST_CHARACTERS or not ALLOWED.fullmatch(number):
        raise ValueError("Give one number, digits and spaces only. Other words belong in the label.")
    national = re.sub(r"^\+44\s*(\(0\))?", "0", number)
    return re.sub(r"\D", "", national) if not national.startswith("+") else ""


def _is_callable(digits: str) -> bool:
    return digits in SPECIAL or bool(HARMONISED.fullmatch(digits) or NATIONAL.fullmatch(digits))
