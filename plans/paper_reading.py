"""A file is read once, in a process with limits, and what was read waits an hour for "Make draft"."""

from datetime import datetime, timedelta

from core import upload_limits
from core.bounded_process import ProcessStopped, TookTooLong, TookTooMuchMemory, run_bounded
from plans.models import OriginalPaper, PaperPreview
from plans.papers import Paper
from plans.papers.readers.pdf_pictures import page_picture
from plans.papers.storage import from_json, read_as_json

KEPT_FOR = timedelta(hours=1)
SAVE_ANEW = "Save it anew and try again, or copy its text and paste it."
IN_FULL = "Take out what does not belong to this one paper and try again, or copy its text and paste it."


def read_bounded(data: bytes, name: str) -> list[Paper]:
    """The papers in a file that may do anything to its reader. Raises ValueError with what to do."""
    try:
        return from_json(run_bounded(read_as_json, data, name, limits=upload_limits.PAPER))
    except TookTooLong as stopped:
        raise ValueError(f"It takes too long to read. {IN_FULL}") from stopped
    except TookTooMuchMemory as stopped:
        raise ValueError(f"There is far more in it than in a paper. {IN_FULL}") from stopped
    except ProcessStopped as stopped:
        raise ValueError(f"This file could not be read. {SAVE_ANEW}") from stopped


def picture_of(original: OriginalPaper, page: int) -> bytes:
    """A page of a PDF. Raises ValueError or ProcessStopped."""
    return run_bounded(page_picture, original.read(), page, limits=upload_limits.PAGE_OF_A_PAPER)


def keep_preview(original: OriginalPaper, papers_as_json: str, now: datetime) -> None:
    """Keep what was read, in place of an earlier reading; those older than an hour go."""
    PaperPreview.objects.filter(read_at__lt=now - KEPT_FOR).delete()
    PaperPreview.objects.update_or_create(original=original, defaults={"papers": papers_as_json, "read_at": now})


def kept_papers(original: OriginalPaper, now: datetime) -> list[Paper] | None:
    """What was read of this file in the last hour."""
    kept = PaperPreview.objects.filter(original=original, read_at__gte=now - KEPT_FOR).first()
    return from_json(kept.papers) if kept else None
