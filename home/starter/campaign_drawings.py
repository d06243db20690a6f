"""The pictures of the first campaigns, drawn here: a street at night with one bright door. All our own work."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

NIGHT, DUSK, LAMP, BONE, MIST = "#0b282a", "#17403f", "#f8c65c", "#f3f7f2", "#c6d7d1"
SCENE = (300, 116)  # the size in which the street is drawn; both drawings enlarge it
DOORS = (18, 74, 186, 242)
DOOR = 40  # wide


def poster_svg(title: str, line: str) -> bytes:
    """An A4 poster with a title and a line below it."""
    words = "".join(
        f'<text x="50" y="{230 + 130 * number}" font-size="110">{word}</text>'
        for number, word in enumerate(two_words_a_line(title))
    )
    doors = "".join(f'<path fill="{NIGHT}" d="M{x} 104V62a20 20 0 0 1 40 0v42z"/>' for x in DOORS)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="840" height="1188" viewBox="0 0 840 1188" role="img">
<title>{title}. {line}</title>
<rect width="840" height="1188" fill="{NIGHT}"/>
<g fill="{BONE}" font-family="Palatino, Georgia, serif">{words}
<text x="50" y="{250 + 130 * len(two_words_a_line(title))}" font-size="40" fill="{MIST}">{line}</text></g>
<g transform="translate(0 863) scale(2.8)"><rect y="18" width="300" height="98" fill="{DUSK}"/>{doors}
<path fill="{LAMP}" d="M126 104V60a24 24 0 0 1 48 0v44l22 12h-92z"/>
<path fill="{NIGHT}" d="M0 104h126l-22 12H0zM174 104h126v12H196z"/>
<circle cx="144" cy="74" r="5" fill="{NIGHT}"/><circle cx="157" cy="76" r="5" fill="{NIGHT}"/>
<path fill="{NIGHT}" d="M138 112l2-24q1-7 5-7t4 7v24zM151 112V90q1-7 5-7t5 7l2 22z"/></g>
</svg>
""".encode()


def two_words_a_line(title: str) -> list[str]:
    words = title.split()
    return [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]


def picture_png(width: int, height: int, title: str = "") -> bytes:
    """The same street as a picture of this size in pixels, with or without the title."""
    drawn = Image.new("RGB", (width, height), NIGHT)
    pen = ImageDraw.Draw(drawn)
    scale = width / SCENE[0]
    draw_street(pen, scale, height - SCENE[1] * scale)
    font = ImageFont.load_default(round(width / 11))
    for number, line in enumerate(two_words_a_line(title)):
        pen.text((width * 0.06, height * 0.05 + number * font.size * 1.1), line, font=font, fill=BONE)
    written = BytesIO()
    drawn.quantize(32).save(written, "PNG", optimize=True)
    return written.getvalue()


def draw_street(pen: ImageDraw.ImageDraw, scale: float, top: float) -> None:
    """The street, enlarged by `scale`, its sky beginning at `top` pixels."""

    def at(*points: float) -> list[float]:
        return [value * scale + (top if place % 2 else 0) for place, value in enumerate(points)]

    pen.rectangle(at(0, 18, 300, 116), fill=DUSK)
    for x in DOORS:
        pen.ellipse(at(x, 42, x + DOOR, 82), fill=NIGHT)
        pen.rectangle(at(x, 62, x + DOOR, 104), fill=NIGHT)
    pen.ellipse(at(126, 36, 174, 84), fill=LAMP)
    pen.polygon(at(126, 60, 174, 60, 174, 104, 196, 116, 104, 116, 126, 104), fill=LAMP)
    pen.polygon(at(0, 104, 126, 104, 104, 116, 0, 116), fill=NIGHT)
    pen.polygon(at(174, 104, 300, 104, 300, 116, 196, 116), fill=NIGHT)
    for x, y in ((144, 74), (157, 76)):
        pen.ellipse(at(x - 5, y - 5, x + 5, y + 5), fill=NIGHT)
        pen.rounded_rectangle(at(x - 6, y + 7, x + 6, 112), radius=5 * scale, fill=NIGHT)
