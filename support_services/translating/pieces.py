"""The words of a page as a translator gets them: one piece for a title, a paragraph or a line of a list, in order."""

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from wagtail.blocks import StreamValue

Say = Callable[[str], str]

PLAIN = ("title", "seo_title", "search_description", "first_step")
RICH = ("lead",)
# What stands between these tags is one piece; inside it there are only links and emphasis.
BLOCK_TAGS = re.compile(r"(</?(?:p|li|ul|ol|h[1-6]|blockquote|hr|div)\b[^>]*>)")


def pieces_of(page: Any) -> list[str]:
    """Each piece in the order of the page, as it stands there: with the tags of links and emphasis."""
    found: list[str] = []

    def note(piece: str) -> str:
        found.append(piece)
        return piece

    say_again(page, note)
    return found


def say_again(page: Any, say: Say) -> None:
    """Put in the place of each piece of `page` what `say` makes of it. Nothing is saved."""
    for name in PLAIN:
        if getattr(page, name, ""):
            setattr(page, name, say(getattr(page, name)))
    for name in RICH:
        setattr(page, name, in_html(getattr(page, name), say))
    blocks = [_block(block, say) for block in deepcopy(list(page.body.raw_data))]
    page.body = StreamValue(page.body.stream_block, blocks, is_lazy=True)


def in_html(html: str, say: Say) -> str:
    """The same of a rich text, in which tags of paragraphs and lists stay where they are."""
    parts = BLOCK_TAGS.split(html or "")
    return "".join(part if n % 2 or not part.strip() else say(part) for n, part in enumerate(parts))


def _block(block: dict, say: Say) -> dict:
    value = block["value"]
    if block["type"] == "text":
        block["value"] = in_html(value, say)
    elif block["type"] == "callout":
        heading = say(value["heading"]) if value["heading"] else ""
        block["value"] = value | {"heading": heading, "text": in_html(value["text"], say)}
    else:
        block["value"] = value | {"text": say(value["text"])}
    return block
