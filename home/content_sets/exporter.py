"""Writes the public content of a site as a set that loads to the same pages. Drafts and what is kept back stay out."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.db import models
from django.db.models import Model, Q
from django.utils.text import slugify
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from campaigns.models import CampaignEditionPage, PackFile
from core.models import PartnershipSettings, SiteImage
from core.public_pages import open_to_all
from home.content_sets.block_values import BlockWriter
from home.content_sets.kinds import KIND_OF, PAGES, ROWS, SETTINGS, RowKind, fields_of, relations_of
from home.content_sets.markdown_text import markdown_of, plain_anchor
from home.content_sets.public_parts import services_file, stations_file, wards_file, without_people
from home.content_sets.set_files import is_needed
from plans.models import ReportPage
from support_services.models import Service
from venues.sample_names import MARK

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

    def __init__(self, site: Site, moment: datetime):
        self.site, self.root, self.moment = site, site.root_page, moment
        found = open_to_all(Page.objects.descendant_of(self.root, inclusive=True)).order_by("path")
        found = found.filter(locale=self.root.locale_id)  # a set is in one language
        self.pages = below_each_other([page for page in found.specific() if type(page).__name__ in PAGES])
        self.addresses = {page.pk: self.address_of(page) for page in self.pages}
        self.services = dict(Service.objects.filter(live=True).values_list("pk", "reference"))
        kinds = [kind for kind in ROWS.values() if kind.is_written and not kind.is_made_up]
        self.rows = {kind: list(self.public_rows(kind)) for kind in kinds}
        self.keys = self.keys_of_rows()
        partnership = PartnershipSettings.objects.filter(site=site).first() or PartnershipSettings()
        self.years = partnership.years_people_are_named
        self.marked: dict[tuple[type[Model], int], str] = {}  # rows of pages that something refers to
        self.blocks = BlockWriter(lambda key: self.addresses.get(key, ""), self.markdown)

    def export(self, folder: Path) -> int:
        """Returns how many files were written."""
        for _ in range(2):  # what refers to a row of a page may come after it: the first time only finds out
            files = dict(self.files())
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return len(files)

    def file(self, row: Any) -> str:
        """Where in the set the file of a row stands."""
        return f"files/{self.keys[type(row), row.pk]}{Path(str(row.file.name)).suffix}"

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        told: dict[str, Any] = {"title": self.site.site_name or self.root.title}
        for what, model in SETTINGS.items():
            if row := model.objects.filter(site=self.site).first():
                told[what] = self.told(row)
        yield "set.yaml", written(told)
        beside = {"services.json": services_file(), "wards.geojson": wards_file(), "stations.geojson": stations_file()}
        yield from ((name, text) for name, text in beside.items() if text)
        for kind, rows in self.rows.items():
            if rows:
                yield f"rows/{kind.name}.yaml", "\n".join(written([self.row(kind, row)]) for row in rows)
        kept: list[Any] = [*self.rows[KIND_OF[PackFile]], *self.rows[KIND_OF[SiteImage]]]
        for row in kept:
            with row.file.storage.open(row.file.name) as opened:
                yield self.file(row), opened.read()
        places: dict[str, int] = {}
        for page in self.pages:
            above = page.path[: -Page.steplen]
            places[above] = places.get(above, 0) + 1
            yield from self.page(page, places[above])

    def page(self, page: Page, place: int) -> Iterator[tuple[str, str]]:
        address, said = self.addresses[page.pk], self.told(page)
        if isinstance(page, ReportPage):
            said = without_people(said, page, self.moment, self.years)
        told = {"page": type(page).__name__, "address": address, "place": str(place), **said}
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
        if kind.model is SiteImage:
            return rows.filter(pk__in=PartnershipSettings.objects.filter(site=self.site).values("logo"))
        if kind.model is PackFile:
            seasons = [page for page in self.pages if isinstance(page, CampaignEditionPage)]
            used = PackFile.objects.filter(used_as__edition__in=seasons).values("pk")
            return rows.filter(Q(pk__in=used) | Q(pk__in=[season.picture_id for season in seasons]))
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
            if children := [self.told(each) for each in in_order(getattr(row, name).all()) if self.can_be_told(each)]:
                told[name] = children
        return told

    def can_be_told(self, row: Model) -> bool:
        """Whether it is public, with all that it cannot be without: no level of samples, no draft of a service."""
        needed = [field for field in fields_of(type(row)).values() if field.is_relation and is_needed(field)]
        return not str(getattr(row, "name", "")).endswith(MARK) and all(self.value(field, row) for field in needed)

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
        if isinstance(field, models.FileField):
            return self.file(row)
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
        if isinstance(row, Service):
            return self.services.get(row.pk)
        above = next((field for field in row._meta.fields if is_of_a_page(field)), None)
        kind = KIND_OF.get(type(row))
        if kind and not above:
            return self.keys.get((kind.model, row.pk)) or str(getattr(row, kind.key or "pk"))
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


def below_each_other(pages: list[Page]) -> list[Page]:
    """Those with all pages above them: a page cannot be loaded below one that is no part of the set."""
    paths: set[str] = set()
    for page in pages:
        if not paths or page.path[: -Page.steplen] in paths:
            paths.add(page.path)
    return [page for page in pages if page.path in paths]


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
