"""Conventions that the machine remembers: run by `manage.py check`, so by every test run and every start."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import Error, Tags, register
from wagtail.blocks import BaseStreamBlock, BaseStructBlock
from wagtail.models import get_page_models

PLACEMENT = ("parent_page_types", "subpage_types", "page_description")


@register(Tags.models)
def every_page_type_says_where_it_belongs(app_configs: Any, **kwargs: Any) -> Iterator[Error]:
    """An editor is offered only the pages that make sense here, each with a sentence that says what it is for."""
    for model in get_page_models():
        if model._meta.app_label == "wagtailcore":
            continue
        for name in PLACEMENT:
            if name not in vars(model):
                yield Error(f"{model._meta.label} does not set {name}.", obj=model, id="core.E001")


def blocks_of(block: Any, seen: set[type]) -> Iterator[Any]:
    """Every kind of block that can stand inside `block`, each once."""
    for child in getattr(block, "child_blocks", {}).values():
        yield from _with_its_own(child, seen)
    if hasattr(block, "child_block"):
        yield from _with_its_own(block.child_block, seen)


def _with_its_own(block: Any, seen: set[type]) -> Iterator[Any]:
    if type(block) not in seen:
        seen.add(type(block))
        yield block
        yield from blocks_of(block, seen)


@register(Tags.models)
def every_block_of_ours_shows_itself_to_editors(app_configs: Any, **kwargs: Any) -> Iterator[Error]:
    """A block of ours that an editor can choose has an icon, a description, a preview and a template."""
    seen: set[type] = set()
    for model in get_page_models():
        for field in model._meta.get_fields():
            stream = getattr(field, "stream_block", None)
            for block in blocks_of(stream, seen) if stream else ():
                yield from _missing_from(block)


def _missing_from(block: Any) -> Iterator[Error]:
    ours = type(block).__module__.split(".")[0] in {"core", "home", "plans", "campaigns", "support_services", "venues"}
    if not ours or isinstance(block, BaseStreamBlock) or not isinstance(block, BaseStructBlock):
        return
    for name in ("icon", "description", "preview_value", "template"):
        if not getattr(block.meta, name, None) or (name == "icon" and block.meta.icon == "placeholder"):
            yield Error(f"{type(block).__name__} does not set {name}.", obj=type(block), id="core.E002")
