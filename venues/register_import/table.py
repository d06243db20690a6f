"""Where in a sheet the table is: its headings, its rows, and what stands around them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from core.name_folding import folded
from venues.register_import.columns import key_of, only_counts, recognise
from venues.register_import.grids import MOST_ROWS, Grid, TooManyRows

LOOKED_AT = 30  # rows from the top in which the headings may be
MOST_HEADING_ROWS = 3
SAMPLES = 3  # values of a column that are shown
TOTAL = re.compile(r"(sub ?|grand )?totals?\b|count\b|number of\b")
NOTE = re.compile(r"[*†‡•]|notes?\b|nb\b|n\.b|key:|source:?\b|please\b|printed\b|last updated|updated\b", re.IGNORECASE)
LONG = 60  # characters of a single cell that is a remark


@dataclass(frozen=True)
class Aside:
    """A row that is no venue, and what it was taken for."""

    row: int
    taken_for: str
    text: str


@dataclass
class SheetTable:
    """`heading_row`: the last row of the headings, 0 if there are none. `rows`: number and cells, one to a heading."""

    headings: list[str]
    heading_row: int
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)

    def column(self, position: int) -> list[str]:
        return [cells[position] for _, cells in self.rows]

    def samples(self, position: int, most: int = SAMPLES) -> list[str]:
        """The first different values of a column."""
        seen: dict[str, None] = {}
        for _, cells in self.rows:
            if cells[position]:
                seen[cells[position]] = None
            if len(seen) == most:
                break
        return list(seen)

    @property
    def known(self) -> dict[str, int]:
        """Our columns, as far as headings tell."""
        return recognise(self.headings, [self.samples(place) for place in range(len(self.headings))])

    @property
    def counting(self) -> list[int]:
        """Columns that only number the rows."""
        return [n for n, heading in enumerate(self.headings) if only_counts(heading, self.column(n)[:50])]


def table_of(grid: Grid, heading_row: int | None = None, kept: Sequence[int] = ()) -> SheetTable:
    """The table of a sheet. `heading_row`: where an officer says that the headings are (0: nowhere).

    `kept`: rows that are venues though they look like something else. Raises ValueError if nothing is left.
    """
    if grid.is_cut:
        raise TooManyRows
    rows = grid.rows
    numbers = [number for number, _ in rows]
    if heading_row is None:
        at, depth = _where_headings_are(grid)
    elif heading_row in numbers:
        at = numbers.index(heading_row)
        depth = _depth_above(grid, at)
        at = at - depth + 1
    else:
        at, depth = 0, 0
    width = max(len(cells) for _, cells in rows)
    headings = _headings(grid, at, depth, width)
    table = SheetTable(headings, numbers[at + depth - 1] if depth else 0)
    table.aside = [Aside(number, "Title", _said(cells)) for number, cells in rows[:at]]
    body = [(number, cells + [""] * (width - len(cells))) for number, cells in rows[at + depth :]]
    _sort_out(table, body, set(kept))
    if len(table.rows) > MOST_ROWS:
        raise TooManyRows
    if not table.rows:
        raise ValueError("There are headings but no rows below them. Choose another sheet or another file.")
    _drop_empty(table)
    return table


def _where_headings_are(grid: Grid) -> tuple[int, int]:
    """The position of the first row of the headings, and how many rows they have."""
    top = grid.rows[:LOOKED_AT]
    width = max(len(cells) for _, cells in grid.rows)
    best, where = 0, None
    for depth in range(1, MOST_HEADING_ROWS + 1):
        for at in range(len(top) - depth + 1):
            if len(grid.rows) <= at + depth and best:
                continue
            number = len({key for heading in _headings(grid, at, depth, width) if (key := key_of(heading))})
            if number > best:
                best, where = number, (at, depth)
    if where and (best > 1 or width == 1):
        return where
    return where if where and _is_heading(top[where[0]][1]) else _first_full_row(top)


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether one known heading stands among others that are short and no numbers."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(len(cell) < 40 and not any(sign.isdigit() for sign in cell) for cell in filled)


def _first_full_row(top: Sequence[tuple[int, list[str]]]) -> tuple[int, int]:
    """Where no heading is known: the first row with about as many cells as those below it."""
    usual = median(sum(map(bool, cells)) for _, cells in top)
    full = [at for at, (_, cells) in enumerate(top) if sum(map(bool, cells)) >= max(1, usual * 0.6)]
    return (full[0] if full else 0), 1


def _depth_above(grid: Grid, at: int) -> int:
    """How many rows of headings end at `at`: those above count if more becomes known with them."""
    width = max(len(cells) for _, cells in grid.rows)
    counts = [
        len({key for heading in _headings(grid, at - depth + 1, depth, width) if (key := key_of(heading))})
        for depth in range(1, min(MOST_HEADING_ROWS, at + 1) + 1)
    ]
    return counts.index(max(counts)) + 1


def _headings(grid: Grid, at: int, depth: int, width: int) -> list[str]:
    """One heading for each column. Of several rows: the lowest that we know by itself, else all of them together."""
    levels = []
    for position in range(at, at + depth):
        number, cells = grid.rows[position]
        cells = [" ".join(cell.split()) for cell in cells] + [""] * (width - len(cells))
        if position < at + depth - 1:
            cells = _over(cells, grid.wide.get(number))
        levels.append(cells)
    return [_one_heading([level[place] for level in levels]) for place in range(width)]


def _over(cells: list[str], wide: Sequence[tuple[int, int]] | None) -> list[str]:
    """A heading that is merged over columns stands over each; where a file does not say, over all up to the next."""
    cells = cells.copy()
    if wide:
        for first, last in wide:
            for place in range(first + 1, min(last + 1, len(cells))):
                cells[place] = cells[place] or cells[first]
        return cells
    for place in range(1, len(cells)):
        cells[place] = cells[place] or cells[place - 1]
    return cells


def _one_heading(levels: Sequence[str]) -> str:
    said = list(dict.fromkeys(level for level in levels if level))
    if not said:
        return ""
    together = " ".join(said)
    if len(said) > 1 and not key_of(together) and key_of(said[-1]):
        return said[-1]
    return together


def _sort_out(table: SheetTable, body: Sequence[tuple[int, list[str]]], kept: set[int]) -> None:
    """Rows that are venues, and rows that are not."""
    counts = [count for _, cells in body if (count := sum(map(bool, cells))) > 1]
    usual = median(counts) if counts else 1
    again = [folded(heading) for heading in table.headings]
    for number, cells in body:
        taken_for = "" if number in kept else _taken_for(cells, usual, again)
        if taken_for:
            table.aside.append(Aside(number, taken_for, _said(cells)))
        else:
            table.rows.append((number, cells))


def _taken_for(cells: Sequence[str], usual: float, headings: Sequence[str]) -> str:
    filled = [cell for cell in cells if cell]
    first = filled[0]
    words = folded(first)
    if [folded(cell) for cell in cells] == list(headings):
        return "Headings again"
    if TOTAL.match(words) and (len(filled) <= 2 or all(cell.replace(".", "").isdecimal() for cell in filled[1:])):
        return "Total"
    if len(filled) > 1:
        return ""
    if NOTE.match(first) or (len(first) > LONG and usual > 1):
        return "Note"
    return "Section" if usual >= 3 else ""


def _drop_empty(table: SheetTable) -> None:
    """Without the columns that have neither a heading nor anything in them."""
    used = [n for n, heading in enumerate(table.headings) if heading or any(cells[n] for _, cells in table.rows)]
    if len(used) < len(table.headings):
        table.rows = [(number, [cells[n] for n in used]) for number, cells in table.rows]
    from openpyxl.utils import get_column_letter  # a large library, and only an import needs it

    letters = {n: get_column_letter(n + 1) for n in used}
    table.letters = [letters[n] for n in used]
    table.headings = [table.headings[n] for n in used]


def _said(cells: Sequence[str]) -> str:
    return ", ".join(" ".join(cell.split()) for cell in cells if cell)[:200]


def in_one_line(cells: Sequence[str]) -> str:
    """A row as a person knows it again."""
    return _said(cells)
