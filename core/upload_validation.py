"""Upload validation: is a file what its name says, is it harmless to hand on, is it no decompression bomb? Looks at the
content; writes and decodes nothing. A drawing is read in a process of its own (`core.svg_validation`).

Raises FileRefused, whose words tell an editor what to do. No database, no clock.
"""

import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

import filetype
from PIL import Image, UnidentifiedImageError

from core.bounded_process import Limits, ProcessStopped, run_bounded
from core.svg_validation import size_of_drawing

MEGABYTE = 1024 * 1024
MOST_BYTES = 100 * MEGABYTE
MOST_PIXELS = 40_000_000  # A2 at 300 dots an inch has 35 million; making it smaller takes some 160 MB of memory
MOST_UNPACKED = 200 * MEGABYTE
MOST_PACKED_TIGHT = 100  # times: text packs 10 times, a bomb 1000
HEAD = 8192  # bytes in which a signature stands

MOST_BYTES_OF_A_DRAWING = 2 * MEGABYTE
DRAWING_LIMITS = Limits(cpu_seconds=5, wall_seconds=10, memory_bytes=512 * MEGABYTE, output_bytes=4096)


class FileRefused(ValueError):
    """The words say what is wrong and what to do."""


@dataclass(frozen=True)
class Seen:
    """What a file turned out to be. Width and height are in pixels, 0 where there are none."""

    label: str
    mime: str
    is_picture: bool = False
    width: int = 0
    height: int = 0


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


def _raster(file: BinaryIO, extension: str) -> Seen:
    expected = {"jpg": "JPEG", "jpeg": "JPEG"}.get(extension, extension.upper())
    try:
        picture = Image.open(file)  # reads the header only
        frames = getattr(picture, "n_frames", 1)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        if isinstance(problem, Image.DecompressionBombError):
            raise _too_many_pixels("far too many") from problem
        raise _not_what_it_says(extension) from problem
    if picture.format != expected:
        raise _not_what_it_says(extension)
    width, height = picture.size
    if width * height * frames > MOST_PIXELS:
        raise _too_many_pixels(f"{width * height * frames / 1_000_000:.0f} million")
    return Seen(expected, f"image/{expected.lower()}", True, width, height)


def _too_many_pixels(how_many: str) -> FileRefused:
    return FileRefused(
        f"The picture has {how_many} pixels. The most is {MOST_PIXELS // 1_000_000} million: save it smaller."
    )


def _svg(file: BinaryIO, extension: str) -> Seen:
    content = file.read(MOST_BYTES_OF_A_DRAWING + 1)
    if len(content) > MOST_BYTES_OF_A_DRAWING:
        raise FileRefused("The drawing has more than 2 MB. Draw it with fewer points, or save it as PNG.")
    try:
        width, height = run_bounded(size_of_drawing, content, limits=DRAWING_LIMITS)
    except ValueError as problem:
        if not str(problem):
            raise _not_what_it_says(extension) from problem
        raise FileRefused(str(problem)) from problem
    except ProcessStopped as problem:
        raise FileRefused("The drawing takes too much to read. Use fewer parts, or save it as PNG.") from problem
    return Seen("SVG", "image/svg+xml", True, width, height)


def _signed(label: str, mime: str, *signatures: str) -> Callable[[BinaryIO, str], Seen]:
    def check(file: BinaryIO, extension: str) -> Seen:
        found = filetype.guess(file.read(HEAD))
        if found is None or found.extension not in signatures:
            raise _not_what_it_says(extension)
        return Seen(label, mime)

    return check


def _packed_in(file: BinaryIO, extension: str) -> list[zipfile.ZipInfo]:
    try:
        parts = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
        raise _not_what_it_says(extension) from problem
    refuse_bomb(parts)
    return parts


def _archive(file: BinaryIO, extension: str) -> Seen:
    if any(part.flag_bits & 1 for part in _packed_in(file, extension)):
        raise FileRefused("The archive is locked with a password. Pack it again without one.")
    return Seen("ZIP", "application/zip")


def _office(label: str, mime: str, folder: str) -> Callable[[BinaryIO, str], Seen]:
    def check(file: BinaryIO, extension: str) -> Seen:
        parts = _packed_in(file, extension)
        if not any(part.filename.startswith(folder) for part in parts):
            raise _not_what_it_says(extension)
        if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
            raise FileRefused("The file has macros in it. Save it without them.")
        return Seen(label, mime)

    return check


def refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    """Raises FileRefused for an archive that would fill a disk. Believes its own list, and unpacks nothing."""
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > MOST_UNPACKED or unpacked > MOST_PACKED_TIGHT * max(packed, 1):
        raise FileRefused("This file would unpack to far more than it should have. Save it again from its program.")


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
