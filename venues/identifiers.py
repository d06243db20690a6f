"""What others call the same premises: numbers by which the register can be joined with their data. Pure."""

import re

from django.core.validators import RegexValidator

# Our field to what it may say. A licence number has another form at every authority.
IDENTIFIERS = {
    "uprn": RegexValidator(r"^[0-9]{1,12}\Z", "A UPRN has at most 12 figures and nothing else."),
    "fhrs_id": RegexValidator(r"^[0-9]{1,9}\Z", "An FHRS number has at most 9 figures and nothing else."),
    "licence_number": RegexValidator(r"^[^\x00-\x1f]{1,40}\Z", "A licence number has at most 40 characters."),
}


FHRS_ADDRESS = re.compile(r"ratings\.food\.gov\.uk/business/(?:[a-z]{2}-[A-Z]{2}/)?([0-9]{1,9})\b")
NAMED = re.compile(r"(uprn|fhrs(\s?id)?)\b[\s:.#]*", re.IGNORECASE)


def as_typed(key: str, text: str) -> str:
    """Only the number: of the address of a rating, of “UPRN: 100023336956”, of a spreadsheet’s “100,023,336,956.0”."""
    if key == "licence_number":
        return text
    if found := FHRS_ADDRESS.search(text):
        return found[1]
    return NAMED.sub("", text, count=1).removesuffix(".0").replace(",", "")
