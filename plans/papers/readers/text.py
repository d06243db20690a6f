"""Plain text, from a file or pasted, into pieces."""

import re

from plans.papers.errors import refuse_too_long
from plans.papers.nodes import Cell, Node
from plans.papers.numbering import Marker, is_marker_alone, read_marker
from plans.papers.progress import ImportProgress
from plans.papers.readers.text_lines import LONGEST_WRAPPED, SHORTEST_WRAPPED, join_wrapped, marked_runs
from plans.papers.tables import MAX_COLUMNS

TAB_WIDTH = 4
DEEPEST_ITEM = 5
UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|_{3,}|\*{3,})\s*\Z")
HASH_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")


def read_text(text: str, progress: ImportProgress) -> list[Node]:
    """The pieces of a cleaned text: headings marked with # or a line below, items, tab tables, paragraphs."""
    reader = _TextReader()
    text = re.sub(r"\n{3,}", "\n\n", text)
    start = number = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        reader.take(text[start:end])
        start, number = end + 1, number + 1
        if number % 2000 == 0:
            progress.part(start, len(text))
            refuse_too_long(reader.size)
    return reader.finish()


class _TextReader:
    """Takes one line at a time. A group is the lines since the last blank line, bullet or heading."""

    def __init__(self) -> None:
        self._pieces: list[Node] = []
        self._group: list[str] = []
        self._after_blank = True
        self._group_after_blank = True
        self._open_items: list[tuple[int, str]] = []  # indent and bullet of the items we are inside
        self._item_lines: list[str] = []
        self._table_is_open = False
        self._carried = ""  # a bullet or number whose words are on the next line

    def take(self, line: str) -> None:
        line, self._carried = self._carried + line, ""
        if not line.strip():
            self._end_item()
            self._end_group(before_blank=True)
            self._after_blank = True
            return
        if is_marker_alone(line):
            self._carried = line.rstrip() + " "
            return
        if not (self._take_underline(line) or self._take_hash_heading(line) or self._take_marked(line)):
            self._take_plain(line)
        self._after_blank = False

    @property
    def size(self) -> int:
        return len(self._pieces) + len(self._group)

    def finish(self) -> list[Node]:
        if self._carried:
            self._take_plain(self._carried)
        self._end_item()
        self._end_group(before_blank=True)
        return self._pieces

    def _take_underline(self, line: str) -> bool:
        if not UNDERLINE.match(line):
            return False
        if len(self._group) == 1 and "\t" not in self._group[0]:
            level = 1 if "=" in line else 2
            self._pieces.append(Node("heading", marked_runs(self._group.pop().strip()), level=level))
        self._end_item()
        self._end_group(before_blank=True)
        return True

    def _take_hash_heading(self, line: str) -> bool:
        hashes = HASH_HEADING.match(line)
        if not hashes:
            return False
        self._end_item()
        self._end_group(before_blank=True)
        self._pieces.append(Node("heading", marked_runs(line[hashes.end() :].strip(" #")), level=len(hashes[1])))
        return True

    def _take_marked(self, line: str) -> bool:
        marker = read_marker(line)
        if marker is None:
            return False
        self._end_item()
        self._end_group(before_blank=False)
        if not self._pieces or self._pieces[-1].kind != "item":
            self._open_items = []
        level = self._depth_of(_indent(line), marker)
        self._pieces.append(
            Node("item", level=level, label=marker.label, unsure_label=bool(marker.label) and not marker.is_sure)
        )
        self._item_lines = [line[marker.length :].strip()]
        return True

    def _depth_of(self, indent: int, marker: Marker) -> int:
        """Deeper in for more indent, or for another bullet at the same indent; out again to a known place."""
        is_number = bool(marker.label)  # how labels stand in each other is read from the labels themselves
        place = (indent, marker.bullet or "number")
        while self._open_items and indent < self._open_items[-1][0]:
            self._open_items.pop()
        if place in self._open_items:
            del self._open_items[self._open_items.index(place) + 1 :]
        elif is_number:
            self._open_items = [open_ for open_ in self._open_items if open_[0] < indent] + [place]
        else:
            self._open_items.append(place)
        return min(len(self._open_items) - 1, DEEPEST_ITEM)

    def _take_plain(self, line: str) -> None:
        if self._item_lines and _goes_on(self._item_lines[-1], line, _indent(line) > self._open_items[-1][0]):
            self._item_lines.append(line.strip())
            return
        self._end_item()
        if not self._group:
            self._group_after_blank = self._after_blank
        self._group.append(line)

    def _end_item(self) -> None:
        if self._item_lines:
            self._pieces[-1].runs = marked_runs(" ".join(self._item_lines))
            self._item_lines = []

    def _end_group(self, before_blank: bool) -> None:
        group, self._group = self._group, []
        plain_lines: list[str] = []
        for line in group:
            if 0 < line.lstrip().count("\t") < MAX_COLUMNS:
                self._end_plain_lines(plain_lines)
                self._add_tabbed(line)
            else:
                plain_lines.append(line.strip())
        self._end_plain_lines(plain_lines)
        self._table_is_open = False
        if len(group) == 1:
            self._pieces[-1].alone = before_blank and self._group_after_blank

    def _end_plain_lines(self, lines: list[str]) -> None:
        self._table_is_open = self._table_is_open and not lines
        self._pieces.extend(Node("paragraph", marked_runs(line)) for line in join_wrapped(lines))
        lines.clear()

    def _add_tabbed(self, line: str) -> None:
        """A line with tabs is a row of a table; the next such line is its next row."""
        cells = [Cell(marked_runs(cell.strip())) for cell in line.strip("\n ").split("\t")]
        if self._table_is_open:
            self._pieces[-1].rows.append(cells)
        else:
            self._pieces.append(Node("table", rows=[cells], from_tabs=True))
        self._table_is_open = True


def _indent(line: str) -> int:
    line = line.expandtabs(TAB_WIDTH) if line.startswith(("\t", " ")) else line
    return len(line) - len(line.lstrip())


def _goes_on(before: str, line: str, is_indented: bool) -> bool:
    """Whether an item goes on in this line, because the line is set in or the one before was full."""
    if "\t" in line.strip():
        return False
    return is_indented or (
        SHORTEST_WRAPPED <= len(before) <= LONGEST_WRAPPED and not before.endswith((".", ":", ";", "?", "!"))
    )
