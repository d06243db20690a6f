"""One name for each request, in every line of the logs about it, that says nothing of whose request it was."""

import json
import logging
import re
import secrets
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

from django.http import HttpResponse

from core.site_request import SiteRequest

GIVEN = re.compile(r"[0-9a-f]{16,64}")
present: ContextVar[str] = ContextVar("request_id", default="-")


def places(steps: TracebackType | None) -> list[str]:
    """Where an exception came by: files and lines, without the code that stands there."""
    return [f"{step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(steps)]


class RequestIdMiddleware:
    """Take the name that the web server gave the request, or make one; send it back for whoever reports a fault."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        token = present.set(given if GIVEN.fullmatch(given) else secrets.token_hex(16))
        try:
            response = self.get_response(request)
            if not hasattr(response, "expires_at"):  # what is kept goes to many
                response["X-Request-ID"] = present.get()
            return response
        finally:
            present.reset(token)


class RequestIdFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = present.get()
        return True


class JsonLines(logging.Formatter):
    """A line of JSON. Of an exception it has the kind and where it was raised, never what it says: that quotes data."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            kind, _, steps = record.exc_info
            line["error"], line["where"] = kind.__name__ if kind else "-", places(steps)
        elif record.exc_text:
            line["where"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)
