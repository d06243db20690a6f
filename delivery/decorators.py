"""How a view asks that its answer be cached. Nothing is cached that has not asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from delivery.clock import midnight_after
from delivery.site_request import TimedRequest


def expire_at_midnight(request: TimedRequest, response: HttpResponse) -> HttpResponse:
    """Cache it until midnight: what a page says of today is true until then, if nothing is changed before."""
    response.expires_at = midnight_after(request.now)  # type: ignore[attr-defined]  # the page cache reads it
    return response


def cached_until_midnight(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view whose answer is the same for everybody, all day."""

    @wraps(view)
    def cached(request: TimedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return expire_at_midnight(request, view(request, *args, **kwargs))

    return cached
