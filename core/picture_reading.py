"""A picture from outside, read to its end and handed back without what it tells or hides. Pure: runs in a bounded
process (`core.bounded_process`) and needs no Django.

What goes: where, when and with whose camera it was taken (EXIF, XMP, comments), and whatever is hung on behind its end,
such as a second picture, a film or a program. What stays: every pixel, its colours and which way up it is.
"""

import struct
from io import BytesIO
from typing import BinaryIO

from PIL import ExifTags, Image, UnidentifiedImageError

from core.upload_limits import MOST_FRAMES, MOST_PIXELS

DAMAGED = "The picture is damaged. Open it in the program it came from and save it again."
UNREADABLE = (UnidentifiedImageError, OSError, SyntaxError, EOFError, IndexError, ValueError, struct.error)
TELLS = ("exif", "xmp", "photoshop", "comment")
PNG_KEEPS = b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split()
WEBP_KEEPS = b"VP8 ,VP8L,VP8X,ALPH,ANIM,ANMF,ICCP".split(b",")
WEBP_TELLS = 0b1100  # the flags in VP8X that say: EXIF and XMP are in here


class PictureRefused(ValueError):
    """In words of ours: Pillow raises ValueError too, in words for programmers."""


def read_picture(content: bytes, expected: str) -> tuple[int, int, bytes]:
    """Width, height, and what is to be kept. Raises ValueError: without words where it is no picture of this format."""
    try:
        picture, frames = _opened(content, expected)
    except Image.DecompressionBombError as problem:
        raise PictureRefused(_too_many_pixels("far too many")) from problem
    except PictureRefused:
        raise
    except UNREADABLE as problem:
        raise ValueError("") from problem
    try:
        for number in range(frames):
            picture.seek(number)
            picture.load()
        picture.seek(0)
        return *picture.size, CLEANERS[expected](content, picture)
    except PictureRefused:
        raise
    except (Image.DecompressionBombError, *UNREADABLE) as problem:
        raise PictureRefused(DAMAGED) from problem


def _opened(content: bytes, expected: str) -> tuple[Image.Image, int]:
    """The picture and how many frames of it are shown, when both are within bounds."""
    picture = Image.open(BytesIO(content), formats=[expected])  # reads the header only
    pixels = picture.width * picture.height
    _refuse_too_many_pixels(pixels)
    frames = 1 if expected == "JPEG" else getattr(picture, "n_frames", 1)  # behind a photograph: its preview
    if frames > MOST_FRAMES:
        raise PictureRefused(
            f"The picture has {frames:,} frames. The most is {MOST_FRAMES}: save a shorter one, or a film."
        )
    _refuse_too_many_pixels(pixels * frames)
    return picture, frames


def _refuse_too_many_pixels(pixels: int) -> None:
    if pixels > MOST_PIXELS:
        raise PictureRefused(_too_many_pixels(f"{pixels / 1_000_000:.0f} million"))


def _too_many_pixels(how_many: str) -> str:
    return f"The picture has {how_many} pixels. The most is {MOST_PIXELS // 1_000_000} million: save it smaller."


def clean_jpeg(content: bytes, picture: Image.Image) -> bytes:
    """Written with its own tables, so that nobody sees a difference. As it came where there is nothing to take out."""
    ends = content.rstrip(b"\0").endswith(b"\xff\xd9") and "mp" not in picture.info
    if ends and not any(picture.info.get(name) for name in TELLS):
        return content
    kept = Image.Exif()
    if turned := picture.getexif().get(ExifTags.Base.Orientation):
        kept[ExifTags.Base.Orientation] = turned
    profile = picture.info.get("icc_profile")
    for name in TELLS:
        picture.info.pop(name, None)
    picture.format = "JPEG"  # of a phone's picture with previews behind it, Pillow says MPO
    written = BytesIO()
    picture.save(written, "JPEG", quality="keep", exif=kept, icc_profile=profile)
    return written.getvalue()


def clean_png(content: bytes, picture: Image.Image) -> bytes:
    """Chunk by chunk (PNG 3, section 5.3): those that draw, and nothing behind the last."""
    kept, place = [content[:8]], 8
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        kind, end = content[place + 4 : place + 8], place + length + 12
        if kind in PNG_KEEPS:
            kept.append(content[place:end])
        if kind == b"IEND":
            break
        place = end
    return b"".join(kept)


def clean_webp(content: bytes, picture: Image.Image) -> bytes:
    """Chunk by chunk of its RIFF container, and nothing behind its stated end."""
    (size,) = struct.unpack_from("<I", content, 4)
    kept, place, last = [], 12, min(len(content), size + 8)
    while place + 8 <= last:
        kind, (length,) = content[place : place + 4], struct.unpack_from("<I", content, place + 4)
        end = place + 8 + length + length % 2
        chunk = bytearray(content[place:end])
        if kind == b"VP8X":
            chunk[8] &= ~WEBP_TELLS
        if kind in WEBP_KEEPS:
            kept.append(bytes(chunk))
        place = end
    whole = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def clean_gif(content: bytes, picture: Image.Image) -> bytes:
    """Block by block (GIF89a): without comments, texts and what programs note, but how often to repeat; to its end."""
    colours = 3 * 2 ** ((content[10] & 7) + 1) if content[10] & 0x80 else 0
    kept, place = [content[: 13 + colours]], 13 + colours
    while place < len(content) and content[place] != 0x3B:
        end = _end_of_gif_block(content, place)
        block = content[place:end]
        if block[0] == 0x2C or block[1] == 0xF9 or block[3:14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0"):
            kept.append(block)
        place = end
    return b"".join(kept) + b"\x3b"


def _end_of_gif_block(content: bytes, place: int) -> int:
    """Where an extension or an image, with its colours and sub-blocks, is over."""
    if content[place] == 0x21:
        place += 2
    elif content[place] == 0x2C:
        flags = content[place + 9]
        place += 11 + (3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0)
    else:
        raise PictureRefused(DAMAGED)
    while content[place]:
        place += content[place] + 1
    return place + 1


def refuse_avif_with_metadata(content: bytes, picture: Image.Image) -> bytes:
    """Its metadata stand between its pixels, so that taking them out would mean to draw it anew."""
    if picture.info.get("exif") or picture.info.get("xmp"):
        raise PictureRefused(
            "The picture tells where or when it was taken. Save it as JPEG: we take that out of a JPEG."
        )
    return content


CLEANERS = {
    "JPEG": clean_jpeg, "PNG": clean_png, "WEBP": clean_webp, "GIF": clean_gif, "AVIF": refuse_avif_with_metadata,
}  # fmt: skip


def without_metadata(photograph: BinaryIO) -> bytes | None:
    """A JPEG of our own, cleaned; None where there is nothing to take out. Leaves the file at its beginning."""
    content = photograph.read()
    photograph.seek(0)
    try:
        picture = Image.open(BytesIO(content), formats=["JPEG"])
    except UnidentifiedImageError:
        return None
    cleaned = clean_jpeg(content, picture)
    return None if cleaned is content else cleaned
