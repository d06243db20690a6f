"""The only place that reads the clock for a request. Everything below is handed the moment."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


class ClockMiddleware:
    """Give each request one moment, in Europe/London, so that no page can be of two minds about the time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.localtime()
        return self.get_response(request)


def day_of(request: HttpRequest) -> date:
    """The day, in London, on which this request is answered."""
    return request.now.date()
