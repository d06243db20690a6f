"""A form that is sent without the fields it has, as programs do it: answered 400, where Wagtail breaks."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError


class MissingFieldsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> None:
        if isinstance(problem, MultiValueDictKeyError):
            raise BadRequest(f"Nothing was sent as {problem}.") from problem
