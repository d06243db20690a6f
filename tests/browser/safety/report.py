"""The table of what was measured: one line a property and browser, beside the mark it has to reach."""

from dataclasses import dataclass

VERDICTS = {True: "ok", False: "MISSED", None: "NOT MEASURED"}


@dataclass(frozen=True)
class Measured:
    row: int  # of the list in the reference: 1 to 20
    what: str
    browser: str
    limit: str
    measured: str
    passed: bool | None  # None: nothing can be said


class Report:
    """Tests say what they measured before they judge it, so that a number is printed also where it is too high."""

    def __init__(self):
        self.lines: list[Measured] = []

    def say(self, row: int, what: str, browser: str, limit: str, measured, passed: bool) -> None:
        """Add a line, and fail the test if it does not pass."""
        self.lines.append(Measured(row, what, browser, limit, str(measured), bool(passed)))
        assert passed, f"{what} ({browser}): {measured}, and the mark is {limit}"

    def could_not_say(self, row: int, what: str, browser: str, limit: str, measured: str) -> None:
        self.lines.append(Measured(row, what, browser, limit, measured, None))

    def table(self) -> list[str]:
        heads = ("row", "property", "browser", "mark", "measured", "")
        cells = [
            (str(line.row), line.what, line.browser, line.limit, line.measured, VERDICTS[line.passed])
            for line in sorted(self.lines, key=lambda line: (line.row, line.what, line.browser))
        ]
        widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
        rows = (heads, tuple("-" * width for width in widths), *cells)
        return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
