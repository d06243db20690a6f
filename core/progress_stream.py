"""A streaming response that shows progress: the page of what was read, with the last step on the way to it.

It needs no script. While it takes long, the page of `core.background_reading` shows the step.
"""

from collections.abc import Callable

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.html import format_html

from core.background_reading import answered_when_read
from core.site_request import SiteRequest

HERE = "<!-- the work goes here -->"
Tell = Callable[[int, int, str], None]


def streamed_page(
    request: SiteRequest, template: str, context: dict, work: Callable[[Tell], object], finish: Callable[[object], str]
) -> HttpResponseBase:
    """Show `template`, which holds `{{ here }}` where progress and result stand.

    `work` is handed a function that tells how far it is; `finish` is given what it returned, or the ValueError it
    raised, and returns the HTML of the result. Both as `core.background_reading` says.
    """
    steps: list[tuple[int, int, str]] = []

    def tell(*step) -> None:
        steps[:] = [step]

    def shown(result: object) -> HttpResponseBase:
        head, _, foot = render_to_string(template, context | {"here": HERE}, request).partition(HERE)
        response = StreamingHttpResponse([head, *map(_line, steps), finish(result), foot])
        response.headers["Cache-Control"] = "no-store"
        return response

    return answered_when_read(request, lambda: work(tell), shown, lambda: steps[0] if steps else None)


def _line(step: tuple[int, int, str]) -> str:
    done, total, words = step
    return format_html('<p class="paper-step"><progress max="{}" value="{}"></progress> {}</p>\n', total, done, words)
