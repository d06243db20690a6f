"""Word documents (.docx) into nodes, with the numbers that Word works out; hidden words are set aside."""

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from plans.papers.errors import PaperError, refuse_too_long
from plans.papers.nodes import Cell, Node
from plans.papers.paper import ReaderNote, SetAside
from plans.papers.progress import ImportProgress
from plans.papers.readers.cells import cell_of, emphasise_colour
from plans.papers.readers.docx_inline import InlineReader
from plans.papers.readers.docx_numbering import NumberCounter, Numbers
from plans.papers.readers.docx_package import SIGNS_OF_DAMAGE, DocxPackage, value
from plans.papers.readers.file_formats import damaged
from plans.papers.readers.reading import PaperReading
from plans.papers.readers.typed_numbering import add_node, heading_of, item_of, paragraph_of

MAX_RUNS = 300_000  # with paragraphs
DEEPEST_TABLE = 6  # a table in a table in a table …; deeper ones become lines
LIST_STYLE = re.compile(r"list bullet ([2-5])")
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
CellRead = tuple[Cell, int, bool]  # with its column, and whether it goes on from the row above
TRANSPARENT = {"ins", "moveTo", "customXml", "smartTag", "sdtContent"}


def read_docx(data: bytes, progress: ImportProgress) -> PaperReading:
    """The nodes of a Word file. Raises PaperError if it is damaged. The size of the file must have been checked."""
    try:
        return _BodyReader(DocxPackage(data), progress).read()
    except PaperError:
        raise
    except SIGNS_OF_DAMAGE as error:
        raise damaged() from error


class _BodyReader:
    def __init__(self, package: DocxPackage, progress: ImportProgress):
        self._package, self._progress = package, progress
        self._w = w = package.w
        if sum(1 for _ in package.document.iter(f"{w}r", f"{w}p")) > MAX_RUNS:
            raise PaperError("too_long", "This Word file has far more in it than one paper. Split it and try again.")
        self._numbers = Numbers(package.tree("word/numbering.xml"), package.tree("word/styles.xml"))
        self._counter = NumberCounter(self._numbers)
        self._set_aside: list[SetAside] = []
        self._inline = InlineReader(package, self._set_aside.append, self._read_blocks)
        self._tables = 0

    def read(self) -> PaperReading:
        body = self._package.document.find(f"{self._w}body")
        nodes = self._read_blocks(body, report=True) if body is not None else []
        nodes += self._notes_below()
        self._read_heads_and_comments()
        return PaperReading(nodes, list(self._notes()), self._set_aside)

    def _read_blocks(self, parent: etree._Element, report: bool = False) -> list[Node]:
        nodes: list[Node] = []
        count = len(parent)
        for place, child in enumerate(parent):
            if report and place % 50 == 0:
                self._progress.part(place, count)
                refuse_too_long(len(nodes))
            name = child.tag.rpartition("}")[2]
            if name == "p":
                for node in self._read_paragraph(child):
                    add_node(nodes, node)
            elif name == "tbl":
                nodes += self._read_table(child)
            elif name == "sdt":
                nodes += self._read_sdt(child)
            elif name in TRANSPARENT:
                nodes += self._read_blocks(child)
            elif name in ("del", "moveFrom"):
                self._inline.set_aside("deleted", child)
            elif name == "AlternateContent":
                nodes += self._read_blocks(self._inline.chosen(child))
        return nodes

    def _read_sdt(self, sdt: etree._Element) -> list[Node]:
        content = sdt.find(f"{self._w}sdtContent")
        if content is None:
            return []
        if sdt.find(f"{self._w}sdtPr/{self._w}showingPlcHdr") is not None:
            self._inline.set_aside("placeholder", content)
            return []
        return self._read_blocks(content)

    def _read_paragraph(self, paragraph: etree._Element) -> list[Node]:
        w, properties = self._w, paragraph.find(f"{self._w}pPr")
        style = value(properties, w, "pStyle")
        runs, boxes = self._inline.read(paragraph, style)
        if not any(run.text.strip() for run in runs):
            return boxes
        if self._package.styles.name(style).startswith("toc "):
            self._set_aside.append(SetAside("".join(run.text for run in runs), "contents"))
            return boxes
        label, bullet_depth = self._number(paragraph)
        runs = self._inline.labelled(label, runs)
        level = self._package.styles.heading_level(style) or self._outline(properties)
        if level:
            return [heading_of(runs, level), *boxes]
        if bullet_depth is not None:
            return [item_of(runs, "", bullet_depth), *boxes]
        return [*paragraph_of(runs), *boxes]

    def _outline(self, properties: etree._Element | None) -> int:
        outline = value(properties, self._w, "outlineLvl")
        return min(int(outline) + 1, 6) if outline.isdigit() and int(outline) < 9 else 0

    def _number(self, paragraph: etree._Element) -> tuple[str, int | None]:
        """What Word prints before the paragraph, and the depth of its bullet; ("", None) for neither."""
        if paragraph.find(f"{self._w}pPr/{self._w}rPr/{self._w}del") is not None:
            return "", None
        place = self._numbers.place_of(paragraph, self._w)
        if place is None:
            return "", None
        label = self._counter.next_label(*place).strip()
        if label or not self._numbers.is_bullet(*place):
            return label, None
        named = LIST_STYLE.fullmatch(
            self._package.styles.name(value(paragraph.find(f"{self._w}pPr"), self._w, "pStyle"))
        )
        return "", max(place[1], int(named[1]) - 1 if named else 0)

    # Tables

    def _read_table(self, table: etree._Element) -> list[Node]:
        self._tables += 1
        try:
            if self._tables > DEEPEST_TABLE:
                return [node for cell in table.iter(f"{self._w}tc") for node in self._direct_paragraphs(cell)]
            read = [self._read_row(row) for row in self._rows(table)]
        finally:
            self._tables -= 1
        rows = [row for row in _joined_down(read) if row]
        return [Node("table", rows=rows)] if rows else []

    def _direct_paragraphs(self, cell: etree._Element) -> list[Node]:
        return [node for child in cell.findall(f"{self._w}p") for node in self._read_paragraph(child)]

    def _rows(self, table: etree._Element) -> Iterator[etree._Element]:
        for child in table:
            name = child.tag.rpartition("}")[2]
            if name == "tr":
                if child.find(f"{self._w}trPr/{self._w}del") is not None:
                    self._inline.set_aside("deleted", child)
                else:
                    yield child
            elif name == "sdt" or name in TRANSPARENT:
                yield from self._rows(child)

    def _read_row(self, row: etree._Element) -> list[CellRead]:
        """Each cell of a row, its column, and whether it goes on from the row above."""
        w = self._w
        is_header = row.find(f"{w}trPr/{w}tblHeader") is not None
        read, column = [], 0
        for cell in self._cells(row):
            properties = cell.find(f"{w}tcPr")
            span = value(properties, w, "gridSpan")
            width = int(span) if span.isdigit() else 1
            merge = properties.find(f"{w}vMerge") if properties is not None else None
            goes_on = merge is not None and merge.get(f"{w}val", "continue") == "continue"
            nodes = self._read_blocks(cell)
            shade = properties.find(f"{w}shd") if properties is not None else None
            colour = shade.get(f"{w}fill", "") if shade is not None else ""
            read.append((cell_of(nodes, 1, width, is_header, colour), column, goes_on and not nodes))
            column += width
        cells = emphasise_colour([cell for cell, *_ in read])
        return [(cell, at, goes_on) for cell, (_, at, goes_on) in zip(cells, read, strict=True)]

    def _cells(self, row: etree._Element) -> Iterator[etree._Element]:
        for child in row:
            name = child.tag.rpartition("}")[2]
            if name == "tc":
                yield child
            elif name == "sdt" or name in TRANSPARENT:
                yield from self._cells(child)

    # Beside the text

    def _notes_below(self) -> list[Node]:
        nodes: list[Node] = []
        for number, (kind, key) in enumerate(self._inline.references, start=1):
            for note in self._package.trees(rf"word/{kind}s\.xml"):
                found = next((each for each in note if each.get(f"{self._w}id") == key), None)
                if found is None or found.get(f"{self._w}type") in SEPARATORS:
                    continue
                read = self._read_blocks(found)
                if read:
                    first = Node("item", read[0].runs, label=f"[{number}]")
                    nodes += [first, *read[1:]]
        return nodes

    def _read_heads_and_comments(self) -> None:
        seen: set[str] = set()
        for pattern, reason in (
            (r"word/(?:header|footer)\d*\.xml", "running head"),
            (r"word/comments\.xml", "comment"),
        ):
            for tree in self._package.trees(pattern):
                for paragraph in tree.iter(f"{self._w}p"):
                    words = " ".join("".join(text.text or "" for text in paragraph.iter(f"{self._w}t")).split())
                    if words and words not in seen:
                        seen.add(words)
                        self._set_aside.append(SetAside(words, reason))

    def _notes(self) -> Iterator[ReaderNote]:
        inline = self._inline
        if inline.pictures:
            described = "".join(f" It shows: {words}." for words in inline.picture_texts[:20])
            was = "A picture was" if inline.pictures == 1 else f"{inline.pictures} pictures were"
            yield ReaderNote("not_recognised", "picture", f"{was} left out.{described}")
        if inline.has_formula:
            yield ReaderNote("uncertain", "body", "A formula is shown as plain text. Check the paper around it.")
        if inline.has_insertions:
            text = "It has tracked changes. What was added is in the text as if it were agreed. Check that it was."
            yield ReaderNote("uncertain", "tracked changes", text)


def _joined_down(rows: list[list[CellRead]]) -> list[list[Cell]]:
    """The cells of each row, those that go on from above counted into the height of the first."""
    heights: dict[tuple[int, int], int] = defaultdict(lambda: 1)
    begins: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        for place, (_, column, goes_on) in enumerate(row):
            if goes_on and column in begins:
                heights[begins[column]] += 1
            else:
                begins[column] = (number, place)
    return [
        [
            cell._replace(rowspan=heights[number, place]) if (number, place) in heights else cell
            for place, (cell, column, goes_on) in enumerate(row)
            if not (goes_on and _has_begun(rows, number, column))
        ]
        for number, row in enumerate(rows)
    ]


def _has_begun(rows: list[list[CellRead]], number: int, column: int) -> bool:
    return number > 0 and any(at == column for _, at, _ in rows[number - 1])
