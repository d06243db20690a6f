"""Text that may stand in XML, such as a feed. Pure."""

import re

# XML 1.0, production 2: no entity can stand for these, so they can only be left out.
NOT_ALLOWED_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def fit_for_xml(text: str) -> str:
    return NOT_ALLOWED_IN_XML.sub("", text)
