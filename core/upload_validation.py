"""Upload validation: is a file what its name says, is it harmless to hand on, is it no decompression bomb? Pictures,
drawings and archives are read in a process of their own, with the limits of `core.upload_limits`.

Raises FileRefused, whose words tell an editor what to do. No database, no clock.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO

import filetype

from core import upload_limits
from core.archive_reading import names_in_archive
from core.bounded_process import ClockRanOut, Limits, ProcessStopped, run_bounded
from core.picture_reading import read_picture
from core.svg_validation import size_of_drawing
from core.upload_limits import MEGABYTE, MOST_BYTES, MOST_BYTES_OF_A_DRAWING

HEAD = 8192  # bytes in which a signature stands


class FileRefused(ValueError):
    """The words say what is wrong and what to do."""


@dataclass(frozen=True)
class Seen:
    """What a file turned out to be. Width and height are in pixels, 0 where there are none.

    `cleaned` is what of a picture is to be kept: without what it tells of the person who took it.
    """

    label: str
    mime: str
    is_picture: bool = False
    width: int = 0
    height: int = 0
    cleaned: bytes | None = None


def look_at(file: BinaryIO, name: str, size: int, among: Collection[str]) -> Seen:
    """What the file of this name and size (bytes) is. Leaves it at its beginning. Raises FileRefused.

    `among` are the extensions that are welcome, each one of KINDS.
    """
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if extension not in among:
        known = ", ".join(sorted(among))
        raise FileRefused(f"A file “.{extension}” cannot be kept here. Save it as one of these: {known}.")
    if size > MOST_BYTES:
        raise FileRefused(f"The file has {size / MEGABYTE:.0f} MB. The most is {MOST_BYTES // MEGABYTE} MB.")
    if not size:
        raise FileRefused("The file is empty. Choose it again.")
    try:
        file.seek(0)
        return KINDS[extension](file, extension)
    finally:
        file.seek(0)


def _not_what_it_says(extension: str) -> FileRefused:
    return FileRefused(
        f"What is in this file is not what “.{extension}” says. Open it in the program it came from and save it again."
    )


def read_or_refuse(function: Callable[..., Any], *arguments: Any, extension: str, limits: Limits, too_much: str) -> Any:
    """What `function` says of a file, in a process of its own. Raises FileRefused."""
    try:
        return run_bounded(function, *arguments, limits=limits)
    except ClockRanOut as problem:
        raise FileRefused(f"{too_much} If it is small already, we are busy: send it again in a minute.") from problem
    except ProcessStopped as problem:
        raise FileRefused(too_much) from problem
    except ValueError as problem:
        raise (FileRefused(str(problem)) if str(problem) else _not_what_it_says(extension)) from problem


def _raster(file: BinaryIO, extension: str) -> Seen:
    expected = {"jpg": "JPEG", "jpeg": "JPEG"}.get(extension, extension.upper())
    width, height, cleaned = read_or_refuse(
        read_picture,
        *(file.read(), expected),
        extension=extension,
        limits=upload_limits.PICTURE,
        too_much="The picture takes too much to read. Save it smaller, such as 3,000 pixels wide, and send that.",
    )
    return Seen(expected, f"image/{expected.lower()}", True, width, height, cleaned)


def _svg(file: BinaryIO, extension: str) -> Seen:
    content = file.read(MOST_BYTES_OF_A_DRAWING + 1)
    if len(content) > MOST_BYTES_OF_A_DRAWING:
        raise FileRefused("The drawing has more than 2 MB. Draw it with fewer points, or save it as PNG.")
    width, height = read_or_refuse(
        size_of_drawing,
        content,
        extension=extension,
        limits=upload_limits.DRAWING,
        too_much="The drawing takes too much to read. Use fewer parts, or save it as PNG.",
    )
    return Seen("SVG", "image/svg+xml", True, width, height)


def _signed(label: str, mime: str, *signatures: str) -> Callable[[BinaryIO, str], Seen]:
    def check(file: BinaryIO, extension: str) -> Seen:
        found = filetype.guess(file.read(HEAD))
        if found is None or found.extension not in signatures:
            raise _not_what_it_says(extension)
        return Seen(label, mime)

    return check


def _names_in(file: BinaryIO, extension: str) -> list[str]:
    names: list[str] = read_or_refuse(
        names_in_archive,
        file.read(),
        extension=extension,
        limits=upload_limits.ARCHIVE,
        too_much="The file takes too much to unpack. Save it again from its program, with less in it.",
    )
    return names


def _archive(file: BinaryIO, extension: str) -> Seen:
    _names_in(file, extension)
    return Seen("ZIP", "application/zip")


def _office(label: str, mime: str, folder: str) -> Callable[[BinaryIO, str], Seen]:
    def check(file: BinaryIO, extension: str) -> Seen:
        names = _names_in(file, extension)
        if not any(name.startswith(folder) for name in names):
            raise _not_what_it_says(extension)
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise FileRefused("The file has macros in it. Save it without them.")
        return Seen(label, mime)

    return check


def _text(file: BinaryIO, extension: str) -> Seen:
    content = file.read()
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FileRefused("The text is not in UTF-8. Save it again and choose UTF-8.") from problem
    if "\0" in words or words.lstrip()[:1] == "<":
        raise _not_what_it_says(extension)
    return Seen("Text", "text/plain; charset=utf-8")


OOXML = "application/vnd.openxmlformats-officedocument."
KINDS: dict[str, Callable[[BinaryIO, str], Seen]] = {
    "png": _raster, "jpg": _raster, "jpeg": _raster, "webp": _raster, "gif": _raster,
    "avif": _raster, "svg": _svg,
    "pdf": _signed("PDF", "application/pdf", "pdf"),
    "mp4": _signed("Video (MP4)", "video/mp4", "mp4", "m4v"),
    "mp3": _signed("Sound (MP3)", "audio/mpeg", "mp3"),
    "docx": _office("Word", f"{OOXML}wordprocessingml.document", "word/"),
    "pptx": _office("PowerPoint", f"{OOXML}presentationml.presentation", "ppt/"),
    "xlsx": _office("Excel", f"{OOXML}spreadsheetml.sheet", "xl/"),
    "odt": _office("OpenDocument text", "application/vnd.oasis.opendocument.text", "content.xml"),
    "zip": _archive, "txt": _text, "csv": _text,
}  # fmt: skip
