"""What stands around the answer of a page, remembered: for pages that are another one for every question.

Such a page is not kept whole, but its head, its menus and its foot are the same for every reader and every question.
"""

import secrets
from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest
from django.template.loader import render_to_string

from core.page_store.remembering import generation_now
from core.turning_points import reads_differently_at

MIDDLE = f"answer-{secrets.token_hex(16)}"  # nobody can write it anywhere
MOST = 50  # frames: one for each view and host name

_frames: dict[tuple, tuple[bytes, datetime, str]] = {}


def framed(request: HttpRequest, template: str, middle: str, context: Callable[[], dict]) -> str:
    """The page that `template` makes around `{{ middle }}`, which is finished HTML.

    `context` is called only where the frame is not remembered. Nothing that it gives, and nothing that the template
    shows, may depend on the question or on who asks.
    """
    place = (request.scheme, request.get_host(), request.resolver_match.view_name)
    mark, known = generation_now(), _frames.get(place)
    if known is None or known[0] != mark or request.now >= known[1]:
        frame = render_to_string(template, {**context(), "middle": MIDDLE}, request)
        known = (mark, reads_differently_at(request), frame)
        if mark is not None and request.now < known[1]:
            if len(_frames) >= MOST:
                _frames.clear()
            _frames[place] = known
    before, _, after = known[2].partition(MIDDLE)
    return f"{before}{middle}{after}"
