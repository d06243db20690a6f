"""The rows of a file of services, each with where it stands: our own list, Open Referral, or a sheet."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from support_services.importing import data_package, open_referral, tables
from support_services.importing.rows import ServiceRow, read_row
from venues.register_import.sheets import read_file
from venues.register_import.table import SheetTable, table_of

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


def listed(data: bytes, name: str) -> list[tuple[str, object]] | None:
    """Where each service of a file stands, and what it says, if the file is a list of services and no sheet.

    Raises ValueError in words for the editor.
    """
    if data_package.is_package(data):
        return _numbered(data_package.joined(data_package.tables_in(data)))
    return from_json(data.decode("utf-8-sig")) if is_json(data, name) else None


def is_json(data: bytes, name: str) -> bool:
    return name.lower().endswith(".json") or data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{")


def from_sheet(data: bytes, name: str) -> SheetTable:
    """The table of the first sheet in which a service can be named. Raises ValueError in words for the editor."""
    problem = ValueError("No sheet of the file has headings with rows below them.")
    for grid in read_file(data, name):
        for heading_row in (_heading_row(grid.rows), None):
            try:
                return table_of(grid, heading_row)
            except ValueError as error:
                problem = error
    raise problem


def _heading_row(rows: Sequence[tuple[int, list[str]]]) -> int | None:
    """The row of the first twenty in which most of our columns are known."""
    number, cells = max(rows[:20], key=lambda row: (len(tables.recognise(row[1])), -row[0]))
    return number if tables.recognise(cells) else None


def of_table(table: SheetTable, columns: Mapping[str, int]) -> list[tuple[str, object]]:
    return [(f"Row {number}", tables.as_listed(cells, columns)) for number, cells in table.rows]


def read_any(raw: object, our_area: str = "") -> ServiceRow:
    """A row of our own list or of Open Referral. Raises ValueError with what is wrong in words."""
    if isinstance(raw, Mapping) and open_referral.is_open_referral(raw):
        raw = open_referral.as_listed(raw)
    return read_row(raw, our_area)


def _after_space(text: str, at: int) -> int:
    found = JSON_SPACE.match(text, at)  # it matches nothing too
    return found.end() if found else at
