"""Where every area went, as boxes in rows and lines between them. Worked out here, drawn by a template.

Text is in boxes that wrap, so the drawing works at 320 px; the lines are one SVG that stretches behind them.
The boxes of a side follow each other without a hole, so that none needs to say in which row it begins.
"""

from dataclasses import dataclass

from plans.lineage import PriorityChangeKind
from plans.presentation.decisions import named
from plans.presentation.words import counted

ROW = 100  # units of the drawing to a row
STOPPED = (PriorityChangeKind.PAUSED, PriorityChangeKind.ENDED)


@dataclass(frozen=True)
class DiagramBox:
    """An area on one side. It begins at `row` (from 1) and covers `rows`. Without a name it only keeps their place."""

    name: str
    row: int
    rows: int
    is_stopped: bool = False
    note: str = ""

    @property
    def centre(self) -> float:
        return (self.row - 1 + self.rows / 2) * ROW


@dataclass(frozen=True)
class DiagramLine:
    """From a box on the left to one on the right, as SVG path data; `kind` is its class."""

    path: str
    kind: str


@dataclass(frozen=True)
class Diagram:
    lefts: list[DiagramBox]
    rights: list[DiagramBox]
    lines: list[DiagramLine]
    rows: int

    @property
    def height(self) -> int:
        return self.rows * ROW


def diagram_of(transitions) -> Diagram | None:
    """Lay out the changes one below the other. None when there is nothing to draw."""
    lefts: list[DiagramBox] = []
    rights: list[DiagramBox] = []
    lines: list[DiagramLine] = []
    row = 1
    for transition in transitions:
        froms, tos = transition.taken_in, transition.led_to
        rows = max(len(froms), len(tos), 1)
        ins = _boxes(froms, row, rows, transition)
        outs = _boxes(tos, row, rows, transition, note=_note(transition)) if tos else _stop(transition, row, rows)
        lines += [line for left in ins for right in outs for line in _lines(left, right, transition)]
        room = [DiagramBox("", row, rows)]
        lefts, rights, row = lefts + (ins or room), rights + (outs or room), row + rows
    is_empty = not any(box.name for box in lefts + rights)
    return None if is_empty else Diagram(lefts, rights, lines, row - 1)


def _boxes(ends, row: int, rows: int, transition, note: str = "") -> list[DiagramBox]:
    """One box to a row; the last one covers what is left."""
    stopped = transition.kind in STOPPED
    return [
        DiagramBox(named(end).name, row + at, 1 if at + 1 < len(ends) else rows - at, stopped, note)
        for at, end in enumerate(ends)
    ]


def _stop(transition, row: int, rows: int) -> list[DiagramBox]:
    if transition.kind not in STOPPED:
        return []
    groups = [str(each.organisation) for each in transition.coverage.all() if not each.is_not_a_substitute]
    named = "The source names no group"
    if groups:  # many names would make every row tall on a phone; the table below has them all
        named = f"Now with {groups[0]}" if len(groups) == 1 else f"Now with {counted(len(groups), 'other group')}"
    return [DiagramBox(transition.label.word, row, rows, True, named)]


def _note(transition) -> str:
    match transition.kind:
        case PriorityChangeKind.MERGED:
            return f"{len(transition.taken_in)} areas merged into one"
        case PriorityChangeKind.NARROWED:
            return f"Kept, but narrower: left out {transition.dropped}" if transition.dropped else "Kept, but narrower"
    return transition.label.word


def _lines(left: DiagramBox, right: DiagramBox, transition) -> list[DiagramLine]:
    start, end = left.centre, right.centre
    if transition.kind in STOPPED:
        return [
            DiagramLine(f"M0 {start:g}H38", "hold"),
            DiagramLine(f"M45 {start - 17:g}V{start + 17:g}M59 {start - 17:g}V{start + 17:g}", "bars"),
            DiagramLine(f"M66 {start:g}H100", "dim"),
        ]
    whole = f"M0 {start:g}H100" if start == end else f"M0 {start:g}C55 {start:g} 45 {end:g} 100 {end:g}"
    kind = "proposed" if transition.is_proposed else "whole"
    lines = [DiagramLine(whole, kind)]
    if transition.kind == PriorityChangeKind.NARROWED:
        lines.append(DiagramLine(f"M0 {start + 25:g}C30 {start + 25:g} 40 {start + 46:g} 72 {start + 48:g}", "dim"))
    return lines
