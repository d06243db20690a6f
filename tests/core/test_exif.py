"""A photograph is handed on without where, when and with whose camera it was taken."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import ExifTags, Image

from campaigns.models import PackFile
from core.models import SiteImage

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
def test_it_tells_nothing_but_which_way_up_it_is(db, model):
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
