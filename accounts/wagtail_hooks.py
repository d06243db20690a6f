from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts.security_log_views import security_log, security_log_lines


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("security-log/", security_log, name="security_log"),
        path("security-log/lines/", security_log_lines, name="security_log_lines"),
    ]


class ForAdministrators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.is_superuser


@hooks.register("register_reports_menu_item")
def security_log_item() -> MenuItem:
    return ForAdministrators("Security log", reverse("security_log"), icon_name="key", order=950)
