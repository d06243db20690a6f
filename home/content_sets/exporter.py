"""Writes the public content of a site as a set that loads to the same pages. Drafts and what is kept back stay out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from django.db import models
from django.db.models import Model
from django.utils.text import slugify
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from core.public_pages import open_to_all
from home.content_sets.block_values import BlockWriter
from home.content_sets.kinds import KIND_OF, PAGES, ROWS, SETTINGS, RowKind, fields_of, relations_of
from home.content_sets.markdown_text import markdown_of, plain_anchor

WIDTH = 110
LONGEST_OF_SHORT = 60  # characters


class SetDumper(yaml.SafeDumper):
    """YAML without guesses: words need quotation marks only where YAML itself would read something else."""

    yaml_implicit_resolvers: dict = {}

    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, indentless=False)


def words(dumper: SetDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else "'" if text in ("", "~", "null") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


class ShortLines(list):
    """Lines of a few words each, written between brackets."""


SetDumper.add_representer(str, words)
SetDumper.add_representer(
    ShortLines, lambda dumper, lines: dumper.represent_sequence("tag:yaml.org,2002:seq", lines, flow_style=True)
)


def written(value: Any) -> str:
    return yaml.dump(value, Dumper=SetDumper, allow_unicode=True, sort_keys=False, width=WIDTH)


class SetExporter:
    """Writes one site into a folder that is empty or not there yet."""

    def __init__(self, site: Site):
        self.site, self.root = site, site.root_page
        found = open_to_all(Page.objects.descendant_of(self.root, inclusive=True)).order_by("path")
        self.pages = [page for page in found.specific() if type(page).__name__ in PAGES]
        self.addresses = {page.pk: self.address_of(page) for page in self.pages}
        self.rows = {kind: list(self.public_rows(kind)) for kind in ROWS.values() if kind.is_written}
        self.keys = self.keys_of_rows()
        self.marked: dict[tuple[type[Model], int], str] = {}  # rows of pages that something refers to
        self.blocks = BlockWriter(lambda key: self.addresses.get(key, ""), self.markdown)

    def export(self, folder: Path) -> int:
        """Returns how many files were written."""
        for _ in range(2):  # what refers to a row of a page may come after it: the first time only finds out
            files = dict(self.files())
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return len(files)

    def files(self) -> Iterator[tuple[str, str]]:
        told: dict[str, Any] = {"title": self.site.site_name or self.root.title}
        for what, model in SETTINGS.items():
            if row := model.objects.filter(site=self.site).first():
                told[what] = self.told(row)
        yield "set.yaml", written(told)
        for kind, rows in self.rows.items():
            if rows:
                yield f"rows/{kind.name}.yaml", "\n".join(written([self.row(kind, row)]) for row in rows)
        places: dict[str, int] = {}
        for page in self.pages:
            above = page.path[: -Page.steplen]
            places[above] = places.get(above, 0) + 1
            yield from self.page(page, places[above])

    def page(self, page: Page, place: int) -> Iterator[tuple[str, str]]:
        address = self.addresses[page.pk]
        told = {"page": type(page).__name__, "address": address, "place": str(place), **self.told(page)}
        name = f"pages/{address.strip('/') or 'home'}"
        if isinstance(told.get("body"), list) and (body := markdown_body(told["body"])):
            told.pop("body")
            yield f"{name}.md", f"---\n{written(told)}---\n\n{body}"
        else:
            yield f"{name}.yaml", written(told)

    # What is public

    def address_of(self, page: Page) -> str:
        return page.url_path.replace(self.root.url_path, "/", 1)

    def public_rows(self, kind: RowKind) -> Iterable[Model]:
        rows = kind.model._default_manager.order_by("pk")
        return rows.filter(live=True) if any(field.name == "live" for field in kind.model._meta.fields) else rows

    def keys_of_rows(self) -> dict[tuple[type[Model], int], str]:
        keys: dict[tuple[type[Model], int], str] = {}
        for kind, rows in self.rows.items():
            taken: set[str] = set()
            for row in rows:
                stem = str(getattr(row, kind.key)) if kind.key else slugify(str(row))[:60].strip("-") or "row"
                free = (f"{stem}-{number}" for number in range(2, len(rows) + 2))
                key = stem if stem not in taken else next(each for each in free if each not in taken)
                taken.add(key)
                keys[kind.model, row.pk] = key
        return keys

    # What is said

    def row(self, kind: RowKind, row: Model) -> dict:
        key = {} if kind.key else {"key": self.keys[kind.model, row.pk]}
        return key | self.told(row)

    def told(self, row: Model) -> dict:
        """Every field that says something, and the rows that belong to it."""
        model, told = type(row), dict[str, Any]()
        if key := self.marked.get((model, row.pk)):
            told["key"] = key
        for name, field in fields_of(model).items():
            value = self.value(field, row)
            if value not in ("", None, []) and value != self.default(field):
                told[name] = value
        for name in relations_of(model):
            if children := [self.told(each) for each in in_order(getattr(row, name).all())]:
                told[name] = children
        return told

    def default(self, field) -> str | None:
        """What a field says by itself, which need not be written."""
        if field.many_to_many or callable(field.default):
            return None
        if isinstance(field, models.BooleanField):
            return "true" if field.default is True else "false"
        return str(field.default) if field.has_default() else None

    def value(self, field, row: Model) -> Any:
        if field.many_to_many:
            return [self.reference(each) for each in getattr(row, field.name).all()]
        if field.is_relation:
            other = getattr(row, field.name)
            return self.reference(other) if other else None
        if isinstance(field, StreamField):
            return self.blocks.said(field.stream_block, list(getattr(row, field.name).raw_data))
        if isinstance(field, RichTextField):
            return self.markdown(getattr(row, field.name))
        value = getattr(row, field.name)
        if isinstance(field, models.JSONField):
            return [str(each) for each in value]
        if isinstance(value, bool):
            return "true" if value else "false"
        said = None if value is None else str(field.value_to_string(row))
        return short_lines(said) if said and isinstance(field, models.TextField) else said

    def reference(self, row: Model) -> str | None:
        if isinstance(row, Page):
            return self.addresses.get(row.pk)
        kind = KIND_OF.get(type(row))
        if kind:
            return self.keys.get((kind.model, row.pk)) or str(getattr(row, kind.key or "pk"))
        above = next((field for field in row._meta.fields if is_of_a_page(field)), None)
        page = getattr(row, above.name) if above else None
        if page is None or page.pk not in self.addresses:
            return None
        name: str = above.remote_field.related_name  # type: ignore[union-attr, assignment]
        key = f"{name}-{in_order(getattr(page, name).all()).index(row) + 1}"
        self.marked[type(row), row.pk] = key
        return f"{self.addresses[page.pk]}#{key}"

    def markdown(self, html: str) -> str:
        return markdown_of(html, lambda key: self.addresses.get(key, ""), self.anchor) if html else ""

    def anchor(self, address: str) -> str:
        keys = {address: key for key, address in self.addresses.items()}
        return f'<a linktype="page" id="{keys[address]}">' if address in keys else plain_anchor(address)


def short_lines(said: str) -> str | ShortLines:
    """A list, of lines that are all short, as the phrases of an answer are; other words as they stand."""
    lines = said.split("\n")
    fit = len(lines) > 1 and all(line == line.strip() != "" and len(line) <= LONGEST_OF_SHORT for line in lines)
    return ShortLines(lines) if fit else said


def is_of_a_page(field) -> bool:
    return type(field).__name__ == "ParentalKey" and issubclass(field.related_model, Page)


def in_order(rows) -> list[Model]:
    return sorted(rows, key=lambda row: (getattr(row, "sort_order", None) or 0, row.pk))


def markdown_body(body: list[dict]) -> str:
    """A body as Markdown, where its text and headings can stand so; else nothing."""
    parts = []
    for each in body:
        [(kind, said)] = each.items()
        if kind == "heading" and set(said) == {"text"} and "\n" not in said["text"]:
            parts.append(f"## {said['text']}")
        elif kind == "text" and isinstance(said, str) and not said.startswith("<"):
            parts.append(said)
        elif kind in ("paragraph", "recommendation", "list", "heading", "text"):
            return ""
        else:
            parts.append(f"``` {kind}\n{written(said)}```")
    return "\n\n".join(parts) + "\n" if parts else ""
