"""Whether the headings of a page stand in an order that somebody can follow who hears only them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.text_checks import Advice

MAIN, MINOR = 1, 2


@dataclass(frozen=True)
class HeadingFound:
    """A heading among the blocks of a page. `is_empty`: what comes next is a heading as high, or the end."""

    text: str
    level: int
    is_empty: bool
    place: str = ""
    field: str = ""


def advice_on_headings(headings: Sequence[HeadingFound]) -> Iterable[Advice]:
    seen: set[str] = set()
    has_main = False
    for heading in headings:
        said = " ".join(heading.text.casefold().split())
        if said in seen:
            message = f"The heading “{heading.text}” stands twice. A link to it leads to the first: tell them apart."
            yield Advice(message, heading.place, heading.field)
        if heading.level == MINOR and not has_main:
            message = f"“{heading.text}” is a smaller heading and no main one stands before it."
            yield Advice(message, heading.place, heading.field)
        if heading.is_empty:
            message = f"Nothing stands below the heading “{heading.text}”. Write something there, or take it out."
            yield Advice(message, heading.place, heading.field)
        seen.add(said)
        has_main = has_main or heading.level == MAIN


def headings_among(blocks: Sequence[tuple[str, int]], place: str, field: str) -> list[HeadingFound]:
    """`blocks`: of each the text of its heading, "" for what is none, and the level."""
    found = []
    for number, (text, level) in enumerate(blocks, start=1):
        if text:
            after = blocks[number] if number < len(blocks) else None
            is_empty = after is None or (bool(after[0]) and after[1] <= level)
            found.append(HeadingFound(text, level, is_empty, f"{place}, block {number}", field))
    return found
