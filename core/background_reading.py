"""Reading a file goes on beside its request: no thread that serves waits for it, and whoever sent it may stop it.

What is read within that time is answered at once. What takes longer leads to a page that looks again every two
seconds and has a button to stop. Each person has one reading, and the site as many as MOST_READINGS at once. They
are in the memory of the editors' one process, and end with it. Long work on what was read goes the same way.
"""

import logging
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_POST

from core import upload_limits
from core.bounded_process import ProcessStopped, stop_process_of
from core.site_request import SiteRequest

Found = TypeVar("Found")
BUSY = "Other files are being read at this moment. Wait a minute and send yours again."
STOPPED = "It was stopped. Nothing was kept."
READING = "Your file is being read"
BROKE = "The file could not be read. Nothing was kept."
LOOK_AGAIN = 2  # seconds


class FileReading:
    """One file that is being read. `finish` makes the answer of what was read, or of the ValueError that was raised.

    `words` say what is done; `about` what its answer is good for; `gives_way`: whether another one of the same person
    takes its place.
    """

    def __init__(
        self,
        work: Callable[[], object],
        finish: Callable[[Any], HttpResponseBase],
        how_far: Callable[[], tuple[int, int, str] | None],
        words: str,
        about: str,
        gives_way: bool,
    ):
        self.finish, self.how_far, self.words = finish, how_far, words
        self.about, self.gives_way = about, gives_way
        self.outcome: object = ValueError(BROKE)
        self.is_stopped, self.is_over = Event(), Event()
        self._thread = Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[], object]) -> None:
        try:
            self.outcome = work()
        except ValueError as problem:
            self.outcome = problem
        except ProcessStopped as problem:
            self.outcome = ValueError(f"{problem} Nothing was kept.")
        except Exception:  # a fault of ours: whoever waits is told, and so are those who keep the site running
            logging.getLogger(__name__).exception("Reading a file failed.")
        finally:
            self.is_over.set()

    @property
    def goes_first(self) -> bool:
        return not self.gives_way and not self.is_over.is_set()

    def stop(self) -> None:
        self.is_stopped.set()
        while not self.is_over.wait(0.05):
            stop_process_of(self._thread)


READINGS: dict[object, FileReading] = {}  # by the account that sent the file
CHANGING = Lock()


def answered_when_read(
    request: SiteRequest,
    work: Callable[[], Found],
    finish: Callable[[Found | ValueError], HttpResponseBase],
    how_far: Callable[[], tuple[int, int, str] | None] = lambda: None,
    *,
    words: str = READING,
    about: str = "",
    gives_way: bool = True,
) -> HttpResponseBase:
    """`work` reads the file, in a thread of its own: it must not touch the database and should call `run_bounded`.

    `finish` runs in the thread of a request, this one or a later one of the same person. `how_far` says what is done,
    of how much, and in words, for those who wait; `words` are the title of their page. `about`: of what is known to be
    long; nobody waits for it, and whoever asks again with the same words looks at the one under way. What does not
    give way goes on, and whoever asks for something else sees how far it is.
    """
    with CHANGING:
        former = READINGS.get(request.user.pk)
        if former and about and former.about == about:
            mine, former = former, None
        elif former and former.goes_first:
            return redirect("reading")
        else:
            others = [each for owner, each in READINGS.items() if owner != request.user.pk]
            if sum(not each.is_over.is_set() for each in others) >= upload_limits.MOST_READINGS:
                return finish(ValueError(BUSY))
            mine = READINGS[request.user.pk] = FileReading(work, finish, how_far, words, about, gives_way)
    if former:
        former.stop()
    mine.is_over.wait(0 if about else upload_limits.ANSWERED_WITHIN)
    return _shown(request, mine)


def _shown(request: SiteRequest, mine: FileReading) -> HttpResponseBase:
    """Its answer once it is over, and until then how far it is."""
    if mine.is_over.is_set():
        with CHANGING:
            if READINGS.get(request.user.pk) is mine:
                del READINGS[request.user.pk]
        return mine.finish(ValueError(STOPPED) if mine.is_stopped.is_set() else mine.outcome)
    if request.method != "GET":
        return redirect("reading")
    done, total, step = mine.how_far() or (None, 100, "")
    context = {"title": mine.words, "done": done, "total": total, "words": step}
    response: HttpResponse = TemplateResponse(request, "core/admin/reading.html", context)
    response.headers["Refresh"] = str(LOOK_AGAIN)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_GET
def reading(request: SiteRequest) -> HttpResponseBase:
    """How one's own file is getting on; once it is read, what the page that sent it makes of it."""
    mine = READINGS.get(request.user.pk)
    if mine is None:
        messages.info(request, "Nothing of yours is under way. If you sent a file and saw no answer, send it again.")
        return redirect("wagtailadmin_home")
    return _shown(request, mine)


@require_POST
def stop_reading(request: SiteRequest) -> HttpResponseBase:
    if mine := READINGS.get(request.user.pk):
        mine.stop()
    return redirect("reading")
