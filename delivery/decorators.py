"""How a view asks that its answer be cached. Nothing is cached that has not asked."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from delivery.clock import midnight_after
from delivery.local_cache import LocalCache
from delivery.site_request import TimedRequest

answers: LocalCache[HttpResponse] = LocalCache("answers")


def is_ok(response: HttpResponse) -> bool:
    return response.status_code == HTTPStatus.OK


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


def cached_while_unchanged(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view whose whole answer is the same for everybody until midnight: after a change elsewhere it is looked up
    in the database whether its rows are as they were, instead of making it again.
    """

    @wraps(view)
    def cached(request: TimedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "GET" or request.GET or request.COOKIES:
            return view(request, *args, **kwargs)
        key = (f"{request.scheme}://{request.get_host()}", request.path)
        return answers.get_or_set(key, lambda: view(request, *args, **kwargs), request, is_ok)

    return cached
