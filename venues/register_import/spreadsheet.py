"""A file that a spreadsheet program wrote, as sheets of text, or a ValueError in plain words. Pure.

Read in a process of its own (`core.bounded_process`): this module and what it imports need no Django.
"""

import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import (
    FORMULA_TAG,
    MERGE_TAG,
    ROW_TAG,
    VALUE_TAG,
    MergeCells,
    WorkSheetParser,
    iterparse,
)
from python_calamine import CalamineError, CalamineWorkbook

from core.upload_limits import MOST_BYTES_OF_A_SHEET as MOST_BYTES
from venues.register_import.grids import MOST_ROWS, NOT_A_SHEET, Grid
from venues.register_import.text_table import read_text

MOST_UNPACKED = 200 * 1024 * 1024  # a small file can unpack to more than the machine has
MOST_COLUMNS = 60
MOST_SHEETS = 20
LAST_ROW = 1_048_576  # of any spreadsheet program
LONGEST_CELL = 2_000  # characters
NO_VALUE = "="  # a formula that was never worked out

LOCKED = "The file is locked with a password. Save a copy without the password and choose that."
# What openpyxl and zipfile raise for files that are cut short, spoilt (zlib) or locked (RuntimeError).
UNREADABLE = (
    *(BadZipFile, InvalidFileException, KeyError, IndexError, SyntaxError, TypeError, AttributeError, ParseError),
    *(zlib.error, RuntimeError, NotImplementedError, EOFError),
)
OLE = b"\xd0\xcf\x11\xe0"  # .xls, and any Office file that is locked


def read_workbook(data: bytes, name: str) -> list[Grid]:
    """The sheets that hold something, the first first; at least one. Raises ValueError."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Split it and import the parts.")
    grids = [grid for grid in _grids_of(data) if grid.rows]
    if not grids:
        raise ValueError("The file is empty. Choose another one.")
    return grids


def _grids_of(data: bytes) -> list[Grid]:
    if data.startswith(b"PK"):
        _refuse_bombs(data)
        return _xlsx(data) if _is_xlsx(data) else _other(data)
    if data.startswith(OLE):
        if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k" in data:
            raise ValueError(LOCKED)
        return _other(data)
    if data.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html", b"<?xml", b"<table", b"%pdf", b"{\\rtf")):
        raise ValueError(NOT_A_SHEET)
    rows = read_text(data, NOT_A_SHEET)
    return [_grid("", ((number, row) for number, row in rows))]


def _refuse_bombs(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except UNREADABLE as problem:
        raise ValueError(NOT_A_SHEET) from problem
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ValueError("The file unpacks to more than we can read. Copy only the rows you need into a new one.")
    if any(part.flag_bits & 1 for part in parts):
        raise ValueError(LOCKED)


def _is_xlsx(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as packed:
        return any(name.lower().startswith("xl/") and name.lower().endswith(".xml") for name in packed.namelist())


def _xlsx(data: bytes) -> list[Grid]:
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "_get_source")]
        visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
        return [_xlsx_grid(book, sheet) for sheet in visible[:MOST_SHEETS]]
    except OutOfBounds as problem:
        raise ValueError(str(problem)) from problem
    except (*UNREADABLE, ValueError, OSError):  # what one library stumbles over, such as .xlsb, the other may read
        return _other(data)


class OutOfBounds(Exception):
    """A cell is where no spreadsheet program can have one."""


class _Parser(WorkSheetParser):
    """Reads rows as they come, and no row that is not there: a sheet can name a billion of them in a few bytes."""

    def parse(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                yield self.parse_row(element)
                element.clear()
            elif element.tag == MERGE_TAG:
                self.merged_cells = MergeCells.from_tree(element)
                element.clear()

    def parse_cell(self, element: Element) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.find(FORMULA_TAG) is not None and not element.findtext(VALUE_TAG):
            cell["value"] = NO_VALUE
        return cell


def _xlsx_grid(book: Any, sheet: Any) -> Grid:
    with sheet._get_source() as source:
        parser = _Parser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        grid = _grid(sheet.title, _placed(parser))
        ranges = parser.merged_cells.mergeCell if parser.merged_cells else ()
        _spread(grid, [(each.min_row, each.max_row, each.min_col, each.max_col) for each in ranges])
    return grid


def _placed(parser: _Parser) -> Iterator[tuple[int, list[Any]]]:
    for number, cells in parser.parse():
        last = max((cell["row"] for cell in cells), default=number)
        if max(number, last) > LAST_ROW:
            raise OutOfBounds(
                f"A cell stands in row {max(number, last):,}, and no sheet has so many rows. The file is damaged. "
                "Copy the rows you need into a new file."
            )
        row: list[Any] = []
        for cell in cells:
            place = cell["column"] - 1
            if place < MOST_COLUMNS and cell["value"] is not None:
                row += [None] * (place + 1 - len(row))
                row[place] = cell["value"]
        yield number, row


def _spread(grid: Grid, ranges: Iterable[tuple[int, int, int, int]]) -> None:
    """What is merged over several rows is said of each of them. What is merged over columns is noted."""
    by_number = dict(grid.rows)
    for top, bottom, left, right in ranges:
        if right > left and left <= MOST_COLUMNS:
            grid.wide.setdefault(top, []).append((left - 1, min(right, MOST_COLUMNS) - 1))
        first = by_number.get(top, [])
        said = first[left - 1] if left <= len(first) else ""
        if not said or bottom - top > MOST_ROWS:
            continue
        for number in range(top + 1, bottom + 1):
            row = by_number.get(number)
            if row is not None:
                row += [""] * (left - len(row))
                row[left - 1] = row[left - 1] or said


def _other(data: bytes) -> list[Grid]:
    """.xls, .ods and .xlsb, and what openpyxl stumbled over."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        visible = [sheet.name for sheet in book.sheets_metadata if "Visible" in str(sheet.visible)]
        named = [name for name in book.sheet_names if name in visible] or book.sheet_names
        grids = []
        for name in named[:MOST_SHEETS]:
            sheet = book.get_sheet_by_name(name)
            top, left = sheet.start or (0, 0)
            rows = sheet.iter_rows()  # begins with the first row that holds something
            grids.append(_grid(name, ((n, [*[None] * left, *row]) for n, row in enumerate(_below(rows, top), 1))))
        return grids
    except (CalamineError, *UNREADABLE, ValueError, OSError) as problem:
        words = str(problem).lower()
        raise ValueError(LOCKED if "password" in words or "encrypt" in words else NOT_A_SHEET) from problem


def _below(rows: Iterable[list[Any]], top: int) -> Iterator[list[Any]]:
    """Rows with the empty ones above them, whether or not the reader gives those too."""
    rows = list(rows)
    yield from rows


def _grid(name: str, rows: Iterable[tuple[int, list[Any]]]) -> Grid:
    grid = Grid(name)
    for number, row in rows:
        cells = [text_of(value) for value in row[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            grid.rows.append((number, cells))
        if len(grid.rows) > MOST_ROWS + 100:
            grid.is_cut = True
            break
    return grid


def text_of(value: object) -> str:
    """A cell as text: days as 2026-11-01, whole numbers without a point, lines kept apart."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case datetime():
            return value.date().isoformat() if value.time() == time.min else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return str(value)
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
    lines = [" ".join(line.split()) for line in str(value)[: LONGEST_CELL * 2].splitlines()]
    return "\n".join(line for line in lines if line)[:LONGEST_CELL]
