"""The passages of a page, each with the path by which Wagtail's comments find it in the editor."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.blocks import StreamValue, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from core.text_checks import words_of

LONGEST = 600  # letters shown of one passage; the page itself shows all of it
NOT_READ = {"slug", "draft_title", "url_path", "path", "seo_title"}


@dataclass(frozen=True)
class CommentedPassage:
    """`path` is as Wagtail's comments have it: a field, or a field with the key of a block."""

    path: str
    place: str
    words: str


def passages_of(page: Page) -> list[CommentedPassage]:
    """What of a page somebody can say something about, in the order in which the page has it."""
    found = [CommentedPassage("title", "Title", page.title)]
    for field in page._meta.get_fields():
        if isinstance(field, models.Field) and field.model is not Page and field.name not in NOT_READ:
            found += _of_field(page, field)
    return [passage for passage in found if passage.words]


def _of_field(page: Page, field: "models.Field[Any, Any]") -> Iterator[CommentedPassage]:
    place, value = str(field.verbose_name).capitalize(), getattr(page, field.name, None)
    if isinstance(field, StreamField):
        yield from _of_blocks(value, place, field.name)
    elif isinstance(field, models.CharField | models.TextField):
        chosen = getattr(page, f"get_{field.name}_display", None) if field.choices else None
        yield CommentedPassage(field.name, place, _short(chosen() if chosen else value or ""))


def _of_blocks(value: StreamValue, place: str, field: str) -> Iterator[CommentedPassage]:
    for number, block in enumerate(value, start=1):
        path = f"{field}.{block.id}"
        if isinstance(block.block, StructBlock):
            # Wagtail's editor offers comments on the parts of such a block, not on the block.
            path += "".join(f".{name}" for name in list(block.block.child_blocks)[:1])
        yield CommentedPassage(path, f"{place}, part {number}", _short(str(block.render())))


def _short(html: str) -> str:
    words = " ".join(words_of(html).split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
