"""The address of a paragraph of a paper, as a reader says it."""

import re

COUNTED_ADDRESS = re.compile(r"(?:table|recommendation)-\d+")
# The addresses that plans.papers.anchors gives: para-7, para-7-item-2, background-p-1.
PARAGRAPH_ADDRESS = re.compile(
    r"(?:para-(?P<number>\d[\d-]*?)|(?P<heading>[a-z].*?))(?:-p-(?P<unnumbered>\d+))?(?:-item-(?P<item>\d+))?"
)


def paragraph_label(anchor: str) -> str:
    """`para-7` as a reader says it: paragraph 7."""
    if COUNTED_ADDRESS.fullmatch(anchor):
        return anchor.replace("-", " ")
    known = PARAGRAPH_ADDRESS.fullmatch(anchor)
    if not known:
        return anchor.replace("-", " ")
    parts = known.groupdict()
    place = f"paragraph {parts['number']}" if parts["number"] else f"under “{parts['heading'].replace('-', ' ')}”"
    steps = [
        place,
        parts["unnumbered"] and f"paragraph {parts['unnumbered']}",
        parts["item"] and f"point {parts['item']}",
    ]
    return ", ".join(step for step in steps if step)
