"""Link the first use of a word of the trade to its explanation."""

import re
from collections.abc import Mapping

from django.utils.html import escape

# Tags are kept whole; what stands inside these elements is somebody else's words, or a link or heading already.
UNTOUCHED = ("a", "h1", "h2", "h3", "blockquote", "title", "summary", "svg", "button", "nav", "code")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")


def with_glossary(html: str, links: Mapping[str, str]) -> str:
    """`html` with a link on the first use of each word, once for all spellings that share an address."""
    if not links:
        return html
    spellings = sorted(links, key=len, reverse=True)
    word = re.compile(r"(?<![\w-])(" + "|".join(re.escape(escape(each)) for each in spellings) + r")(?![\w-])")
    by_text: dict[str, str] = {escape(spelling): url for spelling, url in links.items()}
    linked: set[str] = set()

    def link(match: re.Match[str]) -> str:
        url = by_text[match.group(1)]
        if url in linked:
            return match[0]
        linked.add(url)
        return f'<a class="term" href="{escape(url)}">{match.group(1)}</a>'

    parts, inside, at = [], 0, 0
    for tag in TAG.finditer(html):
        text = html[at : tag.start()]
        parts += [text if inside else word.sub(link, text), tag.group(0)]
        at = tag.end()
        if tag.group(2).lower() in UNTOUCHED and not tag.group(0).endswith("/>"):
            inside = max(inside + (-1 if tag.group(1) else 1), 0)
    rest = html[at:]
    return "".join([*parts, rest if inside else word.sub(link, rest)])
