"""What somebody put in the check box: a number, a short address, or the code from a certificate, pasted."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from venues.certificate_numbers import find_number, read_number
from venues.certificates.keys import PublicKey
from venues.certificates.tokens import TokenRefused, read_token
from venues.references import any_of

LONGEST_ASKED = 1500  # characters: an address with a code in it has fewer
LOOKS_LIKE_A_CODE = re.compile(r"[A-Za-z0-9_-]{100,}")
BEGINS_A_NUMBER = r"[\s\-‐-―−.]*[0-9OIL]{2}[\s\-‐-―−.]*[0-9A-Z]{4}"  # after the letters of the scheme
AT_THE_END_OF_AN_ADDRESS = re.compile(r"(?:/|[?&]q=)([^/?#&]+)/?$")


def number_asked(asked: str, key_named: Callable[[str], PublicKey | None], prefixes: Sequence[str]) -> str | None:
    """The certificate number that was meant, or None where none can be made out. What is too long holds none.

    `prefixes`: the letters with which numbers begin.
    """
    asked = asked.strip()
    if len(asked) > LONGEST_ASKED:
        return None
    if number := read_number(asked, prefixes):
        return number
    code = asked.rpartition("#")[2]
    if LOOKS_LIKE_A_CODE.fullmatch(code):
        return _number_in(code, key_named)
    address = AT_THE_END_OF_AN_ADDRESS.search(asked.partition("#")[0])
    number = read_number(unquote(address[1]), prefixes) if address else None
    before, _, after = asked.partition("#")
    # After the # as well: people write “#AB26-…”.
    return number or find_number(unquote(before), prefixes) or find_number(after, prefixes)


def looks_like_a_number(asked: str, prefixes: Sequence[str]) -> bool:
    """Whether a certificate number was meant, right or wrong, and no name of a venue."""
    meant = rf"\b{any_of(prefixes)}{BEGINS_A_NUMBER}|[A-Z0-9_-]{{100,}}|://"
    return bool(re.search(meant, asked.upper())) or sum(sign.isalpha() for sign in asked) < 3


def _number_in(code: str, key_named: Callable[[str], PublicKey | None]) -> str | None:
    try:
        return read_token(code, key_named).claims.number
    except TokenRefused:
        return None
