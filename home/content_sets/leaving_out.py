"""Takes out of a set what this site does not have, where the rest can be without it."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from home.content_sets.kinds import KIND_OF, fields_of, relations_of
from home.content_sets.row_values import RowBuilder
from home.content_sets.set_files import Choice, is_needed, is_page_model
from home.content_sets.yaml_reader import LinedList, LinedMapping
from venues.models import Venue

IsGone = Callable[[Any, str], bool]  # whether neither the set nor the site has what is named: its model and its name


def leave_out_pages_gone(builder: RowBuilder, only: Choice) -> None:
    """From what is chosen take out what names a page that neither is chosen nor stands on this site."""

    def is_gone(model: Any, name: str) -> bool:
        return is_page_model(model) and is_page_gone(builder, only, name)

    for item in filter(only, builder.found.items):
        forget(item.given, item.model, is_gone)


def leave_out_all_gone(builder: RowBuilder, only: Choice) -> None:
    """The same of pages and of rows, such as the partners of a season."""

    def is_gone(model: Any, name: str) -> bool:
        if is_page_model(model):
            return is_page_gone(builder, only, name)
        return model in KIND_OF and not builder.is_there(KIND_OF[model], name)

    for item in filter(only, builder.found.items):
        forget(item.given, item.model, is_gone)


def leave_out_venues_gone(builder: RowBuilder) -> list[str]:
    """The references of venues that this site has not got: a set brings none, since they come from a list."""
    gone: list[str] = []

    def is_gone(model: Any, name: str) -> bool:
        is_one = model is Venue and not builder.is_there(KIND_OF[Venue], name)
        gone.extend([name] if is_one else [])
        return is_one

    for item in builder.found.items:
        forget(item.given, item.model, is_gone)
    return gone


def is_page_gone(builder: RowBuilder, only: Choice, name: str) -> bool:
    address = name.partition("#")[0]
    page = builder.found.pages.get(address)
    return not (page.made or only(page)) if page else builder.page_at(address) is None


def forget(given: LinedMapping, model: type[Model], is_gone: IsGone) -> bool:
    """Takes out what is gone, and rows that cannot be without it. Returns whether `given` can be."""
    for name, column in fields_of(model).items():
        target: Any = column.related_model
        if name not in given or not target:
            continue
        if isinstance(given[name], LinedList):
            given[name][:] = [each for each in given[name] if not is_gone(target, str(each))]
        elif given[name] and is_gone(target, str(given[name])):
            if is_needed(column):
                return False
            del given[name]
    for name, related in relations_of(model).items():
        if name in given:
            given[name][:] = [each for each in given[name] if forget(each, related, is_gone)]
    return True
