"""Bodies of pages: from what a set says to what Wagtail stores, and back. Driven by the blocks themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from home.content_sets.yaml_reader import Lined, LinedList, LinedMapping, LinedText

YES, NO = ("true", "yes"), ("false", "no", "")


class WrongValue(ValueError):
    """A value cannot be what it should be: with its line and a sentence."""

    def __init__(self, line: int, sentence: str):
        super().__init__(sentence)
        self.line, self.sentence = line, sentence


@dataclass(frozen=True)
class BlockReader:
    """`page`: the key of the page at an address. `rich_text`: what Markdown is stored as."""

    page: Callable[[LinedText], int]
    rich_text: Callable[[LinedText], str]

    def stored(self, block: blocks.Block, value: Lined) -> Any:
        match block:
            case blocks.StreamBlock():
                return [self._of_stream(block, each) for each in listed(value)]
            case blocks.ListBlock():
                return [self.stored(block.child_block, each) for each in listed(value)]
            case blocks.StructBlock():
                return self._of_struct(block, mapped(value))
            case TypedTableBlock():
                return self._of_table(block, mapped(value))
            case blocks.PageChooserBlock():
                return self.page(worded(value)) if value else None
            case blocks.RichTextBlock():
                return self.rich_text(worded(value))
            case blocks.BooleanBlock():
                return yes_or_no(worded(value))
            case _:
                return str(worded(value))

    def _of_stream(self, block: blocks.StreamBlock, value: Lined) -> dict:
        given = mapped(value)
        if len(given) != 1:
            raise WrongValue(value.line, "Each part of a body is written “- kind: what it says”.")
        [(kind, said)] = given.items()
        child = block.child_blocks.get(kind)
        if child is None:
            known = ", ".join(block.child_blocks)
            raise WrongValue(value.line, f"There is no part “{kind}” in such a body. There are: {known}.")
        return {"type": kind, "value": self.stored(child, said)}

    def _of_struct(self, block: blocks.StructBlock, given: LinedMapping) -> dict:
        unknown = [name for name in given if name not in block.child_blocks]
        if unknown:
            known = ", ".join(block.child_blocks)
            raise WrongValue(given.line_of(unknown[0]), f"There is no field “{unknown[0]}”. There are: {known}.")
        return {name: self.stored(block.child_blocks[name], value) for name, value in given.items()}

    def _of_table(self, block: TypedTableBlock, given: LinedMapping) -> dict:
        columns = [mapped(each) for each in listed(given.get("columns", LinedList()))]
        cells = [block.child_blocks.get(str(each.get("type", ""))) for each in columns]
        if not columns or None in cells:
            raise WrongValue(given.line, "Each column of a table has a type and a heading.")
        rows = [listed(row) for row in listed(given.get("rows", LinedList()))]
        for row in rows:
            if len(row) != len(columns):
                raise WrongValue(row.line, f"This row has {len(row)} cells, and the table has {len(columns)} columns.")
        return {
            "columns": [{"type": str(each["type"]), "heading": str(each.get("heading", ""))} for each in columns],
            "rows": [{"values": [self.stored(*pair) for pair in zip(cells, row, strict=True)]} for row in rows],
            "caption": str(given.get("caption", "")),
        }


@dataclass(frozen=True)
class BlockWriter:
    """`address`: of the page with a key. `markdown`: of rich text as it is stored."""

    address: Callable[[int], str]
    markdown: Callable[[str], str]

    def said(self, block: blocks.Block, raw: Any) -> Any:
        match block:
            case blocks.StreamBlock():
                return [{each["type"]: self.said(block.child_blocks[each["type"]], each["value"])} for each in raw]
            case blocks.ListBlock():
                return [self.said(block.child_block, each["value"]) for each in raw]
            case blocks.StructBlock():
                parts = block.child_blocks.items()
                return {name: self.said(part, raw[name]) for name, part in parts if says_something(part, raw.get(name))}
            case TypedTableBlock():
                return self._of_table(block, raw)
            case blocks.PageChooserBlock():
                return self.address(raw) if raw else ""
            case blocks.RichTextBlock():
                return self.markdown(raw or "")
            case blocks.BooleanBlock():
                return "true" if raw else "false"
            case _:
                return "" if raw is None else str(raw)

    def _of_table(self, block: TypedTableBlock, raw: dict) -> dict:
        cells = [block.child_blocks[each["type"]] for each in raw["columns"]]
        told = {
            "columns": [{"type": each["type"], "heading": each["heading"]} for each in raw["columns"]],
            "rows": [[self.said(*pair) for pair in zip(cells, row["values"], strict=True)] for row in raw["rows"]],
        }
        return told | ({"caption": raw["caption"]} if raw.get("caption") else {})


def says_something(part: blocks.Block, raw: Any) -> bool:
    """Whether it is worth writing: not empty, and not what the field says by itself."""
    if isinstance(part, blocks.BooleanBlock):
        return raw is not None and bool(raw) != bool(part.meta.default)
    return raw not in ("", None, [])


def listed(value: Lined) -> LinedList:
    if not isinstance(value, LinedList):
        raise WrongValue(value.line, "Here a list is expected: each line of it begins with “- ”.")
    return value


def mapped(value: Lined) -> LinedMapping:
    if not isinstance(value, LinedMapping):
        raise WrongValue(value.line, "Here lines such as “name: value” are expected.")
    return value


def worded(value: Lined) -> LinedText:
    if not isinstance(value, LinedText):
        raise WrongValue(value.line, "Here words are expected, not a list. Does the value need quotation marks?")
    return value


def yes_or_no(value: LinedText) -> bool:
    if value.lower() not in (*YES, *NO):
        raise WrongValue(value.line, f"“{value}” is neither yes nor no.")
    return value.lower() in YES
