"""A set as the bytes of a file. The same items give the same bytes."""

import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

# Spreadsheet programs run what begins with one of these (OWASP, “CSV injection”), also in its full-width form.
RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BETWEEN = " | "
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes “é” for two other letters


def csv_file(names: Sequence[str], items: Iterable[dict[str, Any]]) -> bytes:
    """CSV as RFC 4180 has it, in UTF-8 with a byte order mark, safe to open in a spreadsheet."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(names)
    for item in items:
        writer.writerow([cell(item[name]) for name in names])
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def cell(value: Any) -> Any:
    """One value as it stands in CSV: numbers stay numbers, and no text can be taken for a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return value
        case list():
            return harmless(BETWEEN.join(value))
    return harmless(value)


def harmless(text: str) -> str:
    """`text` with an apostrophe before it if a spreadsheet would run it, blanks in front or not."""
    is_run = text.startswith(RUN_AS_FORMULA) or text.lstrip().startswith(RUN_AS_FORMULA)
    return f"'{text}" if is_run else text


def json_file(document: dict[str, Any]) -> bytes:
    """JSON in UTF-8, one value to a line, keys in the order given."""
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()
