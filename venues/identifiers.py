"""What others call the same premises: numbers by which the register can be joined with their data. Pure."""

from django.core.validators import RegexValidator

# Our field to what it may say. A licence number has another form at every authority.
IDENTIFIERS = {
    "uprn": RegexValidator(r"^[0-9]{1,12}\Z", "A UPRN has at most 12 figures and nothing else."),
    "fhrs_id": RegexValidator(r"^[0-9]{1,9}\Z", "An FHRS number has at most 9 figures and nothing else."),
    "licence_number": RegexValidator(r"^[^\x00-\x1f]{1,40}\Z", "A licence number has at most 40 characters."),
}


def as_typed(key: str, text: str) -> str:
    """Without what a spreadsheet program adds to a number of figures: “100023336956.0”."""
    return text.removesuffix(".0") if key != "licence_number" else text
