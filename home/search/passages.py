"""What a page says, in pieces small enough to show."""

from collections.abc import Iterator

from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from home.search.excerpts import Passage
from plans.models import ReportPage

# Public words of pages that Wagtail's own index, which only editors search, does not hold.
ALSO_SAID = ("lead", "introduction", "body")


def passages_of(page: Page) -> Iterator[Passage]:
    """The words of `page` other than its title, in order; those of a paper with their addresses."""
    if isinstance(page, ReportPage):
        yield from _paragraphs(page)
    fields = {field.field_name: field for field in page.get_search_fields() if not isinstance(field, index.FilterField)}
    also = {name: index.SearchField(name) for name in ALSO_SAID if hasattr(page, name)}
    for name, field in (also | fields).items():
        if isinstance(field, index.RelatedFields):
            for row in _rows(field.get_value(page)):
                yield from _words_of(row, field.fields, getattr(row, "anchor", ""), getattr(row, "title", ""))
        elif name != "title" and not (isinstance(page, ReportPage) and name == "body"):
            yield from _words_of(page, [field])


def _rows(related) -> list:
    if related is None:
        return []
    return related.all() if hasattr(related, "all") else [related]


def _words_of(row, fields, anchor: str = "", label: str = "") -> Iterator[Passage]:
    for field in fields:
        if isinstance(field, index.SearchField):
            words = field.get_value(row)
            for text in words if isinstance(words, list) else [words]:
                if text:
                    yield Passage(_plain(str(text)), anchor, label)


def _paragraphs(paper: ReportPage) -> Iterator[Passage]:
    for block in paper.body:
        for anchor, text in PIECES[block.block_type](block.value):
            yield Passage(text, anchor, capfirst(paper.paragraph_label(anchor)) if anchor else "")


def _one(value) -> Iterator[tuple[str, str]]:
    yield value["anchor"], _plain(value["text"])


def _points(value) -> Iterator[tuple[str, str]]:
    for item in value["items"]:
        yield item["anchor"], _plain(item["text"])


def _cells(value) -> Iterator[tuple[str, str]]:
    cells = (str(cell.value) for row in value["table"].rows for cell in row) if value["table"] else ()
    yield value["anchor"], " ".join([value["caption"], *map(_plain, cells)])


def _plain(text) -> str:
    return " ".join(get_text_for_indexing(getattr(text, "source", text)).split())


# How each block of a paper is read: the address and the words of each of its parts.
PIECES = {"heading": _one, "paragraph": _one, "recommendation": _one, "list": _points, "table": _cells}
