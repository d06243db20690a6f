"""What an officer answers about rows of a sheet: cells mended, rows left out, venues chosen."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from venues.models import ImportRun
from venues.register_import.columns import BY_KEY

LONGEST = 2_000  # characters of a mended cell


def answer_rows(run: ImportRun, given: QueryDict) -> bool:
    """Take over what was typed and pressed. Returns whether anything is another than before."""
    before = dict(run.answers)
    known = {number for number, _ in run.rows}
    mended = {row: dict(cells) for row, cells in run.mended.items()}
    for name in given:
        text = given.get(name, "")
        _, _, rest = name.partition("cell-")
        row, _, key = rest.partition("-")
        is_ours = name.startswith("cell-") and key in BY_KEY and _number(row) in known
        if is_ours and text.strip() != given.get(f"was-{row}-{key}", "").strip():
            mended.setdefault(row, {})[key] = " ".join(text.split())[:LONGEST]
    _use(mended, given.get("use", ""), known)
    shown, out = _numbers(given, "shown"), _numbers(given, "out")
    left_out = ((set(run.left_out) - shown) | (out & known)) & known
    venues = dict(run.chosen_venues)
    row, _, venue = given.get("venue", "").partition("|")
    if _number(row) in known and venue:
        venues[row] = venue[:12]
    run.answers = {**run.answers, "mended": mended, "left_out": sorted(left_out), "venues": venues}
    run.save(update_fields=["answers"])
    return {**EMPTY, **before} != run.answers


def leave_out(run: ImportRun, rows: Iterable[int], dropped: str = "") -> None:
    """One press for many rows: leave these out, or a column of all of them."""
    run.answers = {**run.answers, "left_out": sorted({*run.left_out, *rows})}
    run.columns = {column: place for column, place in run.columns.items() if column != dropped}
    fixed = {column: text for column, text in run.fixed.items() if column != dropped}
    mended = {row: {c: text for c, text in cells.items() if c != dropped} for row, cells in run.mended.items()}
    run.answers |= {"fixed": fixed, "mended": mended}
    run.save(update_fields=["answers", "columns"])


EMPTY: Mapping = {"mended": {}, "left_out": [], "venues": {}}


def _use(mended: dict[str, dict[str, str]], pressed: str, known: set[int]) -> None:
    """A proposal was taken: `15|postcode|EC2V 0AA`."""
    row, _, rest = pressed.partition("|")
    key, _, text = rest.partition("|")
    if _number(row) in known and key in BY_KEY:
        mended.setdefault(row, {})[key] = text[:LONGEST]


def _numbers(given: QueryDict, name: str) -> set[int]:
    return {_number(each) for each in given.getlist(name)}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
