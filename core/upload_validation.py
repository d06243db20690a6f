"""Upload validation: is a file what its name says, is it harmless to hand on, is it no decompression bomb? Looks at the
content; writes and decodes nothing.

Raises FileRefused, whose words tell an editor what to do. No database, no clock.
"""

import re
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

import filetype
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import parse
from PIL import Image, UnidentifiedImageError

MEGABYTE = 1024 * 1024
MOST_BYTES = 100 * MEGABYTE
MOST_PIXELS = 40_000_000  # A2 at 300 dots an inch has 35 million; making it smaller takes some 160 MB of memory
MOST_UNPACKED = 200 * MEGABYTE
MOST_PACKED_TIGHT = 100  # times: text packs 10 times, a bomb 1000
HEAD = 8192  # bytes in which a signature stands

# What an SVG may not have: each runs, loads or hides something (SVG 2, chapters 12 and 15).
SVG_REFUSED_TAGS = {"script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler", "set"}
SVG_LOADS = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:", re.IGNORECASE)


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
    try:
        root = parse(file, forbid_dtd=True).getroot()
    except DefusedXmlException as problem:
        raise FileRefused("The SVG declares entities. Save it as “plain SVG”.") from problem
    except (ParseError, UnicodeDecodeError, LookupError) as problem:
        raise _not_what_it_says(extension) from problem
    if _local(root.tag) != "svg":
        raise _not_what_it_says(extension)
    for element in root.iter():
        _refuse_active(element)
    width, height = _svg_size(root)
    return Seen("SVG", "image/svg+xml", True, width, height)


def _refuse_active(element) -> None:
    tag = _local(element.tag) if isinstance(element.tag, str) else ""
    if tag in SVG_REFUSED_TAGS:
        raise FileRefused(f"The SVG has a part “{tag}”, which can run or load things. Save it as “plain SVG”.")
    if tag == "style" and SVG_LOADS.search(element.text or ""):
        raise FileRefused("The SVG loads something from elsewhere. Put it into the drawing, or save it as PNG.")
    for name, value in element.attrib.items():
        name = _local(name)
        is_link_away = name in {"href", "src"} and not value.startswith(("#", "data:image/png", "data:image/jpeg"))
        if name.lower().startswith("on") or is_link_away or SVG_LOADS.search(value):
            raise FileRefused(f"The SVG has “{name}”, which can run or load things. Save it as “plain SVG”.")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _svg_size(root) -> tuple[int, int]:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    given = [root.get("width", ""), root.get("height", "")]
    sides = [re.match(r"\d+(\.\d+)?(?=px|$)", each) for each in given]
    whole = [side.group() for side in sides if side]
    numbers = whole if len(whole) == 2 else box[2:4]
    try:
        width, height = (round(float(each)) for each in numbers)
    except ValueError:
        return 0, 0
    return width, height


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
