"""What keeps something from being published, in words. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """What is missing, in words that say what to do.

    `field` is the field to show it at, "" for the page as a whole; with `rows` and `row` it is a field of that
    row (from 0) of the page's child rows of that name.
    """

    message: str
    field: str = ""
    rows: str = ""
    row: int = 0
