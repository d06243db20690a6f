"""A file of redirects is tried in a process with limits before Wagtail reads it, which does so beside those who serve
and without any: a workbook of 1,400 bytes can name a row that nobody ever comes to.

`refuse_harmful` needs no Django: it runs in a bounded process (`core.bounded_process`).
"""

import csv
from io import BytesIO, StringIO
from itertools import islice
from pathlib import PurePath
from typing import Any

from core import upload_limits
from core.bounded_process import ClockRanOut, ProcessStopped, run_bounded
from core.upload_limits import MOST_BYTES_OF_REDIRECTS, MOST_REDIRECTS

TOO_MANY = f"The file has more than {MOST_REDIRECTS:,} rows, or far too large ones. Split it, and import the parts."
UNREADABLE = "This file cannot be read. Save it again as CSV (UTF-8) or as .xlsx, and choose it again."


def refuse_harmful(data: bytes, extension: str) -> None:
    """Come to the end of it as Wagtail will. Raises ValueError in words."""
    try:
        rows = _rows_of_workbook(data) if extension == "xlsx" else csv.reader(StringIO(data.decode("utf-8")))
        if len(list(islice(rows, MOST_REDIRECTS + 2))) > MOST_REDIRECTS + 1:  # and their headings
            raise ValueError(TOO_MANY)
    except UnicodeDecodeError as problem:
        raise ValueError(UNREADABLE) from problem


def _rows_of_workbook(data: bytes) -> Any:
    from openpyxl import load_workbook

    return load_workbook(BytesIO(data), read_only=True, data_only=True).worksheets[0].rows


def clean_import_file(form: Any) -> Any:
    """Of the form in which a file of redirects is chosen."""
    from django.forms import ValidationError

    file = form.cleaned_data["import_file"]
    if file.size > MOST_BYTES_OF_REDIRECTS:
        raise ValidationError(TOO_MANY)
    data, extension = file.read(), PurePath(file.name).suffix.lower().removeprefix(".")
    file.seek(0)
    try:
        run_bounded(refuse_harmful, data, extension, limits=upload_limits.REDIRECTS)
    except ClockRanOut as problem:
        raise ValidationError("The site is busy, or the file takes too long to read. Send it again.") from problem
    except ProcessStopped as problem:
        raise ValidationError(UNREADABLE) from problem
    except ValueError as problem:
        raise ValidationError(str(problem)) from problem
    return file


def bound_redirect_imports() -> None:
    from wagtail.contrib.redirects.forms import ImportForm

    ImportForm.clean_import_file = clean_import_file
