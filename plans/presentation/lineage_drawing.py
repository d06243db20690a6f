"""Where every area came from and where it went, through all plans and decisions, as columns of time. Pure.

Each chain is one list: boxes, the link between them in words, boxes. It is read aloud, printed and shown on a phone in
that order; on a wide screen its cells stand in the columns. Nothing is drawn that is not also said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plans.lineage import Basis

Key = tuple[str, int]  # "priority" or "activity", and its number


@dataclass(frozen=True)
class LineageColumn:
    """A plan, or a decision that changed one: a moment at which there was a list of areas."""

    title: str
    about: str
    url: str = ""


@dataclass(frozen=True)
class AreaBox:
    """An area, or the end of one. `kind`: nothing, `stop` (decided), or `none` (not found on the next list)."""

    name: str
    url: str = ""
    note: str = ""
    kind: str = ""


@dataclass(frozen=True)
class LineageLink:
    """How one list leads to the next. What was decided and what we infer differ in line and in word."""

    words: str
    basis: Basis
    note: str = ""
    url: str = ""

    @property
    def said(self) -> str:
        return {Basis.DECIDED: "Decided", Basis.PROPOSED: "Only proposed", Basis.EDITORIAL: "We infer"}[self.basis]


@dataclass(frozen=True)
class LineageStep:
    """One change or relation: the areas it joins, the boxes it ends in itself, and the column it leads to."""

    froms: tuple[Key, ...]
    tos: tuple[Key, ...]
    column: int
    link: LineageLink
    ends_in: tuple[AreaBox, ...] = ()


@dataclass
class LineageCell:
    """One place of a chain: boxes in a column of time, or the links that lead to the next column."""

    title: str = ""
    boxes: list[AreaBox] = field(default_factory=list)
    links: list[LineageLink] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.boxes or self.links)


@dataclass
class LineageDrawing:
    columns: list[LineageColumn]
    chains: list[list[LineageCell]]


def drawing_of(
    columns: list[LineageColumn], areas: Mapping[Key, tuple[int, AreaBox]], steps: Iterable[LineageStep]
) -> LineageDrawing:
    """`areas`: the column and the box of each, in their order. Areas that a step joins stand in one chain."""
    steps = list(steps)
    chains = []
    for keys in _joined(areas, steps):
        cells = _empty_cells(columns)
        for key in keys:
            column, box = areas[key]
            cells[2 * column].boxes.append(box)
        for step in steps:
            if set(step.froms + step.tos) & keys.keys():
                _draw(step, cells)
        chains.append(cells)
    return LineageDrawing(columns, chains)


def _empty_cells(columns: list[LineageColumn]) -> list[LineageCell]:
    """A cell for each column, and one before each but the first for the links that lead to it."""
    cells: list[LineageCell] = []
    for column in columns:
        cells += [LineageCell(), LineageCell(column.title)] if cells else [LineageCell(column.title)]
    return cells


def _draw(step: LineageStep, cells: list[LineageCell]) -> None:
    at = 2 * step.column
    if step.link not in cells[at - 1].links:
        cells[at - 1].links.append(step.link)
    cells[at].boxes += [box for box in step.ends_in if box not in cells[at].boxes]


def _joined(areas: Mapping[Key, tuple[int, AreaBox]], steps: list[LineageStep]) -> list[dict[Key, None]]:
    """The areas in groups that steps join, each group in the order of the areas, as the keys of a dict."""
    leader = {key: key for key in areas}

    def find(key: Key) -> Key:
        while leader[key] != key:
            key = leader[key]
        return key

    for step in steps:
        known = [find(key) for key in (*step.froms, *step.tos) if key in leader]
        for other in known[1:]:
            leader[find(other)] = find(known[0])
    groups: dict[Key, dict[Key, None]] = defaultdict(dict)
    for key in areas:
        groups[find(key)][key] = None
    return list(groups.values())
