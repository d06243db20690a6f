"""Response headers that do not depend on the page: what a browser may do with anything we send."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

Response = TypeVar("Response", bound=HttpResponseBase)

# Everything a browser could ask a visitor for, refused. Names: W3C Permissions Policy registry.
REFUSED_FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "display-capture",
    "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "usb",
    "window-management", "xr-spatial-tracking",
)  # fmt: skip

FIXED_HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-DNS-Prefetch-Control": "off",
}

# For what is one person's business, and of one moment: no browser, cache or search engine keeps it or passes it on.
KEPT_NOWHERE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


def set_no_store(response: Response) -> Response:
    """The same response with these headers."""
    for name, value in KEPT_NOWHERE.items():
        response[name] = value
    return response


def may_ask_for_passkey(response: HttpResponse) -> HttpResponse:
    """A browser reads a passkey nowhere on this site but where somebody signs in with one."""
    policy = FIXED_HEADERS["Permissions-Policy"].replace("credentials-get=()", "credentials-get=(self)")
    response.headers["Permissions-Policy"] = policy
    return response


class SecurityHeadersMiddleware:
    """Add the fixed headers, and the editors' policy on the editors' own pages.

    A view that has set one of the headers itself keeps its value.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in FIXED_HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class AdminPolicyMiddleware:
    """The admin has scripts of its own, so it has a policy of its own, chosen by its address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(settings.ADMIN_PATHS):
            # A preview is a public page inside an admin one: it has been given the public policy already.
            response.headers.pop("Content-Security-Policy", None)
            # django-csp reads it
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response
