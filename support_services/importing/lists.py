"""A list of services as JSON or as a data package, read in a process of its own (`core.bounded_process`). Pure."""

import csv
import json
import re
from collections.abc import Iterator, Sequence

from support_services.importing import data_package, open_referral

JSON_SPACE = re.compile(r"[ \t\r\n]*")


def read_list(data: bytes, name: str) -> str | None:
    """Where each service of a file stands, and what it says, as JSON; None if the file is no list of services.

    As text, because what a file says once and names a thousand times is then as large as it will be. Raises ValueError
    in words for the editor.
    """
    try:
        if data_package.is_package(data):
            return json.dumps(_numbered(data_package.joined(data_package.tables_in(data))))
        return json.dumps(from_json(data.decode("utf-8-sig"))) if is_json(data, name) else None
    except UnicodeDecodeError as problem:
        raise ValueError("The file is not a text in UTF-8. Save it again as UTF-8.") from problem
    except csv.Error as problem:
        raise ValueError("A table in the zip is no CSV, or a cell of it is longer than a whole page.") from problem
    except RecursionError as problem:
        raise ValueError("The lists in the file stand inside each other without end. Export it again.") from problem


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


def from_json(text: str) -> list[tuple[str, object]]:
    """Where each service of a JSON file stands, and what it says. Raises ValueError if it is not JSON or no list."""
    if text.lstrip()[:1] == "{":
        try:
            found = open_referral.services_in(json.loads(text))
        except json.JSONDecodeError as error:
            raise ValueError(f"Line {error.lineno}: this is not JSON ({error.msg}).") from error
        if found is not None:
            return _numbered(found)
    return [(f"Line {line}", one) for line, raw in rows_in(text) for one in open_referral.of_organisation(raw) or [raw]]


def _numbered(services: Sequence[object]) -> list[tuple[str, object]]:
    return [(f"Service {number}", raw) for number, raw in enumerate(services, 1)]


def is_json(data: bytes, name: str) -> bool:
    return name.lower().endswith(".json") or data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{")


def _after_space(text: str, at: int) -> int:
    found = JSON_SPACE.match(text, at)  # it matches nothing too
    return found.end() if found else at
