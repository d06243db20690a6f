"""The texts of a page or row that are in our own words, as they are stored, for the checks before publishing."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.html import escape
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField

from core.heading_checks import MAIN, MINOR, HeadingFound, advice_on_headings, headings_among
from core.text_checks import Advice, CheckedText, advice_on

NOT_OURS = {"quotation"}  # blocks whose words are somebody else's
NOT_TEXT = {"id", "type", "address", "anchor", "page", "picture", "number"}


def advice_for(thing: models.Model) -> list[Advice]:
    """What to look at in a page or row before it is published. Nothing where the words are a source's."""
    if not getattr(thing, "is_in_our_words", True):
        return []
    return [*advice_on(texts_of(thing)), *advice_on_headings(headings_of(thing))]


def headings_of(thing: models.Model) -> list[HeadingFound]:
    """Of all its fields of blocks, one after the other."""
    streams = [field for field in thing._meta.concrete_fields if isinstance(field, StreamField)]
    return [
        heading
        for field in streams
        for heading in headings_among(
            [_heading_in(block) for block in getattr(thing, field.name)],
            str(field.verbose_name).capitalize(),
            field.name,
        )
    ]


def _heading_in(block: Any) -> tuple[str, int]:
    if block.block_type != "heading":
        return "", MAIN
    return block.value["text"], MINOR if block.value.get("is_minor") else MAIN


def texts_of(page: models.Model) -> Iterable[CheckedText]:
    yield from _of_fields(page)
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        if hasattr(page, name) and hasattr(relation.related_model, "panels"):
            for number, row in enumerate(getattr(page, name).all(), start=1):
                place = f"{relation.related_model._meta.verbose_name} {number}"
                yield from (CheckedText(text.html, place) for text in _of_fields(row))


def _of_fields(row: models.Model) -> Iterable[CheckedText]:
    quoted = getattr(row, "quoted_fields", ())
    for field in row._meta.concrete_fields:
        if field.name in quoted or field.name.endswith("as_published"):
            continue
        place = str(field.verbose_name).capitalize()
        if isinstance(field, RichTextField):
            yield CheckedText(getattr(row, field.name) or "", place, field.name)
        elif isinstance(field, StreamField):
            yield from _of_stream(getattr(row, field.name), place, field.name)
        elif field.name in getattr(row, "own_words", ()):
            yield CheckedText(escape(getattr(row, field.name)), place, field.name)


def _of_stream(value: Any, place: str, field: str) -> Iterable[CheckedText]:
    for number, block in enumerate(value, start=1):
        if block.block_type not in NOT_OURS:
            for words in _strings(block.get_prep_value()):
                yield CheckedText(words, f"{place}, block {number}", field)


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in NOT_TEXT and value.get("type") not in NOT_OURS:
                yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
