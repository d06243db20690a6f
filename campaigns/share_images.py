"""Pictures made ready before any reader asks: small ones for pages, and the card that a shared link shows.

Works on bytes; knows no database and no clock. What it is handed has been through `core.upload_validation`.
"""

from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image, ImageDraw, ImageFont, ImageOps

from core.brand import LAMP, Brand
from core.colours import Colour

Font = ImageFont.FreeTypeFont
WIDTHS = (320, 640)  # px: one and two for a card of 19 rem
FALLBACK_WIDTH = 640  # for browsers without WebP

DRAWN_AS = "2"  # another number when cards are drawn in another way: then they are made anew
CARD = (1200, 630)  # px: what Open Graph consumers crop to (1.91 : 1)
PANEL = 560  # px of the card's width that the words have
MARGIN = 56  # px
BONE: Colour = (243, 247, 242)  # of the visual design
MARK = 60  # px
SERIF = Path(__file__).parent / "fonts" / "caladea.ttf"  # as titles of the site; servers have none
SIZES = range(72, 35, -4)  # px: the largest that fits is used
MOST_LINES = 6
TITLE_HEIGHT = 410  # px, between the mark and the days


def small_versions(content: bytes) -> list[tuple[str, bytes]]:
    """Each small version of a picture as its name, such as “320.webp”, and its bytes. Never larger than the picture."""
    with Image.open(BytesIO(content)) as picture:
        picture.draft("RGB", (max(WIDTHS) * 2, max(WIDTHS) * 2))  # a JPEG is then read small at once
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    made = [(f"{width}.webp", _saved(_no_wider(upright, width), "WEBP", quality=80)) for width in WIDTHS]
    fallback = _no_wider(upright, FALLBACK_WIDTH).quantize(256)
    return [*made, (f"{FALLBACK_WIDTH}.png", _saved(fallback, "PNG", optimize=True))]


def _no_wider(picture: Image.Image, width: int) -> Image.Image:
    width = min(width, picture.width)
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    written = BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()


def card(file: BinaryIO, title: str, small_print: str = "", brand: Brand = Brand()) -> bytes:  # noqa: B008 - frozen
    """The card of a campaign as PNG: its title on a plain panel in the partnership's colour, its picture beside it."""
    drawn = Image.new("RGB", CARD, brand.dark)
    with Image.open(file) as picture:
        picture.draft("RGB", CARD)
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    place = (CARD[0] - PANEL, CARD[1])
    side = ImageOps.fit(upright, place, Image.Resampling.LANCZOS)
    drawn.paste(side, (PANEL, 0), side)
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 0, PANEL - 1, 11), fill=LAMP)
    drawn.paste(_logo(brand.logo) if brand.logo else _mark(brand), (MARGIN - 5, MARGIN - 8))
    font, lines = _largest_that_fits(pen, title)
    y = MARGIN + 64
    for line in lines:
        pen.text((MARGIN, y), line, font=font, fill=BONE)
        y += _line_height(font)
    pen.text((MARGIN, CARD[1] - MARGIN - 28), small_print[:40], font=ImageFont.load_default(26), fill=BONE)
    return _saved(drawn.quantize(256), "PNG", optimize=True)


def _logo(png: bytes) -> Image.Image:
    """On a light plate, since logos are made for light paper."""
    with Image.open(BytesIO(png)) as picture:
        logo = ImageOps.contain(picture.convert("RGBA"), (PANEL - 2 * MARGIN, MARK - 8), Image.Resampling.LANCZOS)
    plate = Image.new("RGB", (logo.width + 8, MARK), BONE)
    plate.paste(logo, (4, (MARK - logo.height) // 2), logo)
    return plate


def _mark(brand: Brand) -> Image.Image:
    """The mark of the site, a door that stands open and its light: drawn large, so that its edges are smooth."""
    drawn = Image.new("RGB", (240, 240), brand.dark)
    pen = ImageDraw.Draw(drawn)
    pen.polygon([(20, 240), (64, 184), (176, 184), (220, 240)], fill=LAMP)
    pen.rounded_rectangle((64, 36, 175, 186), 56, fill=LAMP, corners=(True, True, False, False))
    pen.polygon([(64, 96), (74, 64), (98, 42), (98, 220), (64, 184)], fill=brand.link)
    return drawn.resize((MARK, MARK), Image.Resampling.LANCZOS)


def _largest_that_fits(pen: ImageDraw.ImageDraw, title: str) -> tuple[Font, list[str]]:
    """The largest of our sizes at which the title fits its panel, and its lines. The last size cuts what is over."""
    for size in SIZES:
        font = ImageFont.truetype(SERIF, size)
        lines = _lines(pen, title, font)
        if _fit(pen, lines, font):
            break
    return font, lines[:MOST_LINES]


def _fit(pen: ImageDraw.ImageDraw, lines: list[str], font: Font) -> bool:
    if len(lines) > MOST_LINES or len(lines) * _line_height(font) > TITLE_HEIGHT:
        return False
    return all(pen.textlength(line, font) <= PANEL - 2 * MARGIN for line in lines)


def _line_height(font: Font) -> int:
    return round(font.size * 1.15)


def title_fits(title: str) -> bool:
    """Whether a card shows the whole title, at the smallest size at least."""
    pen, font = ImageDraw.Draw(Image.new("RGB", (1, 1))), ImageFont.truetype(SERIF, SIZES[-1])
    return _fit(pen, _lines(pen, title, font), font)


def _lines(pen: ImageDraw.ImageDraw, title: str, font: Font) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pen.textlength(longer, font) <= PANEL - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def card_problems(mime: str, width: int, height: int) -> list[str]:
    """Why no card can be made of a picture, in words that say what to do."""
    if mime == "image/svg+xml" or not mime.startswith("image/"):
        return ["A shared link shows this picture, so it has to be PNG, JPEG or WebP. Choose such a file."]
    least = (CARD[0] - PANEL, CARD[1])
    if width < least[0] or height < least[1]:
        return [f"The picture is {width} by {height}. A shared link needs at least {least[0]} by {least[1]} pixels."]
    return []
