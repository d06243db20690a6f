"""From the lines of a PDF to headings, paragraphs and items: what belongs together, and what it is."""

import re

from plans.papers.nodes import Node, Run
from plans.papers.numbering import BULLET, begins_numbered
from plans.papers.readers.pdf_layout import Line
from plans.papers.readers.pdf_words import Word
from plans.papers.readers.typed_numbering import add_node, heading_of, paragraph_of

LARGER = 1.12  # than the text, to be a heading
LONGEST_HEADING = 160
NEAR = 5.0  # points: the same indent
ROOM = 0.5  # of the size: what a space and a ragged edge take
HEADING_TAG = re.compile(r"H([1-6])|Title|H")
LINE_END = re.compile(r"[.:;?!]['’”\")]?\Z")
RAISED = 0.8  # a number smaller than this part of the letters beside it leads to a footnote
NOTE_NUMBER = re.compile(r"\d{1,3}")


class ParagraphBuilder:
    """Takes the lines of a document in reading order."""

    def __init__(self, body: float, words: set[str]):
        self.nodes: list[Node] = []
        self.footnotes: list[Node] = []
        self._body = body
        self._words = words  # all words of the document, to tell which hyphens are its own
        self._lines: list[Line] = []
        self._bullets: list[float] = []  # where bullets begin, from the left
        self._right = 0.0

    def begin_page(self, lines: list[Line]) -> None:
        self._right = max((line.x1 for line in lines), default=0.0)

    def take(self, line: Line) -> None:
        if self._lines and self._is_in_last_cell(self._lines[-1], line):
            self._lines[-1].words += line.words
            return
        if self._lines and not self._goes_on(self._lines[-1], line):
            self.close()
        self._lines.append(line)

    def _is_in_last_cell(self, row: Line, line: Line) -> bool:
        """Whether a line goes on below the last cell of a row: it begins there, and its first word found no room."""
        if not _has_columns(row) or line.gaps or not 0 < row.words[-1].y - line.y <= 1.7 * row.size:
            return False
        first = line.words[0]
        is_below = abs(row.words[max(row.gaps)].x0 - first.x0) <= NEAR
        return is_below and row.words[-1].x1 + (first.x1 - first.x0) + ROOM * row.size > self._right

    def take_table(self, node: Node) -> None:
        self.close()
        self.nodes.append(node)

    def close(self) -> None:
        lines, self._lines = self._lines, []
        if not lines:
            return
        runs = self._runs(lines)
        for node in self._nodes_of(lines, runs):
            node.page = lines[0].page
            boxes = [line.box for line in lines if line.page == lines[0].page]
            node.box = (
                min(box[0] for box in boxes), min(box[1] for box in boxes),
                max(box[2] for box in boxes), max(box[3] for box in boxes),
            )  # fmt: skip
            add_node(self.nodes, node)

    def take_footnote(self, number: str, lines: list[Line]) -> None:
        runs = self._runs(lines)
        self.footnotes.append(Node("item", runs, label=f"[{number}]", page=lines[0].page))

    def _nodes_of(self, lines: list[Line], runs: list[Run]) -> list[Node]:
        level = self._heading_level(lines)
        if level and sum(len(run.text) for run in runs) <= LONGEST_HEADING:
            return [heading_of(runs, level)]
        text = "".join(run.text for run in runs)
        nodes = paragraph_of(runs)
        if len(nodes) == 1 and nodes[0].kind == "item" and not nodes[0].label and BULLET.match(text):
            nodes[0].level = self._depth(lines[0].x0)
        if len(nodes) == 1 and nodes[0].kind == "paragraph" and len(lines) == 1:
            nodes[0].alone = True
        return nodes

    def _heading_level(self, lines: list[Line]) -> int:
        tag = HEADING_TAG.fullmatch(lines[0].tag[1])
        if tag:
            return int(tag[1]) if tag[1] else 1
        ratio = lines[0].size / self._body
        if ratio < LARGER or len(lines) > 3 or any(line.gaps for line in lines):
            return 0
        return 1 if ratio > 1.6 else 2 if ratio > 1.25 else 3

    def _depth(self, x: float) -> int:
        known = next((place for place in self._bullets if abs(place - x) <= NEAR), None)
        if known is None:
            self._bullets = sorted([*self._bullets, x])
            known = x
        return min(self._bullets.index(known), 5)

    def _goes_on(self, last: Line, line: Line) -> bool:
        """Whether a line belongs to the paragraph of the line before."""
        text = line.text
        if BULLET.match(text) or begins_numbered(text) or _has_columns(line) or _has_columns(last):
            return False
        if last.tag[0] and line.tag[0] and last.page == line.page:
            return last.tag == line.tag
        if abs(last.size - line.size) > 0.1 * self._body or last.is_bold != line.is_bold:
            return False
        if last.page != line.page:
            return not LINE_END.search(last.text) and text[:1].islower()
        gap = last.y - line.y
        apart = 2.0 if last.size > LARGER * self._body else 1.7  # titles are set wide
        if not 0 < gap <= apart * max(last.size, line.size):
            return False
        ends_short = last.x1 < self._right - 0.2 * (self._right - last.x0)
        if ends_short and LINE_END.search(last.text):
            return False
        return not (ends_short and text[:1].isupper() and not last.text.endswith((",", "-", "–")))

    def _runs(self, lines: list[Line]) -> list[Run]:
        runs: list[Run] = []
        for number, line in enumerate(lines):
            begins = " " if number else ""
            if number and (joined := self._joined(runs[-1].text, line.words[0].text)) is not None:
                runs[-1] = runs[-1]._replace(text=joined)
                begins = ""
            for place, word in enumerate(line.words):
                space = begins if place == 0 else "\t" if place in line.gaps or _is_label(line, place) else " "
                self._add(runs, space, word, line.words[place - 1] if place else None)
        return runs

    def _add(self, runs: list[Run], space: str, word: Word, before: Word | None) -> None:
        text = word.text
        if before and NOTE_NUMBER.fullmatch(text) and word.size < RAISED * before.size and word.y > before.y:
            space, text = "", f"[{text}]"
        if runs and (runs[-1].strong, runs[-1].em) == (word.bold, word.italic):
            runs[-1] = runs[-1]._replace(text=runs[-1].text + space + text)
        else:
            runs.append(Run(space + text, word.bold, word.italic))

    def _joined(self, before: str, after: str) -> str | None:
        """What stands before, without the hyphen at its end, if a word was cut there; None if no word was cut."""
        start, hyphen, _ = before.rpartition("-")
        first = re.search(r"[^\W\d_]+\Z", start)
        rest = re.match(r"[^\W\d_]+", after)
        if not hyphen or not before.endswith("-") or not first or not rest or not rest[0].islower():
            return None
        kept = f"{first[0]}-{rest[0]}".casefold()
        return before if kept in self._words else start


def _has_columns(line: Line) -> bool:
    """A line with a tab after more than its number is a row of its own."""
    return bool(line.gaps - {1}) or (1 in line.gaps and not _is_label(line, 1))


def _is_label(line: Line, place: int) -> bool:
    """Whether the first word of a line is a bullet or a number that stands apart."""
    if place != 1:
        return False
    first, second = line.words[0], line.words[1]
    is_mark = bool(BULLET.match(first.text + " x")) or begins_numbered(first.text + "\tx") or first.text == "o"
    return is_mark and second.x0 - first.x1 > 0.3 * first.size
