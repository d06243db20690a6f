"""Whether something looks as it did: two pictures, small and grey, tile by tile.

That says where something moved or changed its colour, not which letter did: those stand in tests of words.
"""

import os

from PIL import Image, ImageChops

MAKES_ANEW = bool(os.environ.get("NEW_PICTURES"))  # set by script/page-pictures and script/guide-pictures
TILE = 6  # pixels of a small picture, about 50 of a screen: other words in a line give its mean a few levels
MOST_DIFFERENT = 18  # of 255, the mean of one tile
MOST_TALLER = 3  # pixels of a small picture


def small_and_grey(picture: Image.Image, width: int) -> Image.Image:
    """`picture` without colour, `width` pixels wide."""
    height = round(picture.height * width / picture.width)
    return picture.convert("L").resize((width, height), Image.Resampling.BOX)


def what_differs(kept: Image.Image, now: Image.Image) -> str:
    """In words, with where it begins in hundredths of the picture; empty where they look the same."""
    if abs(kept.height - now.height) > MOST_TALLER:
        return f"it is {now.height - kept.height:+} pixels taller of {kept.height}"
    height = min(kept.height, now.height)
    tiles = (max(kept.width // TILE, 1), max(height // TILE, 1))
    small = [each.crop((0, 0, kept.width, height)).resize(tiles, Image.Resampling.BOX) for each in (kept, now)]
    marked = ImageChops.difference(*small).point(lambda level: 255 * (level > MOST_DIFFERENT))
    if not (box := marked.getbbox()):
        return ""
    across, down = 100 * box[0] // tiles[0], 100 * box[1] // tiles[1]
    return f"from {across} % across and {down} % down"
