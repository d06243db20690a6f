"""Sanitises HTML from outside (pasted text, Word documents, imports) against XSS. The only place that names a cleaner.

bleach is on the owner's list but has had no release since June 2026, so its result goes through nh3, whose
parser is maintained: what a visitor's browser gets was approved by both (docs/decisions/0003).
"""

from urllib.parse import urlsplit

import bleach
import nh3

INLINE_TAGS = frozenset({"a", "b", "br", "em", "i", "strong", "sub", "sup"})
TEXT_TAGS = INLINE_TAGS | {"li", "ol", "p", "ul"}
ATTRIBUTES = {"a": {"href"}}
# A whole page, to be looked at in a sandboxed frame: what it is built of and how it looks, without a single address.
PAGE_TAGS = TEXT_TAGS | {
    "address", "article", "blockquote", "caption", "center", "col", "colgroup", "dd", "del", "div", "dl", "dt",
    "figcaption", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "ins", "main", "nav", "pre", "s",
    "section", "small", "span", "strike", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u",
}  # fmt: skip
PAGE_ATTRIBUTES = {
    "*": {"align", "bgcolor", "dir", "hidden", "lang", "style"},
    **dict.fromkeys(("td", "th"), {"align", "bgcolor", "colspan", "dir", "hidden", "lang", "rowspan", "style"}),
    "ol": {"start", "style", "type"},
    "li": {"style", "value"},
}
LOOKS = {
    "background-color", "color", "display", "font-style", "font-weight", "margin-left", "text-align",
    "text-decoration", "visibility",
}  # fmt: skip
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def clean_inline(html: str) -> str:
    """The same words with only inline markup and safe links left. Other tags go, their words stay."""
    return _clean(html, INLINE_TAGS)


def clean_text(html: str) -> str:
    """The same words as paragraphs and lists, with inline markup and safe links."""
    return _clean(html, TEXT_TAGS)


def clean_page(html: str) -> str:
    """A web page as it looks, without scripts, forms, pictures and links: nothing in it leads anywhere."""
    words_left_out = {"script", "style", "template", "title", "iframe", "object", "svg", "select", "textarea"}
    return nh3.clean(
        html,
        tags=set(PAGE_TAGS - {"a"}),
        clean_content_tags=words_left_out,
        attributes=PAGE_ATTRIBUTES,
        filter_style_properties=LOOKS,
        link_rel=None,
    )


def is_safe_link(address: str) -> bool:
    """Whether a link to `address` may be shown: http(s) with a host, mailto or tel."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    if parts.scheme in {"http", "https"}:
        return bool(parts.hostname)
    return parts.scheme in SCHEMES and bool(parts.path)


def _clean(html: str, tags: frozenset[str]) -> str:
    allowed = {tag: list(names) for tag, names in ATTRIBUTES.items()}
    once = bleach.clean(html, tags=tags, attributes=allowed, protocols=SCHEMES, strip=True, strip_comments=True)
    return nh3.clean(once, tags=set(tags), attributes=ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None)
