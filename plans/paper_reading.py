"""A file is read once, in a process with limits, and what was read waits an hour for "Make draft"."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import NamedTuple

from core import upload_limits
from core.bounded_process import ProcessStopped, TookTooLong, TookTooMuchMemory, run_bounded
from plans.models import OriginalPaper, PaperPreview
from plans.papers import Paper
from plans.papers.progress import Tell
from plans.papers.storage import from_json, read_as_json, to_json

KEPT_FOR = timedelta(hours=1)
SAVE_ANEW = "Save it anew and try again, or copy its text and paste it."
IN_FULL = "Take out what does not belong to this one paper and try again, or copy its text and paste it."


class ReadPapers(NamedTuple):
    papers: list[Paper]
    rendering: str  # the original as HTML, "" for a PDF: that has pictures of its pages


def read_bounded(data: bytes, name: str, tell: Tell | None = None) -> ReadPapers:
    """The papers in a file that may do anything to its reader. Raises ValueError with what to do."""
    with told_in_words(too_much=IN_FULL, broken=SAVE_ANEW):
        papers, rendering = run_bounded(read_as_json, data, name, limits=upload_limits.PAPER, tell=tell)
        return ReadPapers(from_json(papers), rendering)


def copy_bounded(data: bytes, name: str, shown: list[str], tell: Tell | None = None) -> tuple[bytes, str]:
    """The copy for readers, and how its name ends. Raises ValueError that says why there is none."""
    from plans.papers.cleaned_copy import cleaned_copy  # here, so that workers do without the libraries of PDF

    with told_in_words():
        return run_bounded(cleaned_copy, data, name, shown, limits=upload_limits.PAPER, tell=tell)


@contextmanager
def told_in_words(too_much: str = "", broken: str = "") -> Iterator[None]:
    """A process that was stopped raises a ValueError that a person can read, with what to do about it."""
    try:
        yield
    except TookTooLong as stopped:
        raise ValueError(f"It takes too long to read. {too_much}".rstrip()) from stopped
    except TookTooMuchMemory as stopped:
        raise ValueError(f"There is far more in it than in a paper. {too_much}".rstrip()) from stopped
    except ProcessStopped as stopped:
        raise ValueError(f"This file could not be read. {broken}".rstrip()) from stopped


def picture_of(original: OriginalPaper, page: int) -> bytes:
    """A page of a PDF. Raises ValueError or ProcessStopped."""
    from plans.papers.readers.pdf_pictures import page_picture

    return run_bounded(page_picture, original.read(), page, limits=upload_limits.PAGE_OF_A_PAPER)


def keep_preview(original: OriginalPaper, read: ReadPapers, now: datetime) -> None:
    """Keep what was read, in place of an earlier reading; those older than an hour go."""
    PaperPreview.objects.filter(read_at__lt=now - KEPT_FOR).delete()
    kept = {"papers": to_json(read.papers), "rendering": read.rendering, "read_at": now}
    PaperPreview.objects.update_or_create(original=original, defaults=kept)


def kept_reading(original: OriginalPaper, now: datetime) -> ReadPapers | None:
    """What was read of this file in the last hour."""
    kept = PaperPreview.objects.filter(original=original, read_at__gte=now - KEPT_FOR).first()
    return ReadPapers(from_json(kept.papers), kept.rendering) if kept else None
