"""The words inside a paragraph of a Word file: runs, links, fields, boxes to tick; and the words to leave out."""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from plans.papers.nodes import Node, Run, clean, safe_href
from plans.papers.paper import SetAside
from plans.papers.readers.docx_package import DocxPackage, switch, value

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
THROUGH = {"smartTag", "sdtContent", "fldSimple", "bdo", "dir", "customXml", "oMathPara"}
# The signs of the fonts Wingdings and Symbol that papers use, by the last byte of their code.
SIGNS = {"A8": "☐", "6F": "☐", "FE": "☑", "FD": "☒", "FC": "✓", "FB": "✗", "B7": "•", "A7": "•", "D8": "➢"}
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"')


class InlineReader:
    """Reads one paragraph after another; what it meets on the way is kept for the end of the document."""

    def __init__(
        self,
        package: DocxPackage,
        leave_out: Callable[[SetAside], None],
        read_blocks: Callable[[etree._Element], list[Node]],
    ):
        self._package, self._leave_out, self._read_blocks = package, leave_out, read_blocks
        self._w = package.w
        self.references: list[tuple[str, str]] = []  # ("footnote", "2"), in the order of the text
        self.pictures = 0
        self.picture_texts: list[str] = []
        self.has_formula = self.has_insertions = False
        self._fields: list[dict[str, Any]] = []

    def read(self, paragraph: etree._Element, style: str) -> tuple[list[Run], list[Node]]:
        """The runs of a paragraph, and what stood in text boxes in it."""
        self._runs: list[Run] = []
        self._boxes: list[etree._Element] = []
        self._aside: dict[str, list[str]] = {}
        self._style = style
        self._read_children(paragraph, "")
        runs, boxes, aside = self._runs, self._boxes, self._aside
        where = " ".join("".join(run.text for run in runs).split())[:60]
        for reason, words in aside.items():
            self._add_aside(reason, "".join(words), where)
        return runs, [node for box in boxes for node in self._read_blocks(box)]

    def set_aside(self, reason: str, element: etree._Element) -> None:
        """Set aside all the words of an element."""
        texts = element.iter(f"{self._w}t", f"{self._w}delText", f"{self._w}p")
        self._add_aside(reason, "".join("\n" if text.tag.endswith("}p") else text.text or "" for text in texts), "")

    @staticmethod
    def labelled(label: str, runs: list[Run]) -> list[Run]:
        return [Run(f"{label}\t"), *runs] if label else runs

    def chosen(self, either: etree._Element) -> etree._Element:
        """The part of an AlternateContent that is read: the older one, if it is there."""
        parts = {child.tag.rpartition("}")[2]: child for child in either}
        return parts.get("Fallback", next(iter(parts.values()), either))

    def _add_aside(self, reason: str, words: str, where: str) -> None:
        words = "\n".join(filter(None, (" ".join(line.split()) for line in clean(words).split("\n"))))
        if words:
            self._leave_out(SetAside(words, reason, f"beside “{where}”" if where else ""))

    def _read_children(self, parent: etree._Element, href: str) -> None:
        for child in parent:
            name = child.tag.rpartition("}")[2]
            if name == "r":
                self._read_run(child, href)
            elif name == "hyperlink":
                self._read_children(child, safe_href(self._package.links.get(child.get(RELATION, ""), "")) or href)
            elif name in ("ins", "moveTo"):
                self.has_insertions = True
                self._read_children(child, href)
            elif name in ("del", "moveFrom"):
                self._gather("deleted", child)
            elif name == "sdt":
                self._read_sdt(child, href)
            elif name == "oMath":
                self.has_formula = True
                self._say("".join(text.text or "" for text in child.iter() if text.tag.endswith("}t")), href)
            elif name == "AlternateContent":
                self._read_children(self.chosen(child), href)
            elif name in THROUGH:
                self._read_children(child, href)

    def _read_sdt(self, sdt: etree._Element, href: str) -> None:
        content = sdt.find(f"{self._w}sdtContent")
        if content is not None and sdt.find(f"{self._w}sdtPr/{self._w}showingPlcHdr") is not None:
            self._gather("placeholder", content)
        elif content is not None:
            self._read_children(content, href)

    def _gather(self, reason: str, element: etree._Element) -> None:
        texts = element.iter(f"{self._w}t", f"{self._w}delText")
        self._aside.setdefault(reason, []).extend(text.text or "" for text in texts)

    def _read_run(self, run: etree._Element, href: str) -> None:
        w, properties = self._w, run.find(f"{self._w}rPr")
        if self._is_on(properties, "vanish"):
            return self._gather("hidden", run)
        if self._is_on(properties, "strike") or self._is_on(properties, "dstrike"):
            return self._gather("struck", run)
        marks = self._is_on(properties, "b"), self._is_on(properties, "i")
        for child in run:
            name = child.tag.rpartition("}")[2]
            if name == "t":
                self._say((child.text or "").replace("\n", " "), href, *marks)
            elif name in CHARACTERS:
                self._say(CHARACTERS[name], href, *marks)
            elif name == "sym":
                self._say(symbol(child.get(f"{w}char", "")), href, *marks)
            elif name == "fldChar":
                self._read_field(child)
            elif name == "instrText" and self._fields:
                self._fields[-1]["code"] += child.text or ""
            elif name in ("footnoteReference", "endnoteReference"):
                self.references.append((name.removesuffix("Reference"), child.get(f"{w}id", "")))
                self._say(f"[{len(self.references)}]", href, *marks)
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._read_drawing(self.chosen(child) if name == "AlternateContent" else child)
            elif name == "delText":
                self._aside.setdefault("deleted", []).append(child.text or "")

    def _is_on(self, properties: etree._Element | None, mark: str) -> bool:
        """Whether a mark applies to a run: its own word counts, then its style, then that of the paragraph."""
        own = switch(properties, self._w, mark)
        if own is not None:
            return own
        style = value(properties, self._w, "rStyle")
        styles = self._package.styles
        return bool(style and styles.has(style, mark)) or bool(self._style and styles.has(self._style, mark))

    def _say(self, text: str, href: str, strong: bool = False, em: bool = False) -> None:
        text = text if text.isascii() and text.isprintable() else clean(text)
        link = href or next((field["href"] for field in reversed(self._fields) if field["href"]), "")
        last = self._runs[-1] if self._runs else None
        if last and last.look == (link, strong, em):
            self._runs[-1] = last._replace(text=last.text + text)
        elif text:
            self._runs.append(Run(text, strong, em, link))

    def _read_field(self, mark: etree._Element) -> None:
        kind = mark.get(f"{self._w}fldCharType")
        if kind == "begin":
            self._fields.append({"code": "", "href": ""})
            box = mark.find(f"{self._w}ffData/{self._w}checkBox")
            if box is not None:
                ticked = switch(box, self._w, "checked")
                self._say("☒ " if ticked or (ticked is None and switch(box, self._w, "default")) else "☐ ", "")
        elif kind == "separate" and self._fields:
            address = ADDRESS.search(self._fields[-1]["code"])
            self._fields[-1]["href"] = safe_href(address[1]) if address else ""
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _read_drawing(self, drawing: etree._Element) -> None:
        boxes = [each for each in drawing.iter() if each.tag.endswith("}txbxContent")]
        self._boxes += boxes
        names = {each.tag.rpartition("}")[2] for each in drawing.iter() if isinstance(each.tag, str)}
        if boxes or not names & {"blip", "imagedata"}:
            return
        self.pictures += 1
        described = [each.get("descr") or "" for each in drawing.iter() if each.tag.endswith("}docPr")]
        self.picture_texts += [" ".join(clean(words).split()) for words in described if words.strip()]


def symbol(code: str) -> str:
    if code.upper().startswith("F0"):
        return SIGNS.get(code[-2:].upper(), "")
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
