"""What a paper asks for, sums up and attaches: recommendations, summary and appendices, found in its blocks."""

import re
from collections.abc import Iterator

from plans.papers.keywords import APPENDIX, APPENDIX_SECTION, ASKS, RECOMMENDATION_SECTION, key
from plans.papers.nodes import words_of
from plans.papers.paper import Appendix, Block, ListBlock, ListItem, Paragraph, Recommendation

Recommended = tuple[Paragraph | ListItem, str]  # what says it, and the words that lead in to it
# "That the Council agrees …": a recommendation as it would be voted on.
PROPOSES = re.compile(r"that \w", re.IGNORECASE)
NOTHING = {"none", "nil", "no appendices", "not applicable", "n a"}


def find_recommended(blocks: list[Block]) -> list[Recommended]:
    """The blocks and items that say what is asked for: in a section of that name, else wherever one is asked."""
    in_section = [block for name, block in _by_section(blocks) if RECOMMENDATION_SECTION.match(name)]
    if in_section:
        return _asked_in(in_section) or [(block, "") for block in in_section if isinstance(block, Paragraph)]
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and ASKS.match(words_of(block.html)[:300]):
            return _asked_in(blocks[index : index + 2])
    return []


def set_recommendations(recommended: list[Recommended]) -> list[Recommendation]:
    """The recommendations as text, once their anchors are set."""
    return [
        Recommendation(part.anchor, lead_in, _all_words(part), part.number_as_published)
        for part, lead_in in recommended
    ]


def find_summary(blocks: list[Block]) -> list[str]:
    """The html of the paragraphs under "Summary"."""
    return [
        block.html
        for name, block in _by_section(blocks)
        if isinstance(block, Paragraph) and key(name) in ("summary", "executive summary")
    ]


def find_appendices(blocks: list[Block]) -> list[Appendix]:
    """The entries of the list of appendices."""
    appendices = []
    for name, block in _by_section(blocks):
        if not APPENDIX_SECTION.match(name.rstrip(": ")):
            continue
        is_list = isinstance(block, ListBlock)
        for line in _lines(block):
            entry = APPENDIX.match(line)
            if entry:
                appendices.append(Appendix(entry["label"], entry["title"].strip()))
            elif is_list and key(line) not in NOTHING:
                appendices.append(Appendix("", line))
    return appendices


def _by_section(blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    """Each block that is no heading, with the heading above it."""
    name = ""
    for block in blocks:
        if block.kind == "heading":
            name = words_of(block.html)
        else:
            yield name, block


def _asked_in(blocks: list[Block]) -> list[Recommended]:
    """Sentences that ask; after one that ends in a colon, the items or numbered paragraphs that follow."""
    asked: list[Recommended] = []
    lead_in = ""
    for block in blocks:
        if isinstance(block, ListBlock):
            asked += [(item, lead_in) for item in block.items]
        elif isinstance(block, Paragraph):
            words = words_of(block.html)
            if words.endswith(":"):
                lead_in = words
            elif ASKS.match(words[:300]):
                asked.append((block, ""))
            elif lead_in and block.number_as_published:
                asked.append((block, lead_in))
            elif PROPOSES.match(words):
                asked.append((block, ""))
    return asked


def _lines(block: Block) -> list[str]:
    if isinstance(block, ListBlock):
        return [words_of(item.html) for item in block.items]
    return words_of(block.html).split("\n") if isinstance(block, Paragraph) else []


def _all_words(part: Paragraph | ListItem) -> str:
    inside = part.items if isinstance(part, ListItem) else []
    return "\n".join([words_of(part.html), *(_all_words(item) for item in inside)])
