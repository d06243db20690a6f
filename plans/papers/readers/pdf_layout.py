"""From the words of the pages of a PDF to lines in reading order: running heads out, columns one after the other."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from plans.papers.readers.pdf_words import RIGHT_TO_LEFT, Word

MARGIN = 0.12  # of the height of a page: where its head and foot stand
NEAR = 8.0  # points: the same place on another page
TAB = 1.8  # heights of a letter: a gap like this is a tab or another column
PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–—| ]*\d{1,4}[-–—| ]*(?:(?:of|/) ?\d{1,4})?", re.IGNORECASE)
LEAST_WORDS_OF_COLUMN = 3.5  # a line; fewer are the cells of a table
LEAST_LINES_OF_COLUMN = 5


@dataclass
class Line:
    """Words that stand beside each other on one page. `gaps`: before which of them a tab stands."""

    words: list[Word]
    page: int
    gaps: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        spaces = ["\t" if place in self.gaps else " " for place in range(len(self.words))]
        return "".join(space + word.text for space, word in zip(spaces, self.words, strict=True))[1:]

    @property
    def x0(self) -> float:
        return min(self.words[0].x0, self.words[-1].x0)

    @property
    def x1(self) -> float:
        return max(self.words[0].x1, self.words[-1].x1)

    @property
    def y(self) -> float:
        return self.words[0].y

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def tag(self) -> tuple[int, str]:
        return self.words[-1].tag if len(self.words) > 1 else self.words[0].tag

    @property
    def is_bold(self) -> bool:
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @property
    def box(self) -> tuple[float, float, float, float]:
        return (
            min(word.x0 for word in self.words), min(word.bottom for word in self.words),
            max(word.x1 for word in self.words), max(word.top for word in self.words),
        )  # fmt: skip


def lines_of_page(words: list[Word], page: int) -> list[Line]:
    """The lines of a page in reading order."""
    segments = [segment for row in _rows(words) for segment in _segments(row, page)]
    gutter = _gutter(segments)
    lines = _merged(segments) if gutter is None else _column_by_column(segments, gutter)
    for line in lines:
        _read_from_the_right(line)
    return lines


def _read_from_the_right(line: Line) -> None:
    """Turn a line round whose words run from the right; those of another script in it keep their own order."""
    turned = [bool(RIGHT_TO_LEFT.search(word.text)) for word in line.words]
    if sum(turned) * 2 <= sum(any(map(str.isalpha, word.text)) for word in line.words):
        return
    line.gaps = {len(line.words) - gap for gap in line.gaps}
    words: list[Word] = []
    for is_turned, group in groupby(reversed(line.words), key=lambda word: bool(RIGHT_TO_LEFT.search(word.text))):
        side_by_side = list(group)
        words += side_by_side if is_turned else side_by_side[::-1]
    line.words = words


def without_running_heads(pages: list[list[Line]], heights: list[float]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page without what stands in one place of many pages, and what was taken out."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for lines, height in zip(pages, heights, strict=True):
        for line in _in_margins(lines, height):
            seen[_shape(line)].add(line.page)
    often = max(2, len(pages) // 3)
    kept, taken = [], []
    for lines, height in zip(pages, heights, strict=True):
        margins = {id(line) for line in _in_margins(lines, height)}
        heads = [
            line for line in lines
            if id(line) in margins and (_is_repeated(line, seen, often) or PAGE_NUMBER.fullmatch(line.text.strip()))
        ]  # fmt: skip
        taken += [" ".join(line.text.split()) for line in heads]
        gone = {id(line) for line in heads}
        kept.append([line for line in lines if id(line) not in gone])
    return kept, taken


def body_size(pages: list[list[Line]]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += sum(len(word.text) for word in line.words)
    return sizes.most_common(1)[0][0] if sizes else 11.0


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words on one height, from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: -each.y):
        if rows and abs(rows[-1][0].y - word.y) <= _reach(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _reach(one: Word, other: Word) -> float:
    """How far apart two words may be in height on one line: a number of a footnote stands higher."""
    small, large = sorted((one.size, other.size))
    return (0.5 if small < 0.8 * large else 0.3) * large


def _segments(row: list[Word], page: int) -> list[Line]:
    segments = [Line([row[0]], page)]
    for before, word in zip(row, row[1:], strict=False):
        if word.x0 - before.x1 > TAB * word.size:
            segments.append(Line([word], page))
        else:
            segments[-1].words.append(word)
    return segments


def _gutter(segments: list[Line]) -> float | None:
    """The middle of the empty strip between two columns of text; None if the page has one column."""
    if len(segments) < 2 * LEAST_LINES_OF_COLUMN:
        return None
    left, right = min(line.x0 for line in segments), max(line.x1 for line in segments)
    best, fewest = None, len(segments)
    for step in range(35, 66):
        x = left + (right - left) * step / 100
        crossing = sum(line.x0 < x - 4 and line.x1 > x + 4 for line in segments)
        if crossing < fewest:
            best, fewest = x, crossing
    if best is None or fewest > 0.15 * len(segments):
        return None
    sides = [line for line in segments if line.x1 <= best + 4], [line for line in segments if line.x0 >= best - 4]
    enough = all(
        len(side) >= LEAST_LINES_OF_COLUMN and median(len(line.words) for line in side) >= LEAST_WORDS_OF_COLUMN
        for side in sides
    )
    return best if enough else None


def _column_by_column(segments: list[Line], gutter: float) -> list[Line]:
    """Between two lines that cross the gutter, all of the left column and then all of the right one."""
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in segments:
        if line.x0 < gutter - 4 and line.x1 > gutter + 4:
            ordered += [*_merged(left), *_merged(right), line]
            left, right = [], []
        else:
            (left if line.x1 <= gutter + 4 else right).append(line)
    return [*ordered, *_merged(left), *_merged(right)]


def _merged(segments: list[Line]) -> list[Line]:
    """Segments on one height as one line with tabs."""
    lines: list[Line] = []
    for segment in segments:
        last = lines[-1] if lines else None
        if last and abs(last.y - segment.y) <= 0.3 * max(last.size, segment.size) and segment.x0 >= last.x1:
            last.gaps.add(len(last.words))
            last.words += segment.words
        else:
            lines.append(segment)
    return lines


def _in_margins(lines: list[Line], height: float) -> list[Line]:
    return [line for line in lines if line.y > height * (1 - MARGIN) or line.y < height * MARGIN]


def _shape(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", " ".join(line.text.split()).casefold()), round(line.y / NEAR)


def _is_repeated(line: Line, seen: dict[tuple[str, int], set[int]], often: int) -> bool:
    words, place = _shape(line)
    pages = set().union(*(seen.get((words, near), set()) for near in (place - 1, place, place + 1)))
    return len(pages) >= often
