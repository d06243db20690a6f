"""The rows of a file, each with the line it begins on. Pure."""

import json
import re
from collections.abc import Iterator

JSON_SPACE = re.compile(r"[ \t\r\n]*")


def rows_in(text: str) -> Iterator[tuple[int, object]]:
    """Line number and value of each member of a JSON list.

    Raises ValueError, with the line, if the text is not JSON or not a list.
    """
    decoder = json.JSONDecoder()
    at = _after_space(text, 0)
    if text[at : at + 1] != "[":
        raise ValueError("Line 1: the file must be a list of services, so it must begin with “[”.")
    at = _after_space(text, at + 1)
    while text[at : at + 1] != "]":
        line = text.count("\n", 0, at) + 1
        try:
            value, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise ValueError(f"Line {error.lineno}: this is not JSON ({error.msg}).") from error
        yield line, value
        at = _after_space(text, end)
        if text[at : at + 1] == ",":
            at = _after_space(text, at + 1)
        elif text[at : at + 1] != "]":
            raise ValueError(f"Line {text.count(chr(10), 0, at) + 1}: a comma or the end of the list is missing.")


def _after_space(text: str, at: int) -> int:
    return JSON_SPACE.match(text, at).end()
