"""Entries of the admin's menu that only show to those who have a use for them, and those of Wagtail that nobody has."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem

# By the name of Wagtail's entry. What these lists say stands on the first screen or in ours; the guides are our own.
NOT_NEEDED = {
    "settings": {"workflow-tasks"},
    "reports": {"workflow-tasks", "aging-pages", "page-types-usage"},
    "help": {"editor-guide"},
}


class ForEditors(MenuItem):
    """Shown to whoever may edit any page. An officer of the register, for one, has no pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return user_has_any_page_permission(request.user)


class ForHolders(MenuItem):
    """Shown to whoever has the permission, such as `plans.change_measure`."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


class ForAdministrators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.is_superuser


def without_what_nobody_needs(menu: str) -> Callable[..., None]:
    """A hook that takes Wagtail's own entries out of one of its menus."""

    def take_out(request: HttpRequest, menu_items: list[Any]) -> None:
        menu_items[:] = [
            item for item in menu_items if item.name not in NOT_NEEDED[menu] and not item.name.startswith("whats-new")
        ]

    return take_out
