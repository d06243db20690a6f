"""HTML of another site as parts of a body: headings, text and tables; and what of it needs a hand. Pure.

Read by the reader of committee papers, so that one piece of code knows how web pages are written.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from core.sanitise import clean_inline, clean_text
from home.site_imports.old_pages import FILE, key_of
from plans.papers.errors import PaperError
from plans.papers.nodes import Cell, Node, clean, render
from plans.papers.progress import ImportProgress
from plans.papers.readers.html import read_html

LONGEST_HEADING = 120  # characters: HeadingBlock
LONGEST_CAPTION = 160
WIDEST_TABLE = 12  # columns; a wider one is read as lines
SHOWN = 3  # of a list in a note
# Where a page says what it is about, the best first. Without any: all but what stands on every page.
MAIN = (
    "//main", "//*[@role='main']", "//*[@id='main-content' or @id='main' or @id='content' or @id='primary']",
    "//*[contains(concat(' ', @class, ' '), ' entry-content ')]", "//article", "//body",
)  # fmt: skip
AROUND = ".//header|.//footer|.//nav|.//aside|.//*[@role='navigation' or @role='banner' or @role='contentinfo']"
FORMS = ("form",)
EMBEDDED = ("iframe", "object", "embed", "video", "audio", "canvas")


@dataclass
class PageText:
    title: str = ""
    summary: str = ""
    body: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_text(markup: str, address: str, title: str) -> PageText:
    """What a piece of HTML says. `title`: is not said again as its first heading."""
    if not markup.strip():
        return PageText(title, notes=["It has no text."])
    return said_by(html.document_fromstring(f"<div>{without_declaration(clean(markup))}</div>"), address, title)


def read_saved_page(data: bytes, address: str) -> PageText:
    """What a whole page says, without what stands around its text on every page."""
    markup: str | bytes = data  # which says in itself how it is written
    with suppress(UnicodeDecodeError):
        markup = without_declaration(data.decode("utf-8-sig"))
    try:
        tree = html.document_fromstring(markup)
    except (etree.LxmlError, ValueError):
        return PageText(notes=["The saved page cannot be read: copy its text by hand."])
    main = next(found[0] for found in map(tree.xpath, (*MAIN, "/*")) if found)
    for around in main.xpath(AROUND):
        around.drop_tree()
    title = title_of(tree, main)
    text = said_by(main, address, title)
    text.title = title
    text.summary = " ".join(next(iter(tree.xpath("//meta[@name='description']/@content")), "").split())
    return text


def title_of(tree: html.HtmlElement, main: html.HtmlElement) -> str:
    """What the page is called above its text; else in its tab, where the site's name follows; else anywhere."""
    heads = (main.xpath(".//h1"), tree.xpath("//head/title"), tree.xpath("//h1"))
    above, tab, anywhere = (next(filter(None, map(words_of, found)), "") for found in heads)
    return above or re.split(r"\s+[|–—·»-]\s+", tab)[0] or anywhere


def without_declaration(markup: str) -> str:
    return re.sub(r"<\?xml[^>]*\?>", "", markup)


def words_of(element: etree._Element) -> str:
    return " ".join(element.text_content().split())


def said_by(tree: html.HtmlElement, address: str, title: str) -> PageText:
    text = PageText(title)
    text.notes = list(needs_a_hand(tree, address))
    point_to_whole_addresses(tree, address)
    try:
        reading = read_html(html.tostring(tree, encoding="unicode"), ImportProgress())
    except PaperError:
        return PageText(title, notes=["Its text is too long or not in order: copy it by hand.", *text.notes])
    nodes = reading.nodes
    if nodes and nodes[0].kind == "heading" and nodes[0].text.casefold() == title.casefold():
        nodes = nodes[1:]
    text.body = list(parts_of(nodes, title, text.notes))
    if aside := [each.words for each in reading.set_aside if each.reason in ("struck", "hidden")]:
        text.notes.append(f"Words that were struck through or hidden were left out: {shown(aside)}.")
    if not text.body:
        text.notes.append("It has no text.")
    return text


def needs_a_hand(tree: html.HtmlElement, address: str) -> Iterator[str]:
    pictures = [urljoin(address, src) for src in tree.xpath(".//img/@src") if not src.startswith("data:")]
    if pictures:
        yield f"{counted(pictures, 'picture')} did not come along: {shown(pictures)}."
    files = [urljoin(address, href) for href in tree.xpath(".//a/@href") if FILE.search(href.partition("?")[0])]
    if files:
        yield f"Links lead to {counted(files, 'file')} on the old site; upload those that you need: {shown(files)}."
    if any(tree.iter(*FORMS)):
        yield "It had a form, which did not come along."
    embedded = [each.get("src") or each.tag for each in tree.iter(*EMBEDDED)]
    if embedded:
        yield f"What was embedded did not come along: {shown(embedded)}."


def counted(things: list[str], word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


def shown(things: list[str]) -> str:
    listed = list(dict.fromkeys(things))
    more = f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else ""
    return f"{', '.join(each[:200] for each in listed[:SHOWN])}{more}"


def point_to_whole_addresses(tree: html.HtmlElement, address: str) -> None:
    """So that a link can be told from one to another site; one within the page leads nowhere any more."""
    for link in tree.iter("a"):
        href = (link.get("href") or "").strip()
        try:
            whole = urljoin(address, href)
            is_here = key_of(whole) == key_of(address) and "#" in href
        except ValueError:
            whole, is_here = "", True
        if not href or is_here or href.startswith("#"):
            link.attrib.pop("href", None)
        elif urlsplit(whole).scheme or not address:
            link.set("href", whole)
        else:  # nothing says which site “/about/” was on
            link.set("href", f"https://old.site{whole}")


# From pieces to parts of a body


def parts_of(nodes: list[Node], title: str, notes: list[str]) -> Iterator[dict[str, Any]]:
    prose: list[Node] = []
    above = title
    for node in nodes:
        is_part = (
            node.kind == "heading" and len(node.text) <= LONGEST_HEADING or node.kind == "table" and is_table(node)
        )
        if not is_part:
            prose.append(node)
            continue
        yield from part_of_text(prose)
        prose = []
        if node.kind == "heading":
            above = node.text
            yield {"type": "heading", "value": {"text": node.text.replace("\n", " ")}}
        else:
            yield table_of(node, above, notes)
    yield from part_of_text(prose)


def part_of_text(nodes: list[Node]) -> Iterator[dict[str, Any]]:
    words = clean_text("".join(prose_of(nodes)))
    if words:
        yield {"type": "text", "value": in_our_tags(words)}


def prose_of(nodes: list[Node]) -> Iterator[str]:
    lists: list[str] = []  # the tags of the lists that are open
    for node in nodes:
        depth = node.level + 1 if node.kind == "item" else 0
        while len(lists) > depth:
            yield f"</li></{lists.pop()}>"
        if node.kind == "item":
            tag = "ol" if node.label else "ul"
            if len(lists) == depth and lists[-1] != tag:
                yield f"</li></{lists.pop()}>"
            yield "</li>" if len(lists) == depth else ""
            while len(lists) < depth:
                lists.append(tag)
                yield f"<{tag}>" if len(lists) == depth else f"<{tag}><li>"
            yield f"<li>{node.html}"
        elif node.kind == "table":
            for row in node.rows:
                cells = "; ".join(filter(None, (words_in(cell) for cell in row)))
                yield f"<p>{cells}</p>" if cells else ""
        else:
            yield f"<p><b>{node.html}</b></p>" if node.kind == "heading" else f"<p>{node.html}</p>"
    while lists:
        yield f"</li></{lists.pop()}>"


def in_our_tags(words: str) -> str:
    """Stress as the editor's text field writes it."""
    words = re.sub(r"<(/?)strong>", r"<\1b>", words)
    return re.sub(r"<(/?)em>", r"<\1i>", words).replace("<br>", "<br/>")


def is_table(node: Node) -> bool:
    """And no frame of an old layout: it has rows and columns, and no page fits into a cell."""
    width = max((sum(cell.colspan for cell in row) for row in node.rows), default=0)
    return (
        len(node.rows) > 1
        and 1 < width <= WIDEST_TABLE
        and not any(is_large(cell) for row in node.rows for cell in row)
    )


def is_large(cell: Cell) -> bool:
    return any(node.kind in ("table", "heading") for node in cell.nodes) or len(cell.text) > 1500


def words_in(cell: Cell) -> str:
    html_of = "<br>".join(filter(None, (node.html for node in cell.nodes))) if cell.nodes else render(cell.runs)
    return in_our_tags(clean_inline(html_of))


def table_of(node: Node, above: str, notes: list[str]) -> dict[str, Any]:
    rows = [[each for cell in row for each in (cell, *[None] * (cell.colspan - 1))] for row in node.rows]
    width = max(map(len, rows))
    rows = [[*row, *[None] * (width - len(row))] for row in rows]
    is_headed = all(cell is None or cell.is_header for cell in rows[0])
    headings = [cell.text.replace("\n", " ") if cell and is_headed else "" for cell in rows[0]]
    body = rows[1:] if is_headed else rows
    caption = above[:LONGEST_CAPTION]
    notes.append(f"Say in its caption what the table below “{caption}” shows.")
    if any(cell.colspan > 1 or cell.rowspan > 1 for row in node.rows for cell in row):
        notes.append(f"The table below “{caption}” had joined cells: look whether each stands where it belongs.")
    return {
        "type": "table",
        "value": {
            "anchor": "",
            "caption": caption,
            "table": {
                "columns": [{"type": "words", "heading": heading} for heading in headings],
                "rows": [{"values": [f"<p>{words_in(cell)}</p>" if cell else "" for cell in row]} for row in body],
                "caption": "",
            },
            "rows_have_headings": all(bool(row[0] and row[0].is_header) for row in body),
            "note": "",
        },
    }
