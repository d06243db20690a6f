"""What a page says, in pieces small enough to show: the same words that the search index holds."""

from collections.abc import Iterator

from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from home.search.excerpts import Passage
from plans.models import ReportPage


def passages_of(page: Page) -> Iterator[Passage]:
    """The words of `page` other than its title, in order; those of a paper with their addresses."""
    if isinstance(page, ReportPage):
        yield from _paragraphs(page)
    for field in page.get_search_fields():
        if isinstance(field, index.RelatedFields):
            for row in _rows(field.get_value(page)):
                yield from _words_of(row, field.fields, getattr(row, "anchor", ""))
        elif field.field_name != "title" and not (isinstance(page, ReportPage) and field.field_name == "body"):
            yield from _words_of(page, [field])


def _rows(related) -> list:
    if related is None:
        return []
    return related.all() if hasattr(related, "all") else [related]


def _words_of(row, fields, anchor: str = "") -> Iterator[Passage]:
    for field in fields:
        if isinstance(field, index.SearchField):
            words = field.get_value(row)
            for text in words if isinstance(words, list) else [words]:
                if text:
                    yield Passage(str(text), anchor)


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
    return get_text_for_indexing(getattr(text, "source", text))


# How each block of a paper is read: the address and the words of each of its parts.
PIECES = {"heading": _one, "paragraph": _one, "recommendation": _one, "list": _points, "table": _cells}
