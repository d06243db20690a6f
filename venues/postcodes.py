"""How a postcode is written, in the shape of British Standard 7666."""

import re

SHAPE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}", re.ASCII)


def compact(typed: str) -> str:
    """`ec1a 1bb` as EC1A1BB. Raises ValueError if it does not look like a postcode."""
    joined = "".join(typed.split()).upper()
    if not SHAPE.fullmatch(joined):
        raise ValueError("This does not look like a postcode. Write it like EC1A 1BB.")
    return joined


def spaced(joined: str) -> str:
    """EC1A1BB as EC1A 1BB."""
    return f"{joined[:-3]} {joined[-3:]}"
