"""Bodies of pages from plain Python: sections of an ordinary page, and the parts of a paper in our summary."""

from html import escape

from wagtail.models import Page

Block = tuple[str, dict | str]


def words(*paragraphs: str) -> str:
    """Each paragraph as rich text. Markup inside a paragraph stays; quotation marks need none."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def bullets(*points: str) -> str:
    return "<ul>" + "".join(f"<li>{point}</li>" for point in points) + "</ul>"


def link(address: str, text: str) -> str:
    """A link to another site, or to a telephone number."""
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def link_to(page: Page, text: str) -> str:
    """A link to a page of this site that still holds when the page moves."""
    return f'<a linktype="page" id="{page.pk}">{escape(text)}</a>'


def phone(number: str) -> str:
    """A number as people read it, which a telephone can call."""
    return link(f"tel:{number.replace(' ', '')}", number)


def section(heading: str, *texts: str) -> list[Block]:
    """A heading with its text. Each text is rich text, as `words` and `bullets` make it."""
    return [("heading", {"text": heading}), ("text", "".join(texts))]


def links(*pages: Page) -> Block:
    return ("links", {"links": [{"page": page} for page in pages]})


def heading(anchor: str, text: str, is_minor: bool = False) -> Block:
    """A heading of a paper."""
    return ("heading", {"anchor": anchor, "text": text, "is_minor": is_minor})


def paragraph(anchor: str, text: str, number: str = "") -> Block:
    """A paragraph of a paper, with the number it has in print."""
    return ("paragraph", {"anchor": anchor, "number": number, "text": words(text)})


def points(under: str, *texts: str, is_numbered: bool = False) -> Block:
    """A list of a paper. Its points are addressed as the items of the paragraph `under` which they stand."""
    items = [{"anchor": f"{under}-item-{n}", "text": words(text)} for n, text in enumerate(texts, start=1)]
    return ("list", {"is_numbered": is_numbered, "items": items})


def recommendation(anchor: str, addressed_to: str, text: str) -> Block:
    return ("recommendation", {"anchor": anchor, "addressed_to": addressed_to, "text": words(text)})


def table(anchor: str, caption: str, headings: list[str], rows: list[list[str]]) -> Block:
    """A table of a paper. The first cell of each row names the row."""
    columns = [{"type": "words", "heading": heading} for heading in headings]
    cells = {"columns": columns, "rows": [{"values": [words(cell) for cell in row]} for row in rows]}
    return ("table", {"anchor": anchor, "caption": caption, "table": cells, "rows_have_headings": True})
