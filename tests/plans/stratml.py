"""Reads a StratML document (ISO 17469-1) as a program does that insists on the standard."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

STRUCTURE = etree.DTD(Path(__file__).with_name("stratml.dtd").open())
NAMESPACE = "{urn:ISO:std:iso:17469:tech:xsd:stratml_core}"
NAME_WITHOUT_COLON = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")  # of NCName what plain identifiers need


def problems_of_stratml(content: bytes) -> list[str]:
    """What the standard does not allow: elements out of place, identifiers, days, addresses."""
    root = etree.fromstring(content)
    problems = [] if STRUCTURE.validate(root) else [error.message for error in STRUCTURE.error_log.filter_from_errors()]
    identifiers = Counter(texts(root, "Identifier"))
    problems += [f"{each} stands twice" for each, times in identifiers.items() if times > 1]
    problems += [f"{each} is no identifier" for each in identifiers if not NAME_WITHOUT_COLON.fullmatch(each)]
    for name in ("StartDate", "EndDate", "PublicationDate"):
        problems += [f"{name} {each} is no day" for each in texts(root, name) if not is_day(each)]
    return problems + [f"{each} is no address" for each in texts(root, "Source") if not urlsplit(each).netloc]


def texts(root, name: str) -> list[str]:
    return [each.text or "" for each in root.iter(f"{NAMESPACE}{name}")]


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
