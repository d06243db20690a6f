"""A drawing is kept when all in it is known to be harmless; hostile and huge ones end in words, quickly."""

import time
from io import BytesIO

import pytest

from core.svg_validation import size_of_drawing
from core.upload_validation import FileRefused, look_at

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 84 40"'


def drawing(inside: str, more: str = "") -> bytes:
    return f"{HEAD}{more}>{inside}</svg>".encode()


def leading_to_each_other(wrap: str, levels: int, times: int) -> str:
    """Parts, each of which draws the one before it so many times, as an “SVG bomb” does."""
    one_after_another = [f'<g id="a{level}">{wrap.format(f"a{level - 1}") * times}</g>' for level in range(1, levels)]
    return f'<path id="a0" d="M0 0h1"/>{"".join(one_after_another)}{wrap.format(f"a{levels - 1}")}'


# In the shapes that drawing programs write.
HARMLESS = {
    "inkscape": drawing(
        '<sodipodi:namedview id="base" inkscape:zoom="2"/><metadata><rdf:RDF/></metadata>'
        '<g inkscape:label="Layer 1" style="fill:none;stroke:#000"><path d="M0 0h8" sodipodi:nodetypes="cc"/></g>',
        ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
        'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
    ),
    "with a doctype": b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + drawing('<rect width="8" height="8"/>'),
    "a gradient": drawing(
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<path fill="url(#a)" d="M0 0h8v8z"/><use xlink:href="#a"/>'
    ),
    "styles": drawing('<style>.a{fill:#f8c65c}</style><circle class="a" cx="4" cy="4" r="4"/>'),
    "a picture inside": drawing('<image width="8" height="8" xlink:href="data:image/png;base64,iVBORw0KGgo="/>'),
    "arrows, letters and pictures": drawing(
        '<marker id="a"/><path d="M0 0h8" marker-start="url(#a)" marker-mid="url(\'#a\')" marker-end="url( #a )"/>'
        '<text font-stretch="condensed" solid-opacity="1">A</text><g image-rendering="pixelated"/>'
    ),
    "adobe": drawing('<metadata><?xpacket begin="" id="W5M0"?><x:xmpmeta xmlns:x="adobe:ns:meta/"/></metadata>'),
    "one symbol many times": drawing('<symbol id="a"><path d="M0 0"/></symbol>' + '<use href="#a"/>' * 2_000),
    "read aloud": drawing(
        '<title>A lamp</title><g role="img" aria-label="A lamp" data-name="Lamp"><path d="M0 0"/></g>'
    ),
}
HOSTILE = {
    "script": drawing("<script>alert(1)</script>"),
    "a page inside": drawing("<foreignObject><div/></foreignObject>"),
    "an animation that sets a link": drawing('<a><set attributeName="href" to="javascript:alert(1)"/></a>'),
    "an animation": drawing('<animate attributeName="href" values="javascript:alert(1)"/>'),
    "a handler": drawing('<rect onload="alert(1)"/>'),
    "a handler in another case": drawing('<rect ONclick="alert(1)"/>'),
    "a style that loads": drawing("<style>@import url(//evil.example/x.css)</style>"),
    "a style that hides what it loads": drawing(r"<style>@\69mport '//evil.example'</style>"),
    "a fill from elsewhere": drawing('<rect fill="url(https://evil.example/a.svg#b)"/>'),
    "a use from elsewhere": drawing('<use href="https://evil.example/a.svg#b"/>'),
    "a drawing in the link": drawing('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'),
    "a link with a line end": drawing('<use href="java\nscript:alert(1)"/>'),
    "another base": drawing("<rect/>", ' xml:base="https://evil.example/"'),
    "html": drawing('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
    "an element that nobody knows": drawing("<portal/>"),
    # Kinds that were seen in the tests of sanitisers and in reports on programs that draw SVG.
    "a style that goes on behind a part of it": drawing("<style>a{}<g/>@import url(//evil.example/x.css);</style>"),
    "a picture without its word": drawing('<style>g{mask-image:image-set("//evil.example/a.png" 1x)}</style>'),
    "a program before it": b'<?xml-stylesheet type="text/xsl" href="#a"?>' + drawing("<g/>"),
    "a style behind it": drawing("<g/>") + b'<?xml-stylesheet type="text/css" href="//evil.example/x.css"?>',
    "an instruction with a page in it": drawing("<?x ><img src onerror=alert(1)><?x?>"),
    "script among the notes": drawing("<metadata><script>alert(1)</script></metadata>"),
    "html among the notes of a program": drawing(
        '<i:note xmlns:i="http://www.inkscape.org/a"><h:script xmlns:h="http://www.w3.org/1999/xhtml"/></i:note>'
    ),
    "a handler by its declaration": b'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + drawing("<g/>"),
    "other letters than it seems": b'<?xml version="1.0" encoding="UTF-7"?>' + drawing("<g>+ADw-script+AD4-</g>"),
    "ten times ten times ten": drawing(leading_to_each_other('<use href="#{}"/>', 10, 10)),
    "patterns in patterns": drawing(leading_to_each_other('<rect fill="url(#{})"/>', 10, 10)),
    "masks that double": drawing(leading_to_each_other('<g mask="url(#{})"/>', 31, 2)),
    "a part inside itself": drawing('<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>'),
    "entities": b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_drawing_programs_write_is_kept(name):
    assert size_of_drawing(HARMLESS[name]) == (84, 40)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_may_run_or_load_is_refused_in_words(name):
    with pytest.raises(ValueError, match="The SVG"):
        size_of_drawing(HOSTILE[name])


@pytest.mark.parametrize("content", [b"<html></html>", b"<svg", b"", b"words", "<svg/>".encode("utf-16")[:7]])
def test_what_is_no_drawing_is_none(content):
    with pytest.raises(ValueError):
        size_of_drawing(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (drawing("<g>" * 40_000 + "</g>" * 40_000), "too much|fewer"),
        (drawing("<g/>" * 9_000_000), "more than 2 MB"),
    ],
    ids=["40,000 groups in each other", "36 MB"],
)
def test_a_drawing_that_would_hold_a_server_is_refused_in_a_moment(content, words):
    began = time.process_time()
    with pytest.raises(FileRefused, match=words):
        look_at(BytesIO(content), "poster.svg", len(content), {"svg"})
    assert time.process_time() - began < 2  # seconds of the server's own
