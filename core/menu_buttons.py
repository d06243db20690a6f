"""A button beside Save, in the menu of actions below every form, for pages and for rows with drafts alike."""

from typing import Any

from django.db.models import Model
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import DraftStateMixin
from wagtail.snippets.action_menu import ActionMenuItem as RowActionMenuItem


def edited(context: dict[str, Any]) -> Any:
    """The page or row whose form it is; None while it is new."""
    return context.get("page") or context.get("instance")


def add_beside_save(button: type, order: int) -> None:
    """`button` has what an ActionMenuItem of Wagtail has; `order` is its place among them."""
    of_page: type[ActionMenuItem] = type(f"{button.__name__}OfPage", (button, ActionMenuItem), {})
    of_row: type[RowActionMenuItem] = type(f"{button.__name__}OfRow", (button, RowActionMenuItem), {})

    def page_button() -> ActionMenuItem:
        return of_page(order=order)

    def row_button(model: type[Model]) -> RowActionMenuItem | None:
        return of_row(order=order) if issubclass(model, DraftStateMixin) else None

    hooks.register("register_page_action_menu_item", page_button)
    hooks.register("register_snippet_action_menu_item", row_button)
