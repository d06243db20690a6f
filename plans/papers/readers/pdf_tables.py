"""Tables of a PDF that have lines around their cells."""

import io
import logging
from dataclasses import dataclass
from itertools import islice

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfminer.layout import LTChar
from pdfplumber.page import Page
from pdfplumber.table import Table

from plans.papers.nodes import Cell, Node, Run
from plans.papers.readers.pdf_words import Word

LEAST_SHAPES = 4  # on a page with a table: fewer are the rule below a head
MOST_SHAPES = 5_000  # more are a drawing
MOST_CELLS = 4_000
MOST_SEGMENTS = 50_000  # of all shapes of a page; more are a picture drawn with lines, such as a coat of arms
SEGMENTS_OF_A_RULE = 8  # a rectangle has five
logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass
class FoundTable:
    node: Node
    words: list[Word]
    top: float


class TableFinder:
    """Opens the document a second time, and only if a page of it has lines."""

    def __init__(self, data: bytes):
        self._data = data
        self._document: pdfplumber.PDF | None = None

    def on_page(self, page: pdfium.PdfPage, number: int, words: list[Word]) -> list[FoundTable]:
        shapes = list(islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2), MOST_SHAPES + 1))
        if not LEAST_SHAPES <= len(shapes) <= MOST_SHAPES:
            return []
        segments = [raw.FPDFPath_CountSegments(shape) for shape in shapes]
        rules = [shape for shape, count in zip(shapes, segments, strict=True) if count <= SEGMENTS_OF_A_RULE]
        try:
            document = self._document = self._document or pdfplumber.open(io.BytesIO(self._data))
            drawn = document.pages[number - 1]
            if sum(segments) > MOST_SEGMENTS:  # pdfplumber would read the drawing for seconds
                tables = drawn.find_tables(_rules_alone(rules, float(drawn.height)))
            else:
                # Lines make the tables; pdfplumber would take most of its time for the letters, which we have.
                drawn.layout._objs = [shape for shape in drawn.layout._objs if not isinstance(shape, LTChar)]
                tables = drawn.find_tables()
            found = [self._table(table, drawn, number, words) for table in tables]
            drawn.close()
        except Exception:  # noqa: BLE001 - what this reader cannot make out stays text
            return []
        return [table for table in found if table]

    def close(self) -> None:
        if self._document:
            self._document.close()

    def _table(self, table: Table, drawn: Page, number: int, words: list[Word]) -> FoundTable | None:
        columns = max(len(row.cells) for row in table.rows)
        if columns < 2 or len(table.rows) * columns > MOST_CELLS:
            return None
        height = float(drawn.height)
        rows, taken = [], []
        words = [word for word in words if _stands_in(word, table.bbox, height)]
        for row in table.rows:
            cells = []
            in_row = [word for word in words if _stands_in(word, row.bbox, height)]
            for box in row.cells:
                inside = [word for word in in_row if box and _stands_in(word, box, height)]
                taken += inside
                if box:
                    cells.append(Cell(_runs(inside)))
                elif cells:
                    cells[-1] = cells[-1]._replace(colspan=cells[-1].colspan + 1)
                else:
                    cells.append(Cell([]))
            rows.append(cells)
        if sum(bool(cell.text) for row in rows for cell in row) < 2:
            return None
        left, top, right, bottom = table.bbox
        box = (left, height - bottom, right, height - top)
        return FoundTable(Node("table", rows=rows, page=number, box=box), taken, height - top)


def _rules_alone(rules: list[pdfium.PdfObject], height: float) -> dict[str, object]:
    """Settings by which pdfplumber looks at these shapes of the page and at nothing else."""
    boxes = []
    for rule in rules:
        left, bottom, right, top = rule.get_bounds()
        boxes.append(
            {"object_type": "rect", "x0": left, "x1": right, "y0": bottom, "y1": top, "width": right - left,
             "height": top - bottom, "top": height - top, "bottom": height - bottom, "doctop": height - top}
        )  # fmt: skip
    return {
        "vertical_strategy": "explicit",
        "horizontal_strategy": "explicit",
        "explicit_vertical_lines": boxes,
        "explicit_horizontal_lines": boxes,
    }


def _stands_in(word: Word, box: tuple[float, ...], height: float) -> bool:
    left, top, right, bottom = box
    x, y = (word.x0 + word.x1) / 2, height - (word.y + 0.3 * word.size)
    return left <= x <= right and top <= y <= bottom


def _runs(words: list[Word]) -> list[Run]:
    runs: list[Run] = []
    last: Word | None = None
    for word in sorted(words, key=lambda each: (-round(each.y), each.x0)):
        wraps = last is not None and abs(last.y - word.y) > 0.3 * word.size
        space = "" if last is None else "\n" if wraps and last.text.endswith((".", ":", ";")) else " "
        runs.append(Run(space + word.text, word.bold, word.italic))
        last = word
    return runs
