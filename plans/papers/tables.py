"""Tables made readable for everyone: each row with its own value in each column, no joined cells."""

import re
from collections.abc import Sequence

from plans.papers.dates import dates_in
from plans.papers.keywords import is_person
from plans.papers.nodes import Cell, Node, Run, lines_of, render
from plans.papers.paper import Paragraph, Table

MAX_COLUMNS = 60
# A joined cell repeats its words in each place. This bounds how far a small file can grow by that.
MAX_REPEATED_CHARACTERS = 200_000
LONGEST_LABEL = 80
EMPTY = Cell([])
NUMBER_ALONE = re.compile(r"\(?((?:\d{1,3}(?:[./]\d{1,3}){0,3}|[A-Za-z]|[ivx]{1,5}))[.)]?")
COLOURED = "{} of its cells said something by colour alone. We wrote the colour as a word. Check what it stands for."
PERSON = re.compile(r"(?:mr|mrs|ms|miss|dr|cllr|councillor|ald|alderman|sir|dame|lord|revd?|prof)\.? ", re.IGNORECASE)
KINDS_OF_DATA = (
    lambda text: PERSON.match(text) is not None,
    is_person,
    lambda text: bool(dates_in(text)),
    lambda text: NUMBER_ALONE.fullmatch(text) is not None,
    lambda text: "@" in text,
    lambda text: text.startswith(("Action:", "☐", "☒", "☑", "£", "•")),
)


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


def is_layout(piece: Node) -> bool:
    """Whether a table only places parts of the text beside each other: a cell has headings, a table, or long lists."""
    cells = [cell for row in piece.rows for cell in row]
    inside = [node.kind for cell in cells for node in cell.nodes]
    if "heading" in inside or "table" in inside:
        return True
    filled = sum(bool(cell.text) for cell in cells)
    columns = max((sum(bool(cell.text) for cell in row) for row in piece.rows), default=0)
    return bool(inside) and (filled == 1 or columns == 1)


def unrolled(piece: Node) -> list[Node]:
    """The parts of a layout table one after the other. A number alone in a cell belongs to what stands beside it."""
    nodes: list[Node] = []
    for row in piece.rows:
        label = ""
        for cell in row:
            inside = list(cell.nodes) or ([Node("paragraph", cell.runs)] if cell.text else [])
            number = NUMBER_ALONE.fullmatch(cell.text)
            if number and not label and cell is not row[-1]:
                label = number[1]
                continue
            if label and inside:
                first = inside[0]
                if first.kind in ("heading", "paragraph") and not first.label:
                    first.label, label = label, ""
                else:
                    inside.insert(0, Node("paragraph", [Run(label)]))
                    label = ""
            nodes += [
                part
                for node in inside
                for part in (unrolled(node) if node.kind == "table" and is_layout(node) else [node])
            ]
        if label:
            nodes.append(Node("paragraph", [Run(label)]))
    return nodes


def build_table(piece: Node) -> tuple[Sequence[Table | Paragraph], list[int]]:
    """The table, and the numbers (from 1) of rows in which an empty cell took the value above it.

    In text with tabs an empty cell below a full one is most often a joined cell of the original. What only
    looks like a table (one column, one line with a tab, too many columns) is given back as paragraphs.
    """
    rows = _without_covered_columns(grid(piece, spread=True), grid(piece, spread=False))
    width = max(map(len, rows), default=0)
    filled = sum(any(row[column : column + 1] and row[column].text for row in rows) for column in range(min(width, 2)))
    if width > MAX_COLUMNS or filled < 2 or (piece.from_tabs and len(rows) < 2):
        return _as_paragraphs(rows if width <= MAX_COLUMNS else piece.rows), []
    has_header_row = has_header(piece, rows)
    html = [[render(cell.runs) for cell in row] + [""] * (width - len(row)) for row in rows]
    spread = _spread_down(html, rows) if piece.from_tabs else []
    joined = bool(spread) or any(cell.rowspan > 1 or cell.colspan > 1 for row in piece.rows for cell in row)
    coloured = sum(cell.is_colour for row in piece.rows for cell in row)
    check = COLOURED.format(coloured) if coloured else ""
    return [Table(html, has_header_row=has_header_row, cells_were_joined=joined, check=check)], spread


def _without_covered_columns(rows: list[list[Cell]], own: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without columns that only joined cells reach into: they would say everything twice."""
    width = max(map(len, own), default=0)
    kept = [column for column in range(width) if any(column < len(row) and row[column].text for row in own)]
    blank = [column for column in range(width) if all(column >= len(row) or not row[column].text for row in rows)]
    if len(kept) + len(blank) == width or len(kept) < 2:
        return rows
    wanted = sorted({*kept, *blank})
    return [[row[column] for column in wanted if column < len(row)] for row in rows]


def _spread_down(html: list[list[str]], rows: list[list[Cell]]) -> list[int]:
    changed = []
    for number in range(2, len(html)):  # the first row of the body has only column names above it
        empty = [column for column in range(len(rows[number])) if not html[number][column] and html[number - 1][column]]
        for column in empty:
            html[number][column] = html[number - 1][column]
        if empty:
            changed.append(number + 1)
    return changed


def has_header(piece: Node, rows: list[list[Cell]]) -> bool:
    """Whether the first row names the columns. It does not where it reads like the rows below it."""
    first = piece.rows[0]
    if len(rows) < 2:
        return False
    if any(cell.is_header for cell in first):
        return all(cell.is_header or not cell.text for cell in first)
    if not all(0 < len(cell.text) <= LONGEST_LABEL for cell in first) or _is_full_of_figures(first):
        return False
    if any(cell.is_colour for cell in first) or all(row[0].text.endswith(":") for row in rows if row and row[0].text):
        return False
    return not any(_is_like_the_next(column, rows) for column in range(min(map(len, rows[:2]))))


def _is_like_the_next(column: int, rows: list[list[Cell]]) -> bool:
    """Whether the first cell of a column is of one kind with the one below: both people, numbers, days, ticks."""
    above, below = (rows[number][column].text for number in (0, 1))
    return any(kind(above) and kind(below) for kind in KINDS_OF_DATA)


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
