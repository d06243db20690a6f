"""Answers that stand above the results of some searches, from the first day."""

from collections.abc import Container

from home.content_sets.loader import load_found
from home.content_sets.set_files import ContentItem, read_set
from home.models import BestAnswer
from home.starter.sets import CITYS_SET, is_row_of, leave_out_services_gone


def add_best_answers(never: Container[str] = ()) -> list[BestAnswer]:
    """Those that the site does not have yet. What editors have changed stays as it is; `never` those named so."""

    def is_wanted(item: ContentItem) -> bool:
        return is_row_of(item, "answers") and name_of(item) not in never

    city = read_set(CITYS_SET)
    for item in filter(is_wanted, city.items):
        leave_out_services_gone(item, "lines")
    return [item.made for item in load_found(city, only=is_wanted).made]


def name_of(item: ContentItem) -> str:
    """What the log of changes calls it."""
    phrases = item.given["phrases"]
    return str(item.given.get("heading") or (phrases if isinstance(phrases, str) else phrases[0]))
