"""Files an editor may add by mistake or by trick: each is refused in words that say what to do."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from PIL import Image

from campaigns.models.pack_files import IN_A_PACK
from core.upload_validation import FileRefused, look_at
from tests.campaigns.conftest import SVG, png


def look(name: str, content: bytes):
    return look_at(BytesIO(content), name, len(content), IN_A_PACK)


def png_saying(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header claims this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def zipped(**parts: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return written.getvalue()


def lying(archive: bytes) -> bytes:
    """The same with a directory that says of each part that it is small."""
    return archive.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 900))


def test_what_is_right_is_described():
    seen = look("street.png", png(800, 600))
    assert (seen.label, seen.mime, seen.width, seen.height, seen.is_picture) == ("PNG", "image/png", 800, 600, True)
    assert look("poster.svg", SVG).width == 84
    assert look("a.pdf", b"%PDF-1.7\n" + b"x" * 300).label == "PDF"
    assert look("words.txt", "Café".encode()).mime.startswith("text/plain")
    assert look("words.docx", zipped(word__document_dot_xml=b"<x/>")).label == "Word"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("huge.png", png_saying(20_000, 10_000), "pixels"),
        ("huge.png", png_saying(60_000, 60_000), "pixels"),
        ("run.svg", SVG.replace(b"<rect", b"<script>x()</script><rect"), "script"),
        ("run.svg", SVG.replace(b"<rect", b'<rect onload="x()"'), "onload"),
        ("run.svg", SVG.replace(b"<rect", b'<image href="https://example.org/x.png"/><rect'), "href"),
        ("run.svg", SVG.replace(b"<rect", b"<style>@import 'x.css'</style><rect"), "loads"),
        ("run.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG, "entities"),
        ("run.svg", SVG.replace(b"<rect", b'<a href="javascript:x()"/><rect'), "a part “a”"),
        ("page.svg", b"<html></html>", "not what"),
        ("page.pdf", b"<html><script>x()</script></html>", "not what"),
        ("page.png", b"<html></html>", "not what"),
        ("photo.jpg", png(), "not what"),
        ("bomb.docx", zipped(word__document_dot_xml=b"0" * 30_000_000), "unpack"),
        ("lies.docx", lying(zipped(word__document_dot_xml=b"0" * 30_000_000)), "unpack|not what"),
        ("crowded.docx", zipped(**{f"part{n}": b"" for n in range(6_000)}), "unpack"),
        ("macros.docx", zipped(word__document_dot_xml=b"<x/>", word__vbaProject_dot_bin=b"x"), "macros"),
        ("sheet.docx", zipped(xl__workbook_dot_xml=b"<x/>"), "not what"),
        ("run.exe", b"MZ", "one of these"),
        ("pack.zip", zipped(a=b"b"), "one of these"),
        ("empty.png", b"", "empty"),
        ("page.txt", b"<html></html>", "not what"),
        ("latin.txt", "Café".encode("latin-1"), "UTF-8"),
    ],
)
def test_what_is_not_is_refused(name, content, words):
    with pytest.raises(FileRefused, match=words):
        look(name, content)


def test_a_file_too_heavy_is_refused_before_it_is_read():
    with pytest.raises(FileRefused, match="120 MB"):
        look_at(BytesIO(b"x"), "film.mp4", 120 * 1024 * 1024, IN_A_PACK)


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "GIF"])
def test_every_kind_of_picture_is_known(form):
    written = BytesIO()
    Image.new("RGB", (10, 20)).save(written, form)
    assert look(f"a.{form.lower()}", written.getvalue()).height == 20


def test_an_archive_in_an_archive_stays_shut():
    """One that holds itself would never be open."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("again.zip", zipped(a=b"0" * 9_000_000))
    seen = look_at(written, "a.zip", written.tell(), ("zip",))
    assert seen.label == "ZIP"
