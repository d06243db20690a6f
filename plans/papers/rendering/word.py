"""A Word file as it looks: its numbers, tables, colours, heads and feet; hidden and struck words shown as such."""

from collections.abc import Iterator
from html import escape

from lxml import etree

from plans.papers.nodes import clean
from plans.papers.readers.colours import HEX
from plans.papers.readers.docx_inline import CHARACTERS, symbol
from plans.papers.readers.docx_numbering import NumberCounter, Numbers
from plans.papers.readers.docx_package import DocxPackage, switch, value
from plans.papers.rendering.rendering import Rendering, part_id

ALIGNED = {"center": "centred", "right": "right", "end": "right"}
DEEPEST_INDENT = 8
MARKS = [("b", "b"), ("i", "i"), ("u", "u"), ("strike", "s"), ("dstrike", "s")]
CHANGES = {"ins": "ins", "moveTo": "ins", "del": "del", "moveFrom": "del"}


def render_word(data: bytes) -> Rendering:
    """Raises what `SIGNS_OF_DAMAGE` lists."""
    package = DocxPackage(data)
    writer = _WordWriter(package)
    for tree in package.trees(r"word/header\d*\.xml"):
        writer.aside("Head of the pages", tree)
    body = package.document.find(f"{package.w}body")
    if body is not None:
        writer.blocks(body)
    for pattern, name in ((r"word/(?:foot|end)notes\.xml", "Notes"), (r"word/footer\d*\.xml", "Foot of the pages")):
        for tree in package.trees(pattern):
            writer.aside(name, tree)
    return Rendering("".join(writer.html), writer.texts)


class _WordWriter:
    def __init__(self, package: DocxPackage):
        self._w, self._package = package.w, package
        self._numbers = Numbers(package.tree("word/numbering.xml"), package.tree("word/styles.xml"))
        self._counter = NumberCounter(self._numbers)
        self.html: list[str] = []
        self.texts: list[str] = []

    def aside(self, name: str, tree: etree._Element) -> None:
        """What stands beside the text, in a box with its name."""
        if any((text.text or "").strip() for text in tree.iter(f"{self._w}t")):
            self.html.append(f'<section class="beside"><p class="what">{name}</p>')
            self.blocks(tree)
            self.html.append("</section>")

    def blocks(self, parent: etree._Element) -> None:
        for child in parent:
            name = child.tag.rpartition("}")[2]
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name != "sectPr":  # what only holds others: a box to fill in, a change, a note
                self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        w, properties = self._w, paragraph.find(f"{self._w}pPr")
        style = value(properties, w, "pStyle")
        level = self._package.styles.heading_level(style)
        place = self._numbers.place_of(paragraph, w)
        label, depth = "", 0
        if place is not None:
            label, depth = self._counter.next_label(*place).strip(), min(place[1] + 1, DEEPEST_INDENT)
            label = label or "•"
        inside = self._inline(paragraph, style)
        boxes = [box for box in paragraph.iter() if box.tag.endswith("}txbxContent") and not _is_fallback(box)]
        words = "".join(text.text or "" for text in paragraph.iter(f"{w}t", f"{w}delText"))
        aligned = ALIGNED.get(value(properties, w, "jc"), "")
        tag = f"h{level}" if level else "p"
        shown = f'<span class="label">{escape(label)}</span> {inside}' if label else inside
        looks = f' style="margin-left:{depth}em"' if depth else ""
        self.html.append(f'<{tag} id="{part_id(len(self.texts))}" class="{aligned}"{looks}>{shown}</{tag}>')
        self.texts.append(clean(words))
        for box in boxes:
            self.html.append('<div class="box">')
            self.blocks(box)
            self.html.append("</div>")

    def _table(self, table: etree._Element) -> None:
        w = self._w
        self.html.append("<table>")
        for row in _children(table, "tr"):
            self.html.append("<tr>")
            for cell in _children(row, "tc"):
                properties = cell.find(f"{w}tcPr")
                span = value(properties, w, "gridSpan")
                shade = properties.find(f"{w}shd") if properties is not None else None
                colour = HEX.fullmatch(shade.get(f"{w}fill", "")) if shade is not None else None
                looks = f' style="background:#{colour[1]}"' if colour else ""
                wide = f' colspan="{span}"' if span.isdigit() and len(span) < 3 else ""
                self.html.append(f"<td{wide}{looks}>")
                self.blocks(cell)
                self.html.append("</td>")
            self.html.append("</tr>")
        self.html.append("</table>")

    def _inline(self, parent: etree._Element, style: str) -> str:
        html = []
        for child in parent:
            name = child.tag.rpartition("}")[2]
            if name == "r":
                html.append(self._run(child, style))
            elif name in CHANGES:
                tag = CHANGES[name]
                html.append(f"<{tag}>{self._inline(child, style)}</{tag}>")
            elif name == "AlternateContent":
                html.append(self._inline(child[0], style) if len(child) else "")
            elif name not in ("pPr", "sdtPr"):
                html.append(self._inline(child, style))
        return "".join(html)

    def _run(self, run: etree._Element, style: str) -> str:
        properties = run.find(f"{self._w}rPr")
        words = "".join(self._piece(child) for child in run)
        if not words:
            return ""
        for mark, tag in MARKS:
            if self._is_on(properties, mark, style):
                words = f"<{tag}>{words}</{tag}>"
        return f'<span class="hidden-words">{words}</span>' if self._is_on(properties, "vanish", style) else words

    def _piece(self, child: etree._Element) -> str:
        name = child.tag.rpartition("}")[2]
        if name in ("t", "delText"):
            return escape(clean(child.text or ""))
        if name in CHARACTERS:
            return "<br>" if CHARACTERS[name] == "\n" else CHARACTERS[name]
        if name == "sym":
            return escape(symbol(child.get(f"{self._w}char", "")))
        if name in ("footnoteReference", "endnoteReference"):
            return f"<sup>{escape(child.get(f'{self._w}id', ''))}</sup>"
        is_picture = any(each.tag.endswith(("}blip", "}imagedata")) for each in child.iter())
        return '<span class="picture">picture</span>' if is_picture else ""

    def _is_on(self, properties: etree._Element | None, mark: str, style: str) -> bool:
        own = switch(properties, self._w, mark)
        return own if own is not None else bool(style) and self._package.styles.has(style, mark)


def _children(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those inside a change or a box to fill in."""
    for child in parent:
        name = child.tag.rpartition("}")[2]
        if name == wanted:
            yield child
        elif name not in ("tr", "tc", "tblPr", "tblGrid", "trPr"):
            yield from _children(child, wanted)


def _is_fallback(element: etree._Element) -> bool:
    """Whether it is the older twin of something that is shown already."""
    return any(above.tag.endswith("}Fallback") for above in element.iterancestors())
