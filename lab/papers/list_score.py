"""Counts how many labels and levels of made-up lists are read as written. Run: python -m lab.papers.list_score

`lists/` holds a list in the way of one council each. What stands behind ¦ is right: how deep the line stands in its
list (0 is outermost, and for a numbered paragraph), and its label; • is any bullet.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plans.papers import ListBlock, ListItem, Table, read_pasted, words_of

MARK = " ¦ "


class ListLine(NamedTuple):
    words: str
    depth: int
    label: str


class CountedList(NamedTuple):
    name: str
    right: int
    lines: int
    missed: list[ListLine]


def counted_lists() -> Iterator[CountedList]:
    for path in sorted((Path(__file__).parent / "lists").iterdir()):
        text = path.read_text()
        wanted = [_wanted(line) for line in text.splitlines() if MARK in line]
        source = "\n".join(line.partition(MARK)[0] for line in text.splitlines())
        (paper,) = read_pasted(source)
        found = list(_lines_in(paper.blocks))
        missed = [line for line in wanted if not any(_same(line, each) for each in found)]
        yield CountedList(path.stem, len(wanted) - len(missed), len(wanted), missed)


def _wanted(line: str) -> ListLine:
    source, _, gold = line.partition(MARK)
    depth, label = gold.split()
    source = source.strip()
    has_label = label != "•" and source.startswith(label)
    words = source.removeprefix(label).lstrip(".) ") if has_label else source.split(maxsplit=1)[1]
    return ListLine(" ".join(words.split()), int(depth), "" if label == "•" else label)


def _lines_in(blocks) -> Iterator[ListLine]:
    for block in blocks:
        if isinstance(block, ListBlock):
            yield from _points(block.items, 0)
        elif not isinstance(block, Table):
            yield ListLine(words_of(block.html), 0, block.number_as_published)


def _points(items: list[ListItem], depth: int) -> Iterator[ListLine]:
    for item in items:
        yield ListLine(words_of(item.html), depth, item.number_as_published)
        yield from _points(item.items, depth + 1)


def _same(wanted: ListLine, found: ListLine) -> bool:
    is_label = wanted.label.rstrip(".") == found.label.rstrip(".")
    return is_label and wanted.depth == found.depth and wanted.words == found.words


def main() -> None:
    counted = list(counted_lists())
    for each in counted:
        sys.stdout.write(f"{each.name:44} {each.right}/{each.lines} {each.missed or ''}\n")
    right, lines = sum(each.right for each in counted), sum(each.lines for each in counted)
    sys.stdout.write(f"{len(counted)} lists: {right}/{lines} labels and levels right, {right / lines:.1%}\n")


if __name__ == "__main__":
    main()
