"""The rows of a file of services, each with where it stands: our own list, Open Referral, or a sheet.

Whatever the file does to its reader, it does it in a process of its own, and not for long.
"""

import json
from collections.abc import Mapping, Sequence

from core import upload_limits
from core.bounded_process import ClockRanOut, ProcessStopped, run_bounded
from support_services.importing import open_referral, tables
from support_services.importing.lists import read_list
from support_services.importing.rows import ServiceRow, read_row
from venues.register_import.sheets import read_file
from venues.register_import.table import SheetTable, table_of


def listed(data: bytes, name: str) -> list[tuple[str, object]] | None:
    """Where each service of a file stands, and what it says, if the file is a list of services and no sheet.

    Raises ValueError in words for the editor.
    """
    try:
        said = run_bounded(read_list, data, name, limits=upload_limits.LIST_OF_SERVICES)
    except ClockRanOut as problem:
        raise ValueError("The site is busy at this moment. Wait a minute and send the file again.") from problem
    except ProcessStopped as problem:
        raise ValueError("The file takes too much to read. Split it, and bring the parts.") from problem
    return None if said is None else [(where, one) for where, one in json.loads(said)]


def from_sheet(data: bytes, name: str) -> SheetTable:
    """The table of the first sheet in which a service can be named. Raises ValueError in words for the editor."""
    problem = ValueError("No sheet of the file has headings with rows below them.")
    for grid in read_file(data, name, upload_limits.LIST_OF_SERVICES):
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
