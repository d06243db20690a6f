"""Numbers without a stop, or without a space behind it, at the beginning of a line: "1 Welcome", "10.Correspondence".

An address begins so too ("12 Bridge Street"). Such a number is a label only where the number before it or the one
after it stands at the beginning of a line as well.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from plans.papers.dates import MONTH
from plans.papers.nodes import Node, without_start

BARE = re.compile(
    rf"\s*(?P<label>(?!(?:19|20)\d\d\b)\d{{1,4}})"
    rf"(?:[ \xa0]+(?!(?i:{MONTH}|[ap]m|hours)\b)(?=[A-Z“‘\"])|[ \xa0]{{3,}}(?=\S)|\.(?=[A-Z][A-Za-z-]{{2}}))"
)
LONGEST_START = 60  # characters


class NumberedNode(NamedTuple):
    node: Node
    number: int
    bare: re.Match[str] | None  # None where it is a label already


def label_bare_numbers(nodes: list[Node]) -> None:
    """Make items of the paragraphs, and give labels to the headings, that begin with such numbers."""
    numbered = [each for each in map(_numbered, nodes) if each]
    in_sequence = [abs(one.number - other.number) == 1 for one, other in pairwise(numbered)]
    for each, goes_on, is_followed in zip(numbered, [False, *in_sequence], [*in_sequence, False], strict=False):
        if each.bare and (goes_on or is_followed):
            each.node.label = each.bare["label"]
            each.node.reword(without_start(each.node.runs, each.bare.end()))
            each.node.kind = "item" if each.node.kind == "paragraph" else each.node.kind


def _numbered(node: Node) -> NumberedNode | None:
    if node.label:
        return NumberedNode(node, int(node.label), None) if node.label.isdecimal() else None
    is_open = node.kind in ("paragraph", "heading")
    bare = BARE.match("".join(run.text for run in node.runs[:9])[:LONGEST_START]) if is_open else None
    return NumberedNode(node, int(bare["label"]), bare) if bare else None
