"""Our own reference of a venue, such as AB-0042. It says nothing of the venue and never changes.

The letters are those that the scheme had when it was given (`SchemeSettings.prefix`); the serial is that of no other.
"""

import re
from collections.abc import Sequence

WITHOUT_A_SCHEME = "V"  # what stands before the serial where there is no scheme


def make_reference(serial: int, prefix: str) -> str:
    return f"{prefix}-{serial:04d}"


def any_of(prefixes: Sequence[str]) -> str:
    """For a regular expression: one of them. Without any it matches nothing."""
    return f"(?:{'|'.join(prefixes)})" if prefixes else "(?!)"


def read_reference(typed: str, prefixes: Sequence[str]) -> str:
    """What somebody typed, such as ab42, as the reference it must be; empty where it is none."""
    found = re.fullmatch(rf"({any_of(prefixes)})[ -]?([0-9]{{1,8}})", typed.strip().upper(), re.ASCII)
    return make_reference(int(found[2]), found[1]) if found else ""


def find_reference(text: str, prefixes: Sequence[str]) -> str:
    """The first among other words, as it is written everywhere, so that no part of a certificate number is taken."""
    among = rf"\b({any_of(prefixes)})[ -]?([0-9]{{4}})\b(?![ -]?[0-9])"
    found = re.search(among, text.upper(), re.ASCII)
    return make_reference(int(found[2]), found[1]) if found else ""
