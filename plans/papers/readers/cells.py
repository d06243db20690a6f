"""The cells of a table, from Word or from a web page."""

from plans.papers.nodes import Cell, Node, Run
from plans.papers.readers.colours import colour_word


def cell_of(nodes: list[Node], rowspan: int, colspan: int, is_header: bool, colour: str = "") -> Cell:
    """A cell that holds these nodes. Its runs are their lines; a cell of one paragraph needs no nodes beside them."""
    if len(nodes) == 1 and nodes[0].kind == "paragraph" and not nodes[0].label:
        return Cell(nodes[0].runs, rowspan, colspan, is_header)
    runs: list[Run] = []
    for node in nodes:
        for line in _lines(node):
            runs += [*([Run("\n")] if runs else []), *line]
    if not runs and colour_word(colour):
        return Cell([Run(colour_word(colour))], rowspan, colspan, is_header, is_colour=True)
    return Cell(runs, rowspan, colspan, is_header, tuple(nodes))


def emphasise_colour(cells: list[Cell]) -> list[Cell]:
    """A row of cells. Where none of them has words, colours are only its looks."""
    if any(cell.runs and not cell.is_colour for cell in cells):
        return cells
    return [cell._replace(runs=[], is_colour=False) if cell.is_colour else cell for cell in cells]


def label_in_text(label: str) -> str:
    return f"{label}. " if label.isalnum() else f"{label} "


def _lines(node: Node) -> list[list[Run]]:
    if node.kind == "table":
        return [[run for cell in row for run in (*cell.runs, Run(" "))] for row in node.rows]
    if node.kind == "item" and not node.label:
        return [[Run("• "), *node.runs]]
    return [[Run(label_in_text(node.label)), *node.runs] if node.label else node.runs]
