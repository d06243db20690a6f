"""Where something is shown: told before it is changed or removed, so that nobody is surprised by a page elsewhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail.admin.panels import Panel
from wagtail.models import DraftStateMixin, ReferenceIndex

MOST = 30


@dataclass(frozen=True)
class ShownAt:
    """`address` is empty where there is nothing to open."""

    name: str
    address: str = ""
    is_draft: bool = False


Find = Callable[[Any], Iterable[ShownAt]]  # given one of the model
_finders: dict[str, Find] = {}


def register(model: str, find: Find) -> None:
    """From now on `find` tells where one of `model` (its label) is shown without being chosen, such as a word that
    pages use.
    """
    _finders[model] = find


def places_that_show(thing: Model) -> list[ShownAt]:
    """Everything that names it, public places first."""
    if not thing.pk:
        return []
    named = [
        ShownAt(str(each), address_of(each), is_draft=isinstance(each, DraftStateMixin) and not each.live)
        for each, _ in ReferenceIndex.get_grouped_references_to(thing)
    ]
    found = [*dict.fromkeys([*named, *_finders.get(thing._meta.label, lambda thing: [])(thing)])]
    return sorted(found, key=lambda place: place.is_draft)


def address_of(each: Model) -> str:
    return (getattr(each, "url", "") or "") if getattr(each, "live", False) else ""


def in_short(places: list[ShownAt]) -> str:
    """Such as “It stands in 3 places: About, Our plan, Contact.”"""
    if not places:
        return "Nothing on this site shows it yet."
    number = len(places)
    names = ", ".join(place.name for place in places[:MOST])
    return f"It stands in {number} place{'' if number == 1 else 's'}: {names}{' …' if number > MOST else ''}."


class ShownAtPanel(Panel):
    """At the top of a form: what readers see elsewhere changes with it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/places.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.places = places_that_show(self.instance)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"places": self.places}

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.places)
