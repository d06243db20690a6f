"""EXIF and other metadata, taken out of photographs: they tell where, when and with whose camera it was taken."""

from io import BytesIO
from typing import BinaryIO

from PIL import ExifTags, Image, UnidentifiedImageError

TELLS = ("exif", "xmp", "photoshop", "comment")


def without_what_it_tells(photograph: BinaryIO) -> bytes | None:
    """The same JPEG without any of that, but which way up it is; None where there is nothing to take out.

    The picture is written with its own tables, so that nobody sees a difference. Leaves the file at its beginning.
    """
    photograph.seek(0)
    try:
        picture = Image.open(photograph)
    except UnidentifiedImageError:  # whoever checks uploads says so
        photograph.seek(0)
        return None
    if picture.format != "JPEG" or not any(picture.info.get(name) for name in TELLS):
        photograph.seek(0)
        return None
    kept = Image.Exif()
    if turned := picture.getexif().get(ExifTags.Base.Orientation):
        kept[ExifTags.Base.Orientation] = turned
    profile = picture.info.get("icc_profile")
    for name in TELLS:
        picture.info.pop(name, None)
    written = BytesIO()
    picture.save(written, "JPEG", quality="keep", exif=kept, icc_profile=profile)
    photograph.seek(0)
    return written.getvalue()
