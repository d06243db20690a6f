"""CSV and its kin as rows of text, whatever separates the cells. A quotation mark without a partner is found. Pure."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

DELIMITERS = ",;\t|"
LOOKED_AT = 60  # lines from the top, to tell what separates the cells
BLANKS_BEFORE_MARK = re.compile(r' +"')
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read_text(data: bytes, not_a_sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Number of the line on which each row begins, and its cells. Raises ValueError."""
    text = decoded(data)
    if "\0" in text:
        raise ValueError(not_a_sheet)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    named = re.match(r"sep=(.)\n", text)  # a line that Excel itself writes and reads
    start = 2 if named else 1
    body = text[named.end() :] if named else text
    delimiter = named[1] if named else delimiter_of(body)
    refuse_stray_marks(body, delimiter, start)
    return rows_of(body, delimiter, start, not_a_sheet)


def decoded(data: bytes) -> str:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what Excel saves on an English Windows


def delimiter_of(text: str) -> str:
    """The sign that splits most lines into the same number of cells. Commas inside quotation marks do not count."""
    lines = [re.sub(r'"[^"\n]*"', "", line) for line in text.split("\n")[:LOOKED_AT] if line.strip()]

    def how_regular(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines if line.count(sign))
        if not counts:
            return 0, 0
        number, often = max(counts.items(), key=lambda item: (item[1], item[0]))
        return often, number

    return max(DELIMITERS, key=how_regular)


def rows_of(text: str, delimiter: str, start: int, not_a_sheet: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=delimiter != "\t")
    begins = start
    try:
        for row in reader:
            yield begins, row
            begins = start + reader.line_num
    except csv.Error as problem:
        raise ValueError(not_a_sheet) from problem


def refuse_stray_marks(text: str, delimiter: str, start: int) -> None:
    """A mark that opens a cell and is never closed, or is closed rows below, would swallow what stands between them
    without a word. A cell of several lines, such as an address, is none.
    """
    if '"' not in text:
        return
    usual = _usual_width(text, delimiter)
    opened, first, swallowed = 0, "", False
    for number, line in enumerate(text.split("\n"), start):
        was_open = bool(opened)
        mark, closes_badly = _open_at_end(line, delimiter, was_open)
        if was_open and (closes_badly or (swallowed and mark != 0)):
            raise ValueError(_stray(opened, first))
        if mark is None:
            opened, swallowed = 0, False
        elif not was_open or mark:  # a cell that begins here, also where another one ends
            opened, first = number, line
            swallowed = _has_cells(line[mark:], delimiter, max(2, usual - line[:mark].count(delimiter)))
        else:
            swallowed = swallowed or _has_cells(line, delimiter, max(2, usual))
    if opened:
        raise ValueError(_stray(opened, first))


def _open_at_end(line: str, delimiter: str, is_open: bool) -> tuple[int | None, bool]:
    """Where the cell begins that is still open at the end of the line, if one is; and whether a cell that came from an
    earlier line ends here with text after its mark. A mark inside plain text opens none.
    """
    at, begins, is_first, closes_badly = 0, 0, is_open, False
    while True:
        if not is_open:
            if BLANKS_BEFORE_MARK.match(line, at):
                at = line.index('"', at)
            if line[at : at + 1] == '"':
                is_open, begins, at = True, at, at + 1
            else:
                at = line.find(delimiter, at) + 1
                if not at:
                    return None, closes_badly
                continue
        close = line.find('"', at)
        if close < 0:
            return begins, closes_badly
        if line[close + 1 : close + 2] == '"':  # doubled: it stands for itself
            at = close + 2
            continue
        if is_first:
            closes_badly = line[close + 1 : close + 2] not in ("", delimiter, " ")
        is_open, is_first = False, False
        at = line.find(delimiter, close + 1) + 1
        if not at:
            return None, closes_badly


def _usual_width(text: str, delimiter: str) -> int:
    lines = [line for line in text.split("\n")[: LOOKED_AT * 10] if line.strip() and '"' not in line]
    counts = Counter(line.count(delimiter) for line in lines)
    return counts.most_common(1)[0][0] if counts else 0


def _has_cells(line: str, delimiter: str, many: int) -> bool:
    """Whether it reads like cells of a row. In an address or a sentence a blank follows a comma."""
    return line.count(delimiter) - line.count(f"{delimiter} ") >= many


def _stray(number: int, line: str) -> str:
    shown = line if len(line) <= 90 else f"{line[:90]}…"
    return (
        f"Line {number} has a quotation mark with no partner. It would swallow the rows below it: {shown} "
        "Nothing was read. Take out the mark, or add its partner, and choose the file again."
    )
