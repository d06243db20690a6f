"""A streaming response that shows progress: the page of what was read, with a line for each step on the way.

It needs no script: a style sheet shows only the newest line.
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
    steps: list[str] = []

    def tell(done: int, total: int, words: str) -> None:
        line = '<p class="paper-step"><progress max="{}" value="{}"></progress> {}</p>\n'
        steps.append(format_html(line, total, done, words))

    def shown(result: object) -> HttpResponseBase:
        head, _, foot = render_to_string(template, context | {"here": HERE}, request).partition(HERE)
        response = StreamingHttpResponse([head, *steps, finish(result), foot])
        response.headers["Cache-Control"] = "no-store"
        return response

    return answered_when_read(request, lambda: work(tell), shown)
