"""Rich text as Markdown and back: paragraphs, lists, stress and links. What Markdown cannot say exactly stays HTML."""

import re
import textwrap
from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.sanitise import clean_text, is_safe_link

WIDTH = 100
STRESS = {"strong": "b", "em": "i"}
MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
SPECIAL = re.compile(r"([\\*_\[\]])")
TOO_LONG = 200_000  # characters

ToAnchor = Callable[[str], str]  # from an address of this site, or another, to the opening tag of a link
ToAddress = Callable[[int], str]  # from the key of a page to its address

reader = MarkdownIt("zero").enable(["emphasis", "link", "list", "escape", "newline"])


class NoSuchLink(ValueError):
    """A link leads nowhere that may be linked to."""


def html_of(markdown: str, anchor: ToAnchor) -> str:
    """Rich text as it is stored. Words that begin with a tag are HTML already, and cleaned."""
    if markdown.lstrip().startswith("<"):
        return clean_html(markdown.strip(), anchor)
    return "".join(written(reader.parse(markdown[:TOO_LONG]), anchor))


def clean_html(html: str, anchor: ToAnchor) -> str:
    """HTML of a set: links to pages of this site are written with their address."""
    linked = clean_text(re.sub(r'href="/', 'href="https://this.site/', html))
    return re.sub(r'<a href="(?:https://this\.site)?([^"]*)">', lambda found: anchor(found[1]), linked)


def written(tokens: list[Token], anchor: ToAnchor) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "inline":
                yield from written(token.children or [], anchor)
            case "text":
                yield escape(token.content, quote=False)
            case "softbreak":
                yield " "
            case "link_open":
                yield anchor(str(token.attrs["href"]))
            case "paragraph_open" | "paragraph_close" if token.hidden:
                pass
            case _:
                tag = STRESS.get(token.tag, token.tag)
                yield f"<{'/' if token.nesting < 0 else ''}{tag}>"


def plain_anchor(address: str) -> str:
    """The opening tag of a link to another site."""
    if not is_safe_link(address):
        raise NoSuchLink(f"“{address}” is no address that a link may have.")
    return f'<a href="{escape(address)}">'


class MarkdownWriter(HTMLParser):
    """Writes stored rich text as Markdown, one block to an item of `blocks`."""

    def __init__(self, address: ToAddress):
        super().__init__(convert_charrefs=True)
        self.address, self.words = address, ""
        self.blocks: list[str] = []
        self.lists: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in MARKS:
            self.words += MARKS[tag]
        elif tag == "a":
            page = given.get("linktype") == "page"
            self.links.append(self.address(int(given["id"] or 0)) if page else given.get("href") or "")
            self.words += "["
        elif tag in ("ul", "ol"):
            self.lists.append("- " if tag == "ul" else "1. ")

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS:
            self.words += MARKS[tag]
        elif tag == "a":
            self.words += f"]({self.links.pop()})"
        elif tag in ("p", "li"):
            self.blocks.append(wrapped(self.words, self.lists[-1] if tag == "li" and self.lists else ""))
            self.words = ""
        elif tag in ("ul", "ol"):
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        self.words += SPECIAL.sub(r"\\\1", data)


def wrapped(words: str, bullet: str) -> str:
    lines = textwrap.wrap(
        words, WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return "\n".join(lines)


def markdown_of(html: str, address: ToAddress, anchor: ToAnchor) -> str:
    """Markdown that reads back as exactly `html`; where there is none, the HTML itself."""
    writer = MarkdownWriter(address)
    writer.feed(html)
    text = ""
    for before, block in zip(["", *writer.blocks], writer.blocks, strict=False):
        is_list = before.startswith(("- ", "1. ")) and block.startswith(before[:2])
        text += f"{'' if not text else chr(10) if is_list else chr(10) * 2}{block}"
    try:
        return text if html_of(text, anchor) == html else html
    except NoSuchLink:
        return html
