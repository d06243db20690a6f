"""Quotation marks mean verbatim. Pure: no database, no clock.

A quotation is compared with the paragraph it stands in, character by character; only runs of spaces count as one.
What was left out must be shown as left out. A whole sentence is not copied at all: pages take it from the paper.
"""

import re

OMISSION = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…)\s*")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
ENDS = (".", "!", "?")

NOT_THERE = (
    "These words are not in that paragraph. Copy them exactly, with […] for what you leave out, or say it in our own "
    "words in another field."
)
WHOLE_SENTENCE = "This is a whole sentence of the paper. Leave it empty: the page takes it from the paper itself."


def problem_with_quotation(quotation: str, paragraph: str) -> str:
    """Why `quotation` cannot stand in quotation marks as words of `paragraph`; empty if it can."""
    if not is_verbatim(quotation, paragraph):
        return NOT_THERE
    sentences = {with_single_spaces(each) for each in SENTENCE_END.split(paragraph)}
    quoted = with_single_spaces(quotation)
    return WHOLE_SENTENCE if quoted in sentences and quoted.endswith(ENDS) else ""


def is_verbatim(quotation: str, paragraph: str) -> bool:
    """Whether the parts of `quotation` stand in `paragraph` as they are and in that order."""
    text, at = with_single_spaces(paragraph), 0
    parts = [part for part in OMISSION.split(with_single_spaces(quotation)) if part]
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return bool(parts)


def with_single_spaces(text: str) -> str:
    return " ".join(text.split())
