"""A streaming response that shows progress: the page is sent while its work goes on, so that whoever waits can see.

The head of the page goes out at once, then a line for each step, then the rest with the result. It needs no
script: a style sheet shows only the newest line.
"""

from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html

from core.site_request import SiteRequest

HERE = "<!-- the work goes here -->"
Tell = Callable[[int, int, str], None]


def streamed_page(
    request: SiteRequest, template: str, context: dict, work: Callable[[Tell], object], finish: Callable[[object], str]
) -> StreamingHttpResponse:
    """Show `template`, which holds `{{ here }}` where progress and result stand.

    `work` runs in a thread of its own and must not touch the database; it is handed a function that tells how
    far it is. `finish` is given what `work` returned, or the ValueError it raised, and returns the HTML of the
    result. It runs in the request's own thread, where the database may be used.
    """
    page = render_to_string(template, context | {"here": HERE}, request)
    head, _, foot = page.partition(HERE)
    response = StreamingHttpResponse(_parts(head, foot, work, finish))
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # nginx would hold the progress back until all is done
    return response


def _parts(head: str, foot: str, work, finish) -> Iterator[str]:
    yield head
    told: SimpleQueue = SimpleQueue()
    outcome: list[object] = []

    def run():
        try:
            outcome.append(work(lambda done, total, words: told.put((done, total, words))))
        except ValueError as problem:
            outcome.append(problem)
        finally:
            told.put(None)

    worker = Thread(target=run, daemon=True)
    worker.start()
    while (step := told.get()) is not None:
        done, total, words = step
        yield format_html(
            '<p class="paper-step"><progress max="{}" value="{}"></progress> {}</p>\n', total, done, words
        )
    worker.join()
    yield finish(outcome[0] if outcome else ValueError("The paper could not be read. Nothing was kept."))
    yield foot
