"""Ward shapes for a site that has none: cells of the grid in which there are postcodes, shared out. Pure.

Each cell goes to the ward whose label is nearest, so an edge between two wards may be a street or two out. It shows
where things are, and the page says that it is a sketch.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from venues.places.grid import GridPoint, distance
from venues.places.shapes import Ring

CELL = 60  # metres
CLEARLY = 0.5
Cell = tuple[int, int]
AROUND = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]


def sketch(points: Iterable[GridPoint], labels: Mapping[str, GridPoint]) -> dict[str, list[Ring]]:
    """The rings of each ward, by its code. A ward without a postcode near its label has none."""
    cells = _rounded_off({(int(east // CELL), int(north // CELL)) for east, north in points})
    shared: dict[str, set[Cell]] = defaultdict(set)
    for cell in cells:
        middle = GridPoint((cell[0] + 0.5) * CELL, (cell[1] + 0.5) * CELL)
        shared[min(labels, key=lambda code: distance(middle, labels[code]))].add(cell)
    return {code: outline(owned) for code, owned in sorted(shared.items())}


def clearly_nearest(point: GridPoint, labels: Mapping[str, GridPoint]) -> str | None:
    """The code of the ward whose label is less than half as far as any other's; None where two could be meant.

    Held against the real boundaries of 2013, it names the right ward for nine postcodes in ten that it names one for.
    """
    if len(labels) < 2:
        return next(iter(labels), None)
    first, second = sorted((distance(point, at), code) for code, at in labels.items())[:2]
    return first[1] if first[0] < second[0] * CLEARLY else None


def _rounded_off(cells: set[Cell]) -> set[Cell]:
    """With gaps filled, such as a garden, and without cells that stand alone."""
    for _ in range(3):
        beside = {(i + x, j + y) for i, j in cells for x, y in AROUND} - cells
        cells = cells | {cell for cell in beside if _neighbours(cell, cells) >= 5}
    return {cell for cell in cells if _neighbours(cell, cells) >= 3}


def _neighbours(cell: Cell, cells: set[Cell]) -> int:
    return sum((cell[0] + x, cell[1] + y) in cells for x, y in AROUND)


def outline(cells: set[Cell]) -> list[Ring]:
    """The rings around `cells`, in metres: the edges that only one of them has, joined end to end."""
    edges = defaultdict(list)
    for i, j in sorted(cells):
        for beside, start, end in (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        ):
            if beside not in cells:
                edges[start].append(end)
    rings = []
    while edges:
        rings.append(_without_needless_corners(_ring_from(next(iter(edges)), edges)))
    return rings


def _ring_from(start: Cell, edges: dict[Cell, list[Cell]]) -> list[Cell]:
    ring, at = [], start
    while at in edges:
        ring.append(at)
        ends = edges[at]
        after = ends.pop()
        if not ends:
            del edges[at]
        at = after
    return ring


def _without_needless_corners(ring: list[Cell]) -> Ring:
    around = zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True)
    kept = [at for before, at, after in around if not _in_line(before, at, after)]
    return [[i * CELL, j * CELL] for i, j in kept]


def _in_line(one: Cell, two: Cell, three: Cell) -> bool:
    return (two[0] - one[0]) * (three[1] - two[1]) == (two[1] - one[1]) * (three[0] - two[0])
