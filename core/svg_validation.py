"""An SVG drawing by an allow list: what is not named here as harmless is refused, so that a new way to run or load
something in a drawing is refused before anybody has heard of it (OWASP ASVS 5.0, V5.2.1 and V5.3).

What is named can still be too much: parts that draw each other a billion times in a few bytes (“SVG bomb”,
CVE-2019-20446, CVE-2026-31899) are counted as a browser would draw them.

Pure: `size_of_drawing` needs no Django, so that it can run in a bounded process.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, parse

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
# Browsers do something with elements in these, wherever they stand; "" is a drawing that names no namespace.
IN_BROWSERS = (SVG, "", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
# What drawing programs note for themselves. Browsers do nothing with attributes and elements in these.
EDITORS = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/",
    "http://vectornator.io",
    "http://boxy-svg.com",
    "http://ns.adobe.com/",
    "http://www.openswatchbook.org/",
    "http://purl.org/dc/",
    "http://creativecommons.org/ns",
    "http://web.resource.org/cc/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns",
)

ELEMENTS = """
svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath title desc
metadata linearGradient radialGradient stop pattern clipPath mask marker image style view filter feBlend
feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
# Where and how large, how it is painted (SVG 2, chapter 6, presentation attributes), and filters.
ATTRIBUTES = """
id class style role lang tabindex version baseProfile viewBox preserveAspectRatio width height x y x1 x2 y1 y2
cx cy r rx ry fx fy fr d points dx dy rotate textLength lengthAdjust startOffset method spacing side
pathLength transform transform-origin gradientUnits gradientTransform spreadMethod offset patternUnits
patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits mask-type markerUnits
markerWidth markerHeight refX refY orient requiredFeatures requiredExtensions systemLanguage type media
enable-background space alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline fill
fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust
font-stretch font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical
image-rendering isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid
marker-start mask mix-blend-mode opacity overflow paint-order pointer-events shape-rendering solid-color
solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration text-indent text-overflow
text-rendering unicode-bidi vector-effect visibility white-space word-spacing writing-mode filterUnits
primitiveUnits filterRes in in2 result stdDeviation mode operator k1 k2 k3 k4 values scale xChannelSelector
yChannelSelector surfaceScale diffuseConstant specularConstant specularExponent kernelMatrix kernelUnitLength
order divisor bias targetX targetY edgeMode preserveAlpha radius azimuth elevation z pointsAtX pointsAtY
pointsAtZ limitingConeAngle baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude
exponent
"""
KNOWN_ELEMENTS, KNOWN_ATTRIBUTES = frozenset(ELEMENTS.split()), frozenset(ATTRIBUTES.split())
HARMLESS_LINKS = ("#", "data:image/png;", "data:image/jpeg;", "data:image/jpg;", "data:image/webp;", "data:image/gif;")
LOADS = re.compile(
    r"url\(\s*+['\"]?+(?!#)|image-set\(|src\(|@import|@font-face|expression\(|javascript:|-moz-binding|\\",
    re.IGNORECASE,
)
# Adobe's notes to itself. A browser follows one alone, `xml-stylesheet`, which loads a style or a program.
INSTRUCTIONS = ("xpacket", "adobe-xap-filters")
# In another one a browser may read other letters than we do, such as UTF-7, where “+ADw-” is “<”.
ENCODINGS = ("utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252")
ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*['\"]([^'\"]*)")
LEADS_TO = re.compile(r"(?:^\s*|url\(\s*['\"]?)#([^\s'\")]+)")
MOST_DRAWN = 100_000  # parts, with each drawn again as often as others lead to it
PLAIN = "Save it as “plain SVG”, or as PNG."


class InstructionFound(Exception):
    """The drawing tells its reader to do something."""


class _Builder(TreeBuilder):
    def pi(self, target: str, text: str | None = None) -> Element:
        """Called for each processing instruction, also before and behind the drawing."""
        if target not in INSTRUCTIONS:
            raise InstructionFound(target)
        return super().pi(target, text)


def size_of_drawing(content: bytes) -> tuple[int, int]:
    """Width and height in pixels, 0 where none are given. Raises ValueError, in words, for what is no safe drawing."""
    _refuse_odd_encoding(content)
    parser = DefusedXMLParser(target=_Builder(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        root = parse(BytesIO(content), parser).getroot()
    except DefusedXmlException as problem:
        raise ValueError(f"The SVG declares entities. {PLAIN}") from problem
    except InstructionFound as problem:
        raise ValueError(f"The SVG has an instruction “{problem}”, which may run or load things. {PLAIN}") from problem
    except (ParseError, ValueError, LookupError) as problem:
        raise ValueError("") from problem
    if _name(root) != (SVG, "svg") and _name(root) != ("", "svg"):
        raise ValueError("")
    for refusal in problems_of(root):
        raise ValueError(refusal)
    _refuse_endless(root)
    return _size(root)


def _refuse_odd_encoding(content: bytes) -> None:
    said = ENCODING.match(content)
    if said and (named := said[1].decode("latin-1").lower()) not in ENCODINGS:
        raise ValueError(f"The SVG is written in “{named[:30]}”. Save it in UTF-8.")


def problems_of(element: Element, in_notes: bool = False) -> Iterator[str]:
    """What of an element and all in it is not on the list, in words for whoever drew it.

    `in_notes`: in what a program notes for itself only that is looked at which browsers know.
    """
    space, name = _name(element)
    in_notes = in_notes or name == "metadata" or _is_editors(space)
    if space in IN_BROWSERS or not in_notes:
        yield from _problems_of_one(element, space, name)
    for child in element:
        yield from problems_of(child, in_notes)


def _problems_of_one(element: Element, space: str, name: str) -> Iterator[str]:
    if space not in (SVG, "") or name not in KNOWN_ELEMENTS:
        yield f"The SVG has a part “{name}”, which may run, load or hide things. {PLAIN}"
    if name == "style" and LOADS.search("".join(element.itertext())):
        yield f"The SVG loads something from elsewhere. Put it into the drawing. {PLAIN}"
    for attribute, value in element.attrib.items():
        if not _is_harmless(attribute, value):
            yield f"The SVG has “{attribute.rpartition('}')[2]}”, which may run or load things. {PLAIN}"


def _refuse_endless(root: Element) -> None:
    """Count what is drawn when every use, pattern, mask and marker is followed. A chain of ten has a billion parts."""
    by_id = {element.get("id"): element for element in root.iter()}
    drawn: dict[Element, int] = {}

    def parts_of(element: Element) -> int:
        if element not in drawn:
            drawn[element] = MOST_DRAWN + 1  # while it is counted: then it is drawn inside itself
            names = (name for value in element.attrib.values() for name in LEADS_TO.findall(value))
            others = [by_id[name] for name in names if name in by_id]
            drawn[element] = 1 + sum(parts_of(each) for each in (*element, *others))
        return drawn[element]

    if parts_of(root) > MOST_DRAWN:
        raise ValueError("The SVG draws a part inside itself, or too often. Save it as PNG.")


def _is_harmless(attribute: str, value: str) -> bool:
    space, _, name = attribute.removeprefix("{").rpartition("}")
    if name == "href" and space in ("", XLINK):
        return value.strip().lower().startswith(HARMLESS_LINKS)
    if space in (XLINK, XML):
        return name in ("type", "show", "title", "role", "space", "lang")
    if space:
        return _is_editors(space)
    known = name in KNOWN_ATTRIBUTES or name.startswith(("data-", "aria-"))
    return known and not LOADS.search(value)


def _is_editors(space: str) -> bool:
    return space.startswith(EDITORS)


def _name(element: Element) -> tuple[str, str]:
    space, _, name = element.tag.removeprefix("{").rpartition("}")
    return space, name


def _size(root: Element) -> tuple[int, int]:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sides = [re.match(r"\d+(\.\d+)?(?=px|$)", root.get(side, "")) for side in ("width", "height")]
    whole = [side.group() for side in sides if side]
    try:
        width, height = (round(float(each)) for each in (whole if len(whole) == 2 else box[2:4]))
    except (ValueError, OverflowError):
        return 0, 0
    return width, height
