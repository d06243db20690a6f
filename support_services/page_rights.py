from typing import Any

from wagtail.models import Page


def may_edit(page: Page, user: Any) -> bool:
    """Whether this account may change this page. Wagtail's own answer (page permissions)."""
    return page.permissions_for_user(user).can_edit()
