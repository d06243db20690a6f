"""The badge as a picture of points, for programs that show no SVG."""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

SIZE = 160, 200  # points of the drawing
SHARP = 216  # points an inch: three for each of the drawing's, for screens of phones
PAGE = b"""#set page(width: 160pt, height: 200pt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 160pt)"""


def badge_png(svg: str, signed: str = "") -> bytes:
    """`signed`: an Open Badge that is baked into it, as section 5.3.1 of Open Badges 3.0 says."""
    import typst  # as in venues.accessible_pdf

    drawn = typst.compile(PAGE, format="png", ppi=SHARP, sys_inputs={"svg": svg}, ignore_system_fonts=True)
    if not signed:
        return drawn
    text, baked = PngInfo(), BytesIO()
    text.add_itxt("openbadgecredential", signed)
    Image.open(BytesIO(drawn)).save(baked, "png", pnginfo=text)
    return baked.getvalue()
