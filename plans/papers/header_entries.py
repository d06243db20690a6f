"""One entry of a header as it stood in the paper, and the place it was read from."""

from dataclasses import dataclass
from typing import NamedTuple

from plans.papers.nodes import Run, plain


class HeaderEntry(NamedTuple):
    field: str  # of the vocabulary, or "question"
    label: str  # as published; "" for a word that says what it is by itself, such as "Public"
    value: str  # one line for each line of the source


@dataclass
class HeaderPosition:
    """One cell, or one line outside a table."""

    runs: list[Run]
    piece: int
    in_table: bool
    taken: bool = False

    def __post_init__(self) -> None:
        self.text = plain(self.runs)
