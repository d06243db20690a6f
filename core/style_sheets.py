"""Style sheets as they are collected: what one imports is written into it, so that a first visit asks for one file.

In development a browser follows `@import` by itself. `collectstatic` names each file after what is in it, so a sheet
gets another name when the one that it imports has changed.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORTED = re.compile(rb'^@import "([\w-]+\.css)";\n', re.MULTILINE)  # a sheet of the same folder


def whole_sheet(storage: Storage, path: str) -> bytes:
    """The style sheet at `path`, with those in it that it imports."""

    def imported(found: re.Match[bytes]) -> bytes:
        return whole_sheet(storage, str(PurePosixPath(path).with_name(found[1].decode())))

    with storage.open(path) as file:
        return IMPORTED.sub(imported, file.read())


class WholeSheets:
    """Reads style sheets of `storage` with what they import."""

    def __init__(self, storage: Storage):
        self.storage = storage

    def open(self, path: str) -> "ContentFile[bytes]":
        return ContentFile(whole_sheet(self.storage, path))


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's, for whole style sheets."""

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        whole = {
            name: (WholeSheets(storage) if name.endswith(".css") else storage, path)
            for name, (storage, path) in paths.items()
        }
        return super().post_process(whole, *args, **options)
