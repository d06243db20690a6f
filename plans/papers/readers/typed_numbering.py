"""Paragraphs whose bullet, number or columns the author typed instead of using a list or a table."""

from plans.papers.nodes import Cell, Node, Run, lines_of, split_runs, without_start
from plans.papers.numbering import Marker, begins_numbered, read_marker
from plans.papers.tables import MAX_COLUMNS


def paragraph_of(runs: list[Run]) -> list[Node]:
    """A paragraph, or the item it is if it begins with a typed bullet or number; lines that do so become several."""
    lines = lines_of(runs) if any("\n" in run.text for run in runs) else [runs]
    nodes: list[Node] = []
    waiting: list[Run] = []
    for line in lines:
        if waiting and begins_numbered("".join(run.text for run in line[:20])):
            nodes.append(_one_paragraph(waiting))
            waiting = []
        waiting += [*([Run("\n")] if waiting else []), *line]
    return [*nodes, _one_paragraph(waiting)]


def add_node(nodes: list[Node], node: Node) -> None:
    """Rows laid out with tabs, each a paragraph of its own, are one table."""
    if node.from_tabs and nodes and nodes[-1].from_tabs:
        nodes[-1].rows += node.rows
    else:
        nodes.append(node)


def _one_paragraph(runs: list[Run]) -> Node:
    marker = _marker_of(runs)
    if marker is None:
        return _table_of(runs) or Node("paragraph", runs)
    unsure = bool(marker.label) and not marker.is_sure
    return Node("item", without_start(runs, marker.length), label=marker.label, unsure_label=unsure)


def item_of(runs: list[Run], label: str, depth: int) -> Node:
    """An item of a list; one with a bullet may still carry a typed number."""
    marker = None if label else _marker_of(runs)
    if marker and marker.label and marker.is_sure:
        return Node("item", without_start(runs, marker.length), level=depth, label=marker.label)
    return Node("item", runs, level=depth, label=label)


def heading_of(runs: list[Run], level: int) -> Node:
    """A heading, its typed number apart."""
    marker = _marker_of(runs)
    if marker and marker.label[:1].isdigit():
        return Node("heading", without_start(runs, marker.length), level=level, label=marker.label)
    return Node("heading", runs, level=level)


def _table_of(runs: list[Run]) -> Node | None:
    """The rows of a table that was laid out with tabs: most lines have one, the others lost it at their end."""
    lines = lines_of(runs)
    rows = [split_runs(line, "\t") for line in lines]
    width = max(map(len, rows), default=0)
    if not 1 < width <= MAX_COLUMNS or sum(len(row) > 1 for row in rows) < len(rows) / 2:
        return None
    padded = [row + [[] for _ in range(width - len(row))] for row in rows]
    return Node("table", rows=[[Cell(cell) for cell in row] for row in padded], from_tabs=True)


def _marker_of(runs: list[Run]) -> Marker | None:
    return read_marker("".join(run.text for run in runs[:20])[:100])
