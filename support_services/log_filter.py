"""Redacts the access log and all others: they do not tell which support page somebody read.

Imports no model: logging is set up before they exist.
"""

import logging
import traceback

from django.conf import settings
from django.db import Error as AnyDatabaseError
from django.http import HttpRequest


class SupportPagesFilter(logging.Filter):
    """Of a request for a support page a log keeps that there was one, its status, and where our code broke.

    Its path, its sender and whatever an exception quotes are left out. So are those of a request that was refused
    before anybody could look where it leads.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and is_private(request, record.exc_info):
            record.msg, record.args = "A support page: %s", (getattr(record, "status_code", "refused"),)
            if record.exc_info:
                record.exc_text, record.exc_info = _without_words(*record.exc_info), None
            del record.request  # type: ignore[attr-defined]  # Django hangs it there
        return True


def is_private(request: HttpRequest, failure: tuple | None) -> bool:
    """Whether a log must not tell what was asked for. A database that has just failed is not asked."""
    if request.path.startswith(settings.ADMIN_PATHS):
        return False
    knows = getattr(request, "is_for_support", None)
    has_database_failed = failure and isinstance(failure[1], AnyDatabaseError)
    if knows is None or not hasattr(request, "navigation") or has_database_failed:
        return True
    return knows()


def _without_words(kind: type[BaseException], error: BaseException, steps) -> str:
    return "".join([*traceback.format_tb(steps), kind.__name__])
