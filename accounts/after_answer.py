"""What is done when a request has been answered, so that its time tells nothing: above all, letters."""

import logging
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpResponse

from core.site_request import SiteRequest

log = logging.getLogger(__name__)


def after_answer(request: SiteRequest, work: Callable[[], object]) -> None:
    waiting = getattr(request, "after_answer", None)
    if waiting is None:
        waiting = request.after_answer = []
    waiting.append(work)


class AfterAnswerMiddleware:
    """The page store ends a response before it is sent, so the work waits in a thread of its own for a moment."""

    def __init__(self, get_response: Callable[[SiteRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: SiteRequest) -> HttpResponse:
        response = self.get_response(request)
        for work in getattr(request, "after_answer", ()):
            if settings.SECONDS_AFTER_ANSWER:
                threading.Timer(settings.SECONDS_AFTER_ANSWER, in_thread, [work]).start()
            else:
                work()
        return response


def in_thread(work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:
        log.exception("What was to follow an answer failed")
    finally:
        connection.close()
