"""Where each block of a paper stands in the rendering of its original: the part that has its first words."""

import re

from plans.papers.accounting import texts_of_block
from plans.papers.paper import Block, Paper
from plans.papers.rendering.rendering import part_id

WORD = re.compile(r"[^\W_]+")
WORDS_COMPARED = 8
FARTHEST = 600  # parts looked at beyond the last one found


def set_places(papers: list[Paper], texts: list[str]) -> None:
    """Blocks follow one another as in the original, so each is looked for after the one before it."""
    parts = [f" {_words(text)} " for text in texts]
    start = 0
    for paper in papers:
        for block in paper.blocks:
            wanted = _first_words(block)
            found = next((at for at in range(start, min(start + FARTHEST, len(parts))) if wanted in parts[at]), None)
            if wanted.strip() and found is not None:
                block.place, start = part_id(found), found


def _first_words(block: Block) -> str:
    first = next((text for text in texts_of_block(block, with_numbers=False) if text.strip()), "")
    return f" {_words(first, WORDS_COMPARED)} "


def _words(text: str, most: int | None = None) -> str:
    return " ".join(WORD.findall(text.casefold())[:most])
