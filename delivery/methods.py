"""Views that are only read: 405 for every other method (RFC 9110, 15.5.6)."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.views.decorators import http
from django.views.decorators.csrf import csrf_exempt

View = TypeVar("View", bound=Callable[..., Any])


def require_safe(view: View) -> View:
    """Django's, of whose views no token is asked first: else what is sent without one would be answered 403."""
    return csrf_exempt(http.require_safe(view))
