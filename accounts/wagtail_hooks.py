from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from accounts.second_factor_views import reset_second_factor
from accounts.security_log_views import security_log, security_log_lines
from accounts.session_views import end_sessions, my_sessions, stay_signed_in
from core.menu_items import ForAdministrators


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("security-log/", security_log, name="security_log"),
        path("account/sessions/", my_sessions, name="my_sessions"),
        path("stay-signed-in/", stay_signed_in, name="stay_signed_in"),
        path("users/<int:number>/sessions/", end_sessions, name="end_sessions"),
        path("users/<int:number>/second-step/", reset_second_factor, name="reset_second_factor"),
        path("security-log/lines/", security_log_lines, name="security_log_lines"),
    ]


@hooks.register("register_reports_menu_item")
def security_log_item() -> ForAdministrators:
    return ForAdministrators("Security log", reverse("security_log"), icon_name="key", order=950)


@hooks.register("register_account_menu_item")
def my_sessions_item(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("my_sessions"),
        "label": "Where you are signed in",
        "help_text": "See the devices, and sign out everywhere.",
    }


@hooks.register("register_account_menu_item")
def second_factor_item(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": "Second step of signing in",
        "help_text": "An app, a passkey, and codes for the day when both are lost.",
    }


@hooks.register("register_user_listing_buttons")
def end_sessions_button(user, request_user) -> list[Button]:
    if not request_user.is_superuser:
        return []
    return [
        Button("Sign out everywhere", reverse("end_sessions", args=[user.pk]), icon_name="logout", priority=40),
        Button("Second step lost", reverse("reset_second_factor", args=[user.pk]), icon_name="lock", priority=41),
    ]


@hooks.register("insert_global_admin_js")
def warn_before_the_end() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("admin/session-warning.js"))
