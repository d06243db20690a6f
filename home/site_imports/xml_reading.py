"""XML as other sites really write it: without entities of its own, and mended where that is safe. Pure."""

import re
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, whose characters are no bytes
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # not allowed in XML, and in many an export all the same
NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
BARE = re.compile(rb"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};)")
PREFIX = re.compile(rb"<(wp|content|excerpt|dc|wfw|image|news|xhtml):")
ROOT = re.compile(rb"<[a-z]+\b")  # the first element


def root_of(data: bytes) -> Element:
    """The root of the XML in `data`. Raises ValueError with a sentence for whoever chose the file."""
    if not data.startswith(MARKS):
        data = CONTROLS.sub(b"", data.removeprefix(b"\xef\xbb\xbf")).lstrip()
    try:
        return parsed(data)
    except ParseError as problem:
        try:
            return parsed(mended(data))
        except ParseError:
            line = problem.position[0]
            raise ValueError(
                f"The file is no sound XML: line {line} cannot be read. Export it again, all of it, and try once more."
            ) from problem


def parsed(data: bytes) -> Element:
    try:
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
        return root
    except DefusedXmlException as problem:
        raise ValueError("The file declares entities, which no export does. Export it again.") from problem
    except (LookupError, UnicodeError) as problem:
        raise ValueError("The file is in an encoding that we cannot read. Save it as UTF-8.") from problem


def mended(data: bytes) -> bytes:
    """Names of HTML as the characters they are, a lone & as what it means, and prefixes that nobody declared."""
    data = NAMED.sub(lambda found: html5.get(f"{found[1].decode()};", f"&amp;{found[1].decode()};").encode(), data)
    data = BARE.sub(b"&amp;", data)
    prefixes = sorted({each for each in PREFIX.findall(data) if b"xmlns:" + each not in data})
    declared = b"".join(b' xmlns:%s="undeclared:%s"' % (each, each) for each in prefixes)
    return ROOT.sub(lambda found: found[0] + declared, data, count=1)


def name_of(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def said(element: Element, name: str, space: str = "") -> str:
    """The words of the first child of that name, from a namespace that has `space` in its address."""
    for child in element:
        if name_of(child) == name and space in str(child.tag):
            return "".join(child.itertext()).strip()
    return ""
