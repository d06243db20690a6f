"""Entries of the admin's menu that only show to those who have a use for them."""

from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

EDITING = {"add", "change", "publish"}


class ForEditors(MenuItem):
    """Shown to whoever may edit any page. An officer of the register, for one, has no pages."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, EDITING)


class ForAdministrators(MenuItem):
    def is_shown(self, request):
        return request.user.is_superuser
