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
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def clean_inline(html: str) -> str:
    """The same words with only inline markup and safe links left. Other tags go, their words stay."""
    return _clean(html, INLINE_TAGS)


def clean_text(html: str) -> str:
    """The same words as paragraphs and lists, with inline markup and safe links."""
    return _clean(html, TEXT_TAGS)


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
