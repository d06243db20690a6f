"""A spreadsheet, CSV or XLSX, as headings and rows of text, or a ValueError in plain words. Pure."""

import csv
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from core.open_data.files import RUN_AS_FORMULA
from venues.register_import.columns import recognise

MOST_BYTES = 15 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024  # a small file can unpack to more than the machine has
MOST_ROWS = 25_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000  # characters
HEADINGS_WITHIN = 10  # rows from the top: titles and blank rows may stand before them
NOT_A_SHEET = "We cannot read this file. Save it from your spreadsheet program as .xlsx or as CSV, and choose it again."
# What openpyxl and zipfile raise for files that are cut short, spoilt (zlib) or locked (RuntimeError).
UNREADABLE = (BadZipFile, InvalidFileException, KeyError, IndexError, SyntaxError, TypeError, zlib.error, RuntimeError)


@dataclass(frozen=True)
class Sheet:
    """`rows`: the number of each row as the spreadsheet program shows it, and its cells as text, one to a heading."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]


def read_sheet(data: bytes, name: str) -> Sheet:
    """Read a file by its content; `name` only says whether it is meant as XLSX. Raises ValueError."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Split it and import the parts.")
    is_zip = data.startswith(b"PK")
    if name.lower().endswith((".xls", ".ods")) or (name.lower().endswith(".xlsx") and not is_zip):
        raise ValueError(NOT_A_SHEET)
    return _as_sheet(_xlsx_rows(data) if is_zip else _csv_rows(data))


def _xlsx_rows(data: bytes) -> Iterator[list[str]]:
    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise ValueError(
                    "The file unpacks to more than we can read. Copy only the rows you need into a new one."
                )
        yield from _rows_of_first(data)
    except UNREADABLE as problem:
        raise ValueError(NOT_A_SHEET) from problem


def _rows_of_first(data: bytes) -> Iterator[list[str]]:
    try:
        book = load_workbook(BytesIO(data), read_only=True)  # formulas come as they were written, not as last shown
    except ValueError as problem:  # in openpyxl's words, which are for programmers
        raise ValueError(NOT_A_SHEET) from problem
    for row in book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS):
        yield [_text(value) for value in row]
    book.close()


def _text(value) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return " ".join(str(value).split())[:LONGEST_CELL]


def _csv_rows(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # what Excel saves on an English Windows
    if "\0" in text:
        raise ValueError(NOT_A_SHEET)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            yield [_without_guard(_text(cell)) for cell in row[:MOST_COLUMNS]]
    except csv.Error as problem:
        raise ValueError(NOT_A_SHEET) from problem


def _without_guard(cell: str) -> str:
    """Our own export puts an apostrophe before what a spreadsheet would run; read back, it is not part of the text."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip().startswith(RUN_AS_FORMULA) else cell


def _as_sheet(rows: Iterable[list[str]]) -> Sheet:
    numbered = []
    for number, row in enumerate(rows, 1):
        if any(row):
            numbered.append((number, row))
        if len(numbered) > MOST_ROWS:
            raise ValueError(f"The sheet has more than {MOST_ROWS:,} rows. Split it and import the parts.")
    if not numbered:
        raise ValueError("The sheet is empty. Choose another file.")
    at = _where_headings_are([row for _, row in numbered[:HEADINGS_WITHIN]])
    headings, body = numbered[at][1], numbered[at + 1 :]
    if not body:
        raise ValueError("There are headings but no rows below them. Choose another file.")
    width = max(len(row) for _, row in [numbered[at], *body])
    headings = headings + [""] * (width - len(headings))
    body = [(number, row + [""] * (width - len(row))) for number, row in body]
    _refuse_nameless(headings, body)
    used = [position for position, heading in enumerate(headings) if heading]
    return Sheet([headings[here] for here in used], [(number, [row[here] for here in used]) for number, row in body])


def _where_headings_are(first: list[list[str]]) -> int:
    """The row that names most of what we know; titles above it do not count."""
    known = [len(recognise(row)) for row in first]
    if max(known) == 0:
        raise ValueError(
            "No row at the top holds headings that we know, such as Name, Postcode or Level. "
            "If headings were merged with a title, unmerge them and give each column one heading."
        )
    return known.index(max(known))


def _refuse_nameless(headings: list[str], body: list[tuple[int, list[str]]]) -> None:
    for position, heading in enumerate(headings):
        if not heading and any(row[position] for _, row in body):
            raise ValueError(
                f"Column {get_column_letter(position + 1)} has no heading but holds something. If one heading was "
                "merged over several columns, unmerge it and give each column its own."
            )
