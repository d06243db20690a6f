"""What hangs on a request beside what Django gives: named here, so that nobody has to look for who set it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from delivery.fragments import FragmentStore


class TimedRequest(HttpRequest):
    """For annotations: a request with its one moment. Django makes it, and middleware hangs the rest on it."""

    now: datetime  # delivery.clock, in Europe/London
    navigation: Any  # core.navigation; what it is stands in core.site_request
    fragment_store: FragmentStore | None  # core.models.pages: where the parts of a page are kept, if they may be
    day_was_read: (
        bool  # delivery.clock.day_asked: whether the page reads `?on=`; core.time_travel refuses it where none does
    )
