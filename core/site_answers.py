"""What the site answers to somebody who has not signed in, asked from inside: for previews and checks."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http.response import HttpResponseBase
from wagtail.log_actions import LogContext


class AtMoment(BaseHandler):
    """Django's own handler, whose views are handed another moment than now."""

    moment: datetime | None = None

    def _get_response(self, request: Any) -> HttpResponseBase:
        request.now = self.moment or request.now
        return super()._get_response(request)  # type: ignore[misc]  # not in Django's stubs


def answer_of(path: str, query: str = "", at: datetime | None = None) -> HttpResponseBase:
    """`at`: as of another moment. Whoever is signed in around it is nobody here."""
    where = urlsplit(settings.SITE_URL)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": where.hostname or "localhost",
        "SERVER_PORT": str(where.port or (443 if where.scheme == "https" else 80)),
        "HTTP_HOST": where.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": where.scheme,
        "wsgi.input": BytesIO(),
    }
    environ |= forwarded(where.scheme)
    handler = AtMoment()
    handler.moment = at
    handler.load_middleware()
    with LogContext(user=None):
        response: HttpResponseBase = handler.get_response(WSGIRequest(environ))
    return response


def forwarded(scheme: str) -> Mapping[str, str]:
    """As the web server says that somebody came by HTTPS."""
    header = settings.SECURE_PROXY_SSL_HEADER
    return {header[0]: header[1]} if header and scheme == "https" else {}


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content
