"""Public pages into whose texts a number was typed by hand: there a change of the service changes nothing."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Page

from core.models import BasePage
from core.public_pages import open_to_all
from support_services.where_it_stands import Place

FEWEST_DIGITS = 6  # 999 and 101 stand everywhere, and never change


def pages_with_typed(numbers: Iterable[str]) -> list[Place]:
    """By their digits, however they are written: “0808 2000 247”, “0808-2000-247”, “+44 808 2000247”. Two queries.

    Looks into the versions that are public. A season is named with its pack, whose texts are the same words.
    """
    wanted = Q()
    for number in numbers:
        if len(number) >= FEWEST_DIGITS and number.isdigit():
            wanted |= Q(said__regex=pattern_of(number))
    if not wanted:
        return []
    pages = open_to_all(Page.objects.all()).annotate(said=Cast("live_revision__content", TextField())).filter(wanted)
    return [Place(f"{page.title}{also_in(page)}", page.url) for page in pages.order_by("path")]


def pattern_of(number: str) -> str:
    first = r"(0|\+44 ?(\(0\))?)" if number.startswith("0") else number[0]
    return rf"(^|[^0-9]){first}[ -]?" + r"[ -]?".join(number[1:]) + r"($|[^0-9])"


def also_in(page: Page) -> str:
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    also = model.words_also_in if model and issubclass(model, BasePage) else ""
    return f", and {also}" if also else ""
