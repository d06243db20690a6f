"""What is in a spreadsheet, as sheets of text, and when it is too much. Pure; reading one needs large libraries."""

from dataclasses import dataclass, field

MOST_ROWS = 25_000
NOT_A_SHEET = (
    "We cannot read this file. Open it in your spreadsheet program, save it as .xlsx or as CSV, and choose it again."
)


@dataclass
class Grid:
    """One sheet. `rows`: the number of each as the spreadsheet program shows it, and its cells as text.

    Only rows that hold something. `wide`: row to the first and last column of the cells merged over them in that row.
    `is_cut`: it has more rows than we read, so it can be no register; other sheets of the file can.
    """

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    wide: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    is_cut: bool = False


class TooManyRows(ValueError):
    def __init__(self) -> None:
        super().__init__(f"The sheet has more than {MOST_ROWS:,} rows. Split it and import the parts.")
