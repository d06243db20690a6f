"""A picture is handed on without where, when and with whose camera it was taken, and without what hangs behind its end.

What a picture can do to its reader is tried here too: each is refused in words, or kept harmless.
"""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import ExifTags, Image

from campaigns.models import PackFile
from core.models import SiteImage
from core.picture_reading import read_picture
from core.upload_validation import FileRefused, look_at

NORTH = {1: "N", 2: (51.0, 30.0, 56.0), 3: "W", 4: (0.0, 5.0, 42.0)}


def photograph() -> bytes:
    told = Image.Exif()
    told[ExifTags.Base.Orientation] = 6
    told[ExifTags.Base.Make] = "Ada's own camera"
    told.get_ifd(ExifTags.IFD.GPSInfo).update(NORTH)
    written = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(written, "JPEG", exif=told, xmp=b"<where>here</where>", comment=b"at home")
    return written.getvalue()


def kept_of(thing) -> bytes:
    thing.save()
    with thing.file.storage.open(thing.file.name) as file:
        return file.read()


@pytest.mark.parametrize("model", [PackFile, SiteImage])
def test_it_tells_nothing_but_which_way_up_it_is(db, model, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    fields = {"width": 64, "height": 48} if model is SiteImage else {}
    kept = kept_of(model(title="Street", file=ContentFile(photograph(), name="street.jpg"), **fields))
    assert b"Ada" in photograph()
    for words in (b"Ada", b"<where>", b"at home", b"GPS"):
        assert words not in kept
    told = Image.open(BytesIO(kept)).getexif()
    assert dict(told) == {ExifTags.Base.Orientation: 6}
    assert not told.get_ifd(ExifTags.IFD.GPSInfo)


def test_a_picture_that_tells_nothing_is_kept_as_it_is(db):
    written = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(written, "JPEG")
    assert kept_of(PackFile(title="Street", file=ContentFile(written.getvalue(), name="a.jpg"))) == written.getvalue()


def saved(form: str, size=(40, 30), mode="RGB", **options) -> bytes:
    written = BytesIO()
    Image.new(mode, size, 90).save(written, form, **options)
    return written.getvalue()


def archive() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        opened.writestr("run.js", "alert(1)")
    return written.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def frames(form: str, how_many: int, size=(8, 8)) -> bytes:
    made = [Image.new("L", size, number % 200) for number in range(how_many)]
    written = BytesIO()
    made[0].save(written, form, save_all=True, append_images=made[1:], duration=20, loop=0)
    return written.getvalue()


def told() -> Image.Exif:
    told = Image.Exif()
    told[ExifTags.Base.Make] = "Ada's own camera"
    return told


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_hangs_on_behind_its_end(form):
    """A picture that is an archive too, or has a page with a script behind it."""
    for more in (archive(), b"<script>alert(1)</script>"):
        content = saved(form) + more
        width, height, kept = read_picture(content, form)
        assert (width, height) == (40, 30) and more not in kept
        assert (
            Image.open(BytesIO(kept)).convert("RGB").tobytes() == Image.open(BytesIO(content)).convert("RGB").tobytes()
        )


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_no_kind_of_picture_tells_who_took_it(form):
    more = {"exif": told(), "xmp": b"<where>Ada's home</where>"} if form != "PNG" else {"exif": told()}
    content = saved(form, **more)
    assert b"Ada" in content and b"Ada" not in read_picture(content, form)[2]


def test_a_gif_goes_on_moving_and_loses_its_comment():
    content = frames("GIF", 5)
    remark = b"\x21\xfe\x08Ada was!\x00"
    first = content.index(b"\x21\xf9")
    kept = read_picture(content[:first] + remark + content[first:], "GIF")[2]
    assert b"Ada" not in kept
    again = Image.open(BytesIO(kept))
    assert again.n_frames == 5 and again.info["loop"] == 0


def test_a_png_goes_on_moving():
    content = frames("PNG", 4)
    assert Image.open(BytesIO(read_picture(content, "PNG")[2])).n_frames == 4


def test_a_photograph_with_a_preview_behind_it_is_a_photograph():
    """As phones write it: the preview, or a second lens, is a picture of its own behind the first."""
    written = BytesIO()
    street, preview = Image.effect_noise((300, 200), 60).convert("RGB"), Image.new("RGB", (30, 20))
    street.save(written, "MPO", save_all=True, append_images=[preview])
    width, _, kept = read_picture(written.getvalue(), "JPEG")
    assert width == 300 and Image.open(BytesIO(kept)).format == "JPEG" and kept.count(b"\xff\xd8\xff") == 1


def test_an_avif_that_tells_is_refused_with_the_way_out():
    with pytest.raises(ValueError, match="Save it as JPEG"):
        read_picture(saved("AVIF", exif=told()), "AVIF")
    assert read_picture(saved("AVIF"), "AVIF")[0] == 40


HOSTILE = {
    "10,000 frames": ("a.gif", lambda: frames("GIF", 10_000, (1, 2)), "10,000 frames"),
    "a gif of many large frames": ("a.gif", lambda: frames("GIF", 45, (1000, 1000)), "pixels"),
    "a webp as wide as it gets": ("a.webp", lambda: saved("WEBP", (16_000, 3_000)), "48 million pixels"),
    "half a webp": ("a.webp", lambda: saved("WEBP", (600, 600))[:60], "damaged|is not what"),
    "half a gif": ("a.gif", lambda: frames("GIF", 3, (300, 300))[:-200], "damaged|is not what"),
    "a tiff called png": ("a.png", lambda: saved("TIFF"), "is not what"),
    "a bitmap called jpg": ("a.jpg", lambda: saved("BMP"), "is not what"),
    "a png whose text unpacks to 100 MB": ("a.png", lambda: with_text_bomb(), "is not what|damaged"),
}


def with_text_bomb() -> bytes:
    content = saved("PNG")
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b" " * 100_000_000, 9))
    return content[:33] + text + content[33:]


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_picture_is_refused_in_words(what):
    name, make, words = HOSTILE[what]
    content = make()
    with pytest.raises(FileRefused, match=words):
        look_at(BytesIO(content), name, len(content), ("png", "jpg", "gif", "webp"))
