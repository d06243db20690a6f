"""What stands around the answer of a page, remembered: for pages that are another one for every question.

Such a page is not kept whole, but its head, its menus and its foot are the same for every reader and every question.
"""

import secrets
from collections.abc import Callable
from datetime import datetime

from django.template.loader import render_to_string

from delivery.expiry import expires_at
from delivery.local_cache import LocalCache, generation_now
from delivery.site_request import TimedRequest

MIDDLE = f"answer-{secrets.token_hex(16)}"  # nobody can write it anywhere
MOST = 50  # frames: one for each view and host name

_frames: LocalCache[tuple[str, datetime]] = LocalCache(MOST)


def framed(request: TimedRequest, template: str, middle: str, context: Callable[[], dict]) -> str:
    """The page that `template` makes around `{{ middle }}`, which is finished HTML.

    `context` is called only where the frame is not remembered. Nothing that it gives, and nothing that the template
    shows, may depend on the question or on who asks.
    """
    place = (request.scheme, request.get_host(), request.resolver_match.view_name)
    mark = generation_now()
    frame, until = _frames.recall(place) or ("", request.now)
    if request.now >= until:
        frame = render_to_string(template, {**context(), "middle": MIDDLE}, request)
        _frames.keep(place, (frame, expires_at(request)), mark)
    before, _, after = frame.partition(MIDDLE)
    return f"{before}{middle}{after}"
