"""Responses that carry open data: CORS for every site, and an ETag for conditional requests, so that nothing is sent
again while nothing has changed."""

import hashlib
from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from core.open_data.files import json_file
from core.site_request import SiteRequest

# Any other site may read the data in a visitor's browser: there is nothing in them that depends on the visitor.
FOR_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
METHODS = "GET, HEAD, OPTIONS"
PREFLIGHT = FOR_EVERYBODY | {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-Modified-Since, If-None-Match, Range",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}
AnyResponse = TypeVar("AnyResponse", bound=HttpResponseBase)
CSV, JSON, PROBLEM = "text/csv; charset=utf-8", "application/json", "application/problem+json"


def open_response(request: SiteRequest, body: bytes, content_type: str, filename: str) -> HttpResponse:
    """`body` with its fingerprint; 304 without a body if whoever asks has it already. CSV is offered to be saved."""
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    response = HttpResponse(body, content_type=content_type)
    return _answered(get_conditional_response(request, etag=etag, response=response) or response, etag, filename)


def streamed_response(
    request: SiteRequest, lines: Callable[[], Iterable[bytes]], etag: str, content_type: str, filename: str
) -> HttpResponseBase:
    """The same for what is too long to be held whole: `lines` is called only where something has changed since."""
    response = get_conditional_response(request, etag=etag)
    return _answered(response or StreamingHttpResponse(lines(), content_type=content_type), etag, filename)


def refused(problem: str, status: int = HTTPStatus.BAD_REQUEST) -> HttpResponse:
    """A sentence that says what to do, as RFC 9457 has it."""
    body = json_file({"title": "This cannot be answered", "status": int(status), "detail": problem})
    return _for_everybody(HttpResponse(body, content_type=PROBLEM, status=status))


def public_data(*parameters: str) -> Callable[..., Any]:
    """For a view of open data: a browser's preflight is answered, other methods and unknown parameters are refused in
    words. We send no part of a file (`Accept-Ranges`): files change while they are read.
    """

    def decorated(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @csrf_exempt  # nothing can be changed here: who posts is told so, and not that a token is missing
        @wraps(view)
        def answered(request: SiteRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "OPTIONS":
                return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)
            if request.method not in ("GET", "HEAD"):
                problem = refused("These data can only be read. Ask with GET or HEAD.", HTTPStatus.METHOD_NOT_ALLOWED)
                problem.headers["Allow"] = METHODS
                return problem
            if unknown := sorted(set(request.GET) - set(parameters)):
                known = f"Use: {', '.join(parameters)}." if parameters else "This address takes none."
                return refused(f"There is no parameter “{unknown[0][:40]}”. {known}")
            response = view(request, *args, **kwargs)
            response.headers["Accept-Ranges"] = "none"
            return _for_everybody(response)

        return answered

    return decorated


def _answered(response: AnyResponse, etag: str, filename: str) -> AnyResponse:
    """With what every file of data says of itself: keep it, but ask each time whether it is still true."""
    response.headers["ETag"], response.headers["Cache-Control"] = etag, "public, no-cache"
    if response.status_code != HTTPStatus.NOT_MODIFIED:
        place = "attachment" if response.headers["Content-Type"] == CSV else "inline"
        response.headers["Content-Disposition"] = f'{place}; filename="{filename}"'
    return _for_everybody(response)


def _for_everybody(response: AnyResponse) -> AnyResponse:
    for name, value in FOR_EVERYBODY.items():
        response.headers[name] = value
    return response
