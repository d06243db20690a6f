"""Nothing typed is lost when somebody was signed out meanwhile: the answer to what she sent holds it, to be sent again.

Nothing is stored for it, neither here nor in the browser: the text goes back and comes again with a press of a button.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views import csrf
from wagtail.admin import auth

from core.site_request import SiteRequest
from home.admin_permissions import anybody, rule_for

NEVER_GIVEN_BACK = ("password", "token", "csrf")
SIGNED_OUT = "You are signed out. What you typed is still here: press Save draft, then you can sign in and keep it."
SIGNED_IN_AGAIN = "You have signed in again since you opened this page. Press Save draft: what you typed is kept."
MAY_NOT = "This was not saved: you may no longer change it. What you typed is still here: copy it, or ask why."
BROKEN = "The site could not save this just now. What you typed is still here. Press Save draft to try again."


class UnsentTextMiddleware:
    """What is sent to the admin by somebody who is not signed in comes back to her instead of being dropped."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_sent_by_itself(request) and "json" not in response.headers.get("Content-Type", ""):
            return in_words(MAY_NOT if response.status_code < 500 else BROKEN)
        if request.method == "POST" and getattr(request, "was_refused", False) and readable(typed_in(request)):
            return given_back(request)
        return response

    def process_view(self, request: SiteRequest, view, args, kwargs) -> HttpResponse | None:
        if request.method != "POST" or not request.path.startswith(settings.ADMIN_PATHS):
            return None
        if request.user.is_authenticated or not request.resolver_match.url_name:
            return None
        rule = rule_for(request.resolver_match.view_name)
        if rule is None or rule.may_open is anybody:
            return None
        if is_sent_by_itself(request):
            return in_words(SIGNED_OUT)
        return given_back(request) if typed_in(request) else None


def is_sent_by_itself(request: SiteRequest) -> bool:
    """Whether the editor's form was saved by itself: a script reads the answer, and shows what it says."""
    asks_for_json = request.headers.get("Accept", "") == "application/json"
    return asks_for_json and request.method == "POST" and request.path.startswith(settings.ADMIN_PATHS)


def in_words(said: str) -> JsonResponse:
    """What Wagtail's script shows beside the form. Of other codes it says “A server error occurred”."""
    return JsonResponse({"success": False, "error_code": "validation_error", "error_message": said}, status=400)


def typed_in(request: SiteRequest) -> list[tuple[str, str]]:
    """Everything that was sent, name by name, but no password."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(word in name.lower() for word in NEVER_GIVEN_BACK)
    ]


def readable(typed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What somebody wrote herself."""
    return [(name, value) for name, value in typed if len(value) > 20 and not value.startswith(("{", "["))]


def mark_refusals() -> None:
    """Wagtail leads whoever may not to the first screen, and what she typed would be gone. Here it is marked as that:
    her role may have been taken from her while she was typing."""
    refuse = auth.permission_denied

    @wraps(refuse)
    def marked(request: SiteRequest) -> HttpResponse:
        request.was_refused = True
        return refuse(request)

    auth.permission_denied = marked


def given_back(request: SiteRequest) -> HttpResponse:
    """A page that holds what was sent. Without a script it is sent again after signing in beside it."""
    typed = typed_in(request)
    context = {
        "typed": typed,
        "readable": readable(typed),
        "files": [file.name for files in request.FILES.lists() for file in files[1]],
        "is_signed_in": request.user.is_authenticated,
        "was_refused": getattr(request, "was_refused", False),
        "cookie": settings.CSRF_COOKIE_NAME,
    }
    response = render(request, "home/admin/unsent_text.html", context, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response


def csrf_failure(request: SiteRequest, reason: str = "") -> HttpResponse:
    """A form of the admin that was opened before its editor signed in again. What another site sent is refused."""
    if request.path.startswith(settings.ADMIN_PATHS) and came_from_here(request):
        if is_sent_by_itself(request):
            return in_words(SIGNED_IN_AGAIN if request.user.is_authenticated else SIGNED_OUT)
        if typed_in(request):
            return given_back(request)
    return csrf.csrf_failure(request, reason)


def came_from_here(request: SiteRequest) -> bool:
    sent_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(sent_from).netloc == request.get_host()
