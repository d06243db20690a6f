"""From what a set says of a page or row to its fields, each with the mistake that a writer is told of."""

from collections.abc import Container, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page, Site

from core.upload_validation import FileRefused, look_at
from home.content_sets.block_values import BlockReader, WrongValue, listed, mapped, worded, yes_or_no
from home.content_sets.kinds import KIND_OF, ROWS, RowKind, fields_of, relations_of
from home.content_sets.markdown_text import NoSuchLink, html_of, plain_anchor
from home.content_sets.set_files import ContentItem, ContentSet, is_needed, is_page_model
from home.content_sets.yaml_reader import LinedList, LinedMapping, LinedText, Mistake

MOST_BYTES_OF_A_FILE = 20_000_000
KEPT = ("png", "jpg", "jpeg", "webp", "gif", "svg", "pdf", "mp4", "mp3", "docx", "pptx", "txt")


class Reference(NamedTuple):
    """What an item names. Pages may name each other in a circle, unless one is a part of the other."""

    to: tuple[str, str]
    must_be_first: bool


def references_in(item: ContentItem) -> Iterator[Reference]:
    """What an item names: rows, pages, and pages of whose rows it names one."""
    yield from _references(item.given, item.model, item.model)


def _references(given: LinedMapping, model: type[Model], owner: type[Model]) -> Iterator[Reference]:
    fields, relations = fields_of(model), relations_of(model)
    for name, value in given.items():
        if name in relations and isinstance(value, LinedList):
            for each in value:
                if isinstance(each, LinedMapping):
                    yield from _references(each, relations[name], owner)
        elif name in fields and fields[name].is_relation:
            target = fields[name].related_model
            for each in value if isinstance(value, LinedList) else [value]:
                address, mark, _ = str(each).partition("#")
                if target in KIND_OF and not mark:
                    yield Reference((KIND_OF[target].name, str(each)), must_be_first=True)
                else:
                    yield Reference(("page", address), must_be_first=bool(mark) or target is owner is model)


class RowBuilder:
    """Fills pages and rows. What is wrong is kept, to be told together."""

    def __init__(self, found: ContentSet):
        self.found = found
        self.mistakes: list[Mistake] = []
        self.blocks = BlockReader(self.key_of_page, self.rich_text)
        self.root = next((site.root_page.url_path for site in Site.objects.filter(is_default_site=True)), "/")

    def taken_mistakes(self) -> list[Mistake]:
        taken, self.mistakes = self.mistakes, []
        return taken

    # What is there

    def page_at(self, address: str) -> Page | None:
        """A page that the site has. Its front page may not be served yet."""
        return Page.objects.filter(url_path=f"{self.root}{address.lstrip('/')}", depth__gt=1).first()

    def find_old(self) -> None:
        """For each page and row of the set, the one that the site has."""
        for item in self.found.items:
            item.made = self.old(item)
            item.is_old = item.made is not None

    def old(self, item: ContentItem) -> Model | None:
        if item.is_page:
            page = self.page_at(item.name)
            return page.specific if page and isinstance(page.specific, item.model) else None
        asked = {}
        for name in item.kind.known_by:
            value = item.given.get(name, "")
            field = item.model._meta.get_field(name)
            if field.is_relation:
                value = self._row_before(KIND_OF[field.related_model].name, str(value))
                if value is None:
                    return None
            asked[name] = value if field.is_relation else text_of(value)
        try:
            return item.model._default_manager.filter(**asked).first()
        except (ValidationError, ValueError):
            return None  # what it is known by is no value of its field, which is told when it is filled

    def _row_before(self, kind: str, key: str) -> Model | None:
        item = self.found.rows.get((kind, key))
        return self.old(item) if item else self._named_on_site(kind, key)

    def _named_on_site(self, kind: str, key: str) -> Model | None:
        """A row that is not of this set, by the name that others know it by."""
        known_by = ROWS[kind].known_by
        field = ROWS[kind].key or (known_by[0] if len(known_by) == 1 else "")
        return ROWS[kind].model._default_manager.filter(**{field: key}).first() if field else None

    def is_there(self, kind: RowKind, key: str) -> bool:
        """Whether the set or the site has such a row."""
        return (kind.name, key) in self.found.rows or self._named_on_site(kind.name, key) is not None

    # What is filled

    def plain_page(self, item: ContentItem) -> Page:
        """A page with its words and dates, without what leads elsewhere."""
        page = item.model(slug=item.name.rstrip("/").rpartition("/")[2] or "home")
        for name, field in fields_of(item.model).items():
            can_wait = field.is_relation and not is_needed(field) or isinstance(field, StreamField | RichTextField)
            if name in item.given and not can_wait:
                self._put(page, name, item.file, item.given, lambda value, field=field: self.value(field, value))
        return page

    def fill(self, row: Model, item: ContentItem, names: Container[str] | None = None) -> None:
        """Let it say all that the set says of it, or of `names` alone."""
        self.fill_row(row, item.given if names is None else item.given.only(names), item.file)

    def fill_row(self, row: Model, given: LinedMapping, file: str) -> None:
        model = type(row)
        for name, field in fields_of(model).items():
            if name in given:
                self._put(row, name, file, given, lambda value, field=field: self.value(field, value))
        for name, related in relations_of(model).items():
            if name in given:
                self._put(row, name, file, given, lambda value, related=related: self.children(related, value, file))

    def children(self, model: type[Model], value, file: str) -> list[Model]:
        """In the order of the file: a database may hand back rows without a number in any order."""
        made = []
        for place, each in enumerate(listed(value)):
            child: Any = model()
            self.fill_row(child, mapped(each), file)
            if isinstance(child, Orderable):
                child.sort_order = place
            made.append(child)
        return made

    def _put(self, row: Model, name: str, file: str, given: LinedMapping, made) -> None:
        try:
            setattr(row, name, made(given[name]))
        except WrongValue as problem:
            self.mistakes.append(Mistake(file, problem.line or given.line_of(name), problem.sentence))
        except NoSuchLink as problem:
            self.mistakes.append(Mistake(file, given.line_of(name), str(problem)))
        except ValidationError as problem:
            said = " ".join(problem.messages)
            self.mistakes.append(Mistake(file, given.line_of(name), f"“{given[name]}” does not fit here. {said}"))

    # The values

    def value(self, field, value):
        if field.many_to_many:
            return [self.referred(field.related_model, worded(each)) for each in listed(value)]
        if field.is_relation:
            return self.referred(field.related_model, worded(value)) if value else None
        if isinstance(field, StreamField):
            return self.stream(field, value)
        if isinstance(field, RichTextField):
            return self.rich_text(worded(value))
        return self.plain(field, value)

    def plain(self, field, value):
        if isinstance(field, models.FileField):
            return self.file(worded(value))
        if isinstance(field, models.JSONField):
            return [str(worded(each)) for each in listed(value)]
        if isinstance(field, models.BooleanField):
            return yes_or_no(worded(value))
        if isinstance(value, LinedList) and isinstance(field, models.TextField):
            return text_of(value)
        if not worded(value):
            return None if field.null else ""
        if field.choices and str(value) not in (known := [str(choice) for choice, _ in field.flatchoices]):
            raise WrongValue(value.line, f"“{value}” is none of: {', '.join(filter(None, known))}.")
        return field.to_python(str(value).rstrip("\n"))

    def file(self, name: LinedText) -> ContentFile:
        """A file of the set, looked at as one that an editor sends."""
        folder = self.found.folder.resolve()
        path = (folder / name).resolve()
        if not (path.is_relative_to(folder) and path.is_file()):
            raise WrongValue(name.line, f"There is no file “{name}” in this set.")
        if path.stat().st_size > MOST_BYTES_OF_A_FILE:
            most = MOST_BYTES_OF_A_FILE // 1_000_000
            raise WrongValue(name.line, f"The file “{name}” is larger than {most} MB. Save it smaller.")
        content = path.read_bytes()
        try:
            look_at(BytesIO(content), path.name, len(content), KEPT)
        except FileRefused as problem:
            raise WrongValue(name.line, f"{name}: {problem}") from None
        return ContentFile(content, name=path.name)

    def stream(self, field: StreamField, value) -> StreamValue:
        block = field.stream_block
        made = block.to_python(self.blocks.stored(block, value))
        try:
            block.clean(made)
        except ValidationError as problem:
            raise WrongValue(value.line, f"The body cannot be used: {said_of(problem)}") from None
        return made

    def rich_text(self, value: LinedText) -> str:
        return html_of(value, lambda address: self.anchor(LinedText(address))) if value else ""

    def anchor(self, address: LinedText) -> str:
        """The opening tag of a link; one to a page of this site holds when the page moves."""
        if not address.startswith("/"):
            return plain_anchor(address)
        return f'<a linktype="page" id="{self.key_of_page(address)}">'

    def key_of_page(self, address: LinedText) -> int:
        return self.referred(Page, address).pk

    def referred(self, model: Any, name: LinedText) -> Model:
        """The page, the row of a page or the row that is meant."""
        address, mark, key = name.partition("#")
        if mark:
            return self.row_of_page(model, address, key, name.line)
        if is_page_model(model):
            item = self.found.pages.get(address)
            page: Any = item.made if item else self.page_at(address)
            if page is None:
                raise WrongValue(name.line, f"There is no page {address}, in this set or on the site.")
            page = page if model is Page else page.specific
            if not isinstance(page, model):
                raise WrongValue(name.line, f"{address} is another kind of page than is meant here.")
            return Page.objects.get(pk=page.pk) if model is Page else page
        kind = KIND_OF.get(model)
        if kind is None:
            raise WrongValue(name.line, "A set cannot refer to this.")
        item = self.found.rows.get((kind.name, str(name)))
        row = item.made if item else self._named_on_site(kind.name, str(name))
        if row is None:
            raise WrongValue(name.line, f"There is no “{name}” among the {kind.name}.")
        return row

    def row_of_page(self, model: type[Model], address: str, key: str, line: int) -> Model:
        """A row that belongs to a page, such as an activity of a priority, by the key that it has there."""
        item: Any = self.found.pages.get(address)
        for name, related in relations_of(item.model).items() if item and item.made else ():
            given = item.given.get(name)
            if related is model and isinstance(given, LinedList):
                rows = list(getattr(item.made, name).order_by("sort_order", "pk"))
                for row, each in zip(rows, given, strict=False):
                    if isinstance(each, LinedMapping) and each.get("key") == key and is_same(row, each):
                        return row
        raise WrongValue(line, f"There is no row with the key “{key}” on the page {address}.")


def is_same(row: Model, given: LinedMapping) -> bool:
    """Whether a row is still the one that a set speaks of: an editor may have put others before it."""
    return "title" not in given or getattr(row, "title", "") == str(given["title"])


def text_of(value) -> str:
    """A text; one that is written as a list has a line for each of its items."""
    return "\n".join(str(worded(each)) for each in value) if isinstance(value, LinedList) else str(value)


def said_of(problem: ValidationError) -> str:
    """All that is wrong in a body, however deep it lies."""
    told: list[str] = []
    for each in getattr(problem, "block_errors", None) or {}:
        inner = problem.block_errors[each]  # type: ignore[attr-defined]
        told += [said_of(one) for one in (inner.as_data() if hasattr(inner, "as_data") else [inner])]
    return " ".join(filter(None, told)) or " ".join(problem.messages)
