"""Responses that carry open data: CORS for every site, and an ETag for conditional requests, so that nothing is sent
again while nothing has changed."""

import hashlib
from http import HTTPStatus

from django.http import HttpResponse
from django.utils.cache import get_conditional_response

from core.open_data.files import json_file
from core.site_request import SiteRequest

# Any other site may read the data in a visitor's browser: there is nothing in them that depends on the visitor.
FOR_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
CSV, JSON, PROBLEM = "text/csv; charset=utf-8", "application/json", "application/problem+json"


def open_response(request: SiteRequest, body: bytes, content_type: str, filename: str) -> HttpResponse:
    """`body` with its fingerprint; 304 without a body if whoever asks has it already. CSV is offered to be saved."""
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    place = "attachment" if content_type == CSV else "inline"
    headers = {
        "Cache-Control": "public, no-cache",  # keep it, but ask each time whether it is still true
        "Content-Disposition": f'{place}; filename="{filename}"',
        "ETag": etag,
    }
    response = HttpResponse(body, content_type=content_type, headers=headers)
    return _for_everybody(get_conditional_response(request, etag=etag, response=response) or response)


def refused(problem: str, status: int = HTTPStatus.BAD_REQUEST) -> HttpResponse:
    """A sentence that says what to do, as RFC 9457 has it."""
    body = json_file({"title": "This cannot be answered", "status": int(status), "detail": problem})
    return _for_everybody(HttpResponse(body, content_type=PROBLEM, status=status))


def _for_everybody(response: HttpResponse) -> HttpResponse:
    for name, value in FOR_EVERYBODY.items():
        response.headers[name] = value
    return response
