"""Tables made readable for everyone: each row with its own value in each column, no joined cells."""

from plans.papers.nodes import Cell, Node, Run, lines_of, render
from plans.papers.paper import Paragraph, Table

MAX_COLUMNS = 60
# A joined cell repeats its words in each place. This bounds how far a small file can grow by that.
MAX_REPEATED_CHARACTERS = 200_000
LONGEST_LABEL = 80
EMPTY = Cell([])


def grid(piece: Node, spread: bool) -> list[list[Cell]]:
    """The cells by row and column. The places that a joined cell covers repeat it if `spread`, else are empty."""
    rows: list[list[Cell]] = []
    hanging: dict[int, tuple[Cell, int]] = {}  # by column: what covers it from above, and for how many rows
    room = MAX_REPEATED_CHARACTERS if spread else 0
    for cells in piece.rows:
        row = {column: cell for column, (cell, _) in hanging.items()}
        new_hanging = {}
        column = 0
        for cell in cells:
            while column in hanging:
                column += 1
            width, height = min(cell.colspan, MAX_COLUMNS), min(cell.rowspan, len(piece.rows) - len(rows))
            if column >= MAX_COLUMNS:
                width = height = 1
            room -= len(cell.text) * (width * height - 1)
            repeated = cell if room > 0 else EMPTY
            for offset in range(width):
                if column in hanging:
                    break
                row[column] = repeated if offset else cell
                if height > 1:
                    new_hanging[column] = (repeated, height - 1)
                column += 1
        hanging = {place: (cell, left - 1) for place, (cell, left) in hanging.items() if left > 1} | new_hanging
        rows.append([row.get(place, EMPTY) for place in range(max(row, default=-1) + 1)])
    return rows


def build_table(piece: Node) -> tuple[list[Table | Paragraph], list[int]]:
    """The table, and the numbers (from 1) of rows in which an empty cell took the value above it.

    In text with tabs an empty cell below a full one is most often a joined cell of the original. What only
    looks like a table (one column, one line with a tab, too many columns) is given back as paragraphs.
    """
    rows = grid(piece, spread=True)
    width = max(map(len, rows), default=0)
    filled = sum(any(row[column : column + 1] and row[column].text for row in rows) for column in range(min(width, 2)))
    if width > MAX_COLUMNS or filled < 2 or (piece.from_tabs and len(rows) < 2):
        return _as_paragraphs(rows if width <= MAX_COLUMNS else piece.rows), []
    has_header_row = _has_header_row(piece, rows)
    html = [[render(cell.runs) for cell in row] + [""] * (width - len(row)) for row in rows]
    spread = _spread_down(html, rows) if piece.from_tabs else []
    joined = bool(spread) or any(cell.rowspan > 1 or cell.colspan > 1 for row in piece.rows for cell in row)
    return [Table(html, has_header_row=has_header_row, cells_were_joined=joined)], spread


def _spread_down(html: list[list[str]], rows: list[list[Cell]]) -> list[int]:
    changed = []
    for number in range(2, len(html)):  # the first row of the body has only column names above it
        empty = [column for column in range(len(rows[number])) if not html[number][column] and html[number - 1][column]]
        for column in empty:
            html[number][column] = html[number - 1][column]
        if empty:
            changed.append(number + 1)
    return changed


def _has_header_row(piece: Node, rows: list[list[Cell]]) -> bool:
    first = piece.rows[0]
    if len(rows) < 2:
        return False
    if any(cell.is_header for cell in first):
        return all(cell.is_header or not cell.text for cell in first)
    return all(0 < len(cell.text) <= LONGEST_LABEL for cell in first) and not _is_full_of_figures(first)


def _is_full_of_figures(cells: list[Cell]) -> bool:
    return any(cell.text.strip("£$€%,.- ").replace(",", "").replace(".", "").isdigit() for cell in cells[1:])


def _as_paragraphs(rows: list[list[Cell]]) -> list[Paragraph]:
    paragraphs = []
    for row in rows:
        runs: list[Run] = []
        for cell in row:
            runs += [*cell.runs, Run(" ")]
        paragraphs += [Paragraph(render(line)) for line in lines_of(runs)]
    return paragraphs
