"""Words in a paper that say that it, or a part of it, is not for the public."""

import re
from collections.abc import Iterator

from plans.papers.nodes import words_of
from plans.papers.paper import Block, ListBlock, ListItem, Restriction, Table

LONGEST_QUOTE = 160
NOT_PUBLIC = re.compile(
    r"not for publication|not to be published|not for (?:onward )?(?:circulation|release)"
    r"|\bexempt (?:information|item|report|appendi(?:x|ces)|part|annex|minutes?|business|agenda)"
    r"|\b(?:appendi(?:x|ces)|annex|report|item|paper)s?\b[^.\n]{0,40}"
    r"\b(?:is|are|being|contains?) (?:exempt|confidential)\b"
    r"|\b(?:part|section) (?:ii|2|two|b)\b\s*[-–—:(]?\s*"
    r"(?:\(?(?:exempt|private|confidential|non-?public|closed|not open))"
    r"|\bpart ii\b(?! of)|schedule 12\s?\(?a\)?"
    r"|\bconfidential (?:information|item|report|appendi(?:x|ces)|annex|minutes?|business)"
    r"|\bprivate (?:and confidential|item|report|session business)|\bin closed session\b|official\s*[-–—]?\s*sensitive"
    r"|heb (?:ei|eu) gyhoeddi|gwybodaeth (?:eithriedig|sydd wedi’i heithrio)",
    re.IGNORECASE,
)
# "There are no exempt items", "This report does not contain exempt information"
DENIED = re.compile(
    r"\b(?:no|not|nor|non|none|without|neither|contains? no|does not contain(?: any)?|do not contain(?: any)?|n/a)\b"
    r"[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)


def restrictions_in(blocks: list[Block]) -> list[Restriction]:
    """The passages that speak of what is not public, each with its anchor."""
    return [
        Restriction(words, anchor)
        for block in blocks
        for anchor, html in _texts(block)
        if (words := restricted(words_of(html)))
    ]


def restricted(text: str) -> str:
    """The sentence that says that something is not for the public; "" if none does."""
    for found in NOT_PUBLIC.finditer(text[:5000]):
        start = max(
            text.rfind(". ", 0, found.start()) + 1, text.rfind("\n", 0, found.start()) + 1, found.start() - 100, 0
        )
        before = text[start : found.start()]
        if found.group().lower().startswith("not ") or not DENIED.search(before):
            return " ".join(text[start:].split("\n")[0].split())[:LONGEST_QUOTE]
    return ""


def _texts(block: Block | ListItem) -> Iterator[tuple[str, str]]:
    if isinstance(block, Table):
        yield from ((block.anchor, cell) for row in block.rows[:200] for cell in row)
        return
    if not isinstance(block, ListBlock):
        yield block.anchor, block.html
    if isinstance(block, ListBlock | ListItem):
        for item in block.items:
            yield from _texts(item)
