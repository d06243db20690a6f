"""How a view asks that its answer be kept. Nothing is kept that has not asked."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse

from delivery.clock import midnight_after
from delivery.site_request import TimedRequest


def keep_today(request: TimedRequest, response: HttpResponse) -> HttpResponse:
    """Keep it until midnight: what a page says of today is true until then, if nothing is changed before."""
    response.expires_at = midnight_after(request.now)  # type: ignore[attr-defined]  # the page cache reads it
    return response


def kept_today(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view whose answer is the same for everybody, all day."""

    @wraps(view)
    def kept(request: TimedRequest, *args, **kwargs) -> HttpResponse:
        return keep_today(request, view(request, *args, **kwargs))

    return kept
