"""An SVG drawing by an allow list: what is not named here as harmless is refused, so that a new way to run or load
something in a drawing is refused before anybody has heard of it (OWASP ASVS 5.0, V5.2.1 and V5.3).

Pure: `size_of_drawing` needs no Django, so that it can run in a bounded process.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import parse

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
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
fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust font-
stretch font-style font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical image-
rendering isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-
start mask mix-blend-mode opacity overflow paint-order pointer-events shape-rendering solid-color solid-
opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
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
LOADS = re.compile(r"url\(\s*['\"]?(?!#)|@import|@font-face|expression\(|javascript:|-moz-binding|\\", re.IGNORECASE)
PLAIN = "Save it as “plain SVG”, or as PNG."


def size_of_drawing(content: bytes) -> tuple[int, int]:
    """Width and height in pixels, 0 where none are given. Raises ValueError, in words, for what is no safe drawing."""
    try:
        root = parse(BytesIO(content), forbid_dtd=False, forbid_entities=True, forbid_external=True).getroot()
    except DefusedXmlException as problem:
        raise ValueError(f"The SVG declares entities. {PLAIN}") from problem
    except (ParseError, UnicodeDecodeError, LookupError) as problem:
        raise ValueError("") from problem
    if _name(root) != (SVG, "svg") and _name(root) != ("", "svg"):
        raise ValueError("")
    for refusal in problems_of(root):
        raise ValueError(refusal)
    return _size(root)


def problems_of(element: Element) -> Iterator[str]:
    """What of an element and all in it is not on the list, in words for whoever drew it."""
    if not isinstance(element.tag, str):  # a comment or an instruction: nothing of it is kept
        return
    space, name = _name(element)
    if _is_editors(space):
        return  # unknown to browsers, with all that is in it, unless that is SVG again
    if space not in (SVG, "") or name not in KNOWN_ELEMENTS:
        yield f"The SVG has a part “{name}”, which may run, load or hide things. {PLAIN}"
    if name == "style" and LOADS.search(element.text or ""):
        yield f"The SVG loads something from elsewhere. Put it into the drawing. {PLAIN}"
    for attribute, value in element.attrib.items():
        if not _is_harmless(attribute, value):
            yield f"The SVG has “{attribute.rpartition('}')[2]}”, which may run or load things. {PLAIN}"
    if name != "metadata":
        for child in element:
            yield from problems_of(child)


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
