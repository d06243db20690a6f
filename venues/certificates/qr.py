"""QR codes, drawn as SVG."""

from io import BytesIO

import segno

MARGIN = 4  # modules of white around it, as ISO/IEC 18004 asks


def qr_svg(text: str) -> str:
    """`text` with a quarter of the code to spare for dirt and scratches (level Q would make it hard to print small)."""
    drawn = BytesIO()
    segno.make_qr(text, error="m", boost_error=False).save(drawn, kind="svg", border=MARGIN, dark="#000", light="#fff")
    return drawn.getvalue().decode()
