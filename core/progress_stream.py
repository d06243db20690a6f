"""Streaming responses that show progress. They need no script.

`streamed_page` is for what a process of its own does: the page of what came of it, with the last step on the way to it;
while it takes long, the page of `core.background_reading` shows the step. `sent_while_made` is for what asks the
database here: the page is sent from the first moment, and each step as it is taken.
"""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, TypeVar

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.html import format_html

from core.background_reading import answered_when_read
from core.site_request import SiteRequest

HERE = "[[the work goes here]]"
Found = TypeVar("Found")
Tell = Callable[[int, int, str], None]


def streamed_page(
    request: SiteRequest,
    template: str,
    context: dict[str, Any],
    work: Callable[[Tell], Found],
    finish: Callable[[Found | ValueError], str],
    **how: Any,
) -> HttpResponseBase:
    """Show `template`, which holds `{{ here }}` where progress and result stand.

    `work` is handed a function that tells how far it is; `finish` is given what it returned, or the ValueError it
    raised, and returns the HTML of the result. Both, and `how`, as `core.background_reading` says.
    """
    steps: list[tuple[int, int, str]] = []

    def tell(*step: Any) -> None:
        steps[:] = [step]

    def shown(result: Found | ValueError) -> HttpResponseBase:
        return sent_while_made(request, template, context, [*(progress_line(*step) for step in steps), finish(result)])

    return answered_when_read(request, lambda: work(tell), shown, lambda: steps[0] if steps else None, **how)


def sent_while_made(
    request: SiteRequest, template: str, context: dict[str, Any], pieces: Iterable[str]
) -> StreamingHttpResponse:
    """Send `template`, which holds `{{ here }}`, with the `pieces` there as they are made."""
    head, _, foot = render_to_string(template, context | {"here": HERE}, request).partition(HERE)
    response = StreamingHttpResponse(chain([head], pieces, [foot]))
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # nginx would hold the progress back until all is done
    return response


def progress_line(done: int, total: int, words: str) -> str:
    """One step. The style sheet shows the newest only, and none once the result is there."""
    return format_html(
        '<p class="progress-step"><progress max="{}" value="{}"></progress> {}</p>\n', total, done, words
    )
