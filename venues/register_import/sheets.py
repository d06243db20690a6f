"""An officer's file on its way into an import: read within limits, its table found, and taken as the last was."""

import hashlib
from datetime import datetime

from core import upload_limits
from core.bounded_process import ClockRanOut, Limits, ProcessStopped, run_bounded
from core.name_folding import folded
from core.open_data.files import RUN_AS_FORMULA
from core.upload_limits import MOST_BYTES_OF_A_SHEET as MOST_BYTES
from venues.models import ImportRun, ImportSheet, SchemeYear, SheetShape
from venues.references import WITHOUT_A_SCHEME, read_reference
from venues.register_import.choices import choices_for
from venues.register_import.columns import BY_KEY, plain, recognise
from venues.register_import.entries import LEFT_EMPTY, NO_LEVEL, WORDED
from venues.register_import.grids import NOT_A_SHEET, Grid
from venues.register_import.rows import meant
from venues.register_import.table import LOOKED_AT, SheetTable, table_of
from venues.register_import.words import is_nothing
from venues.scheme import the_scheme


def read_file(data: bytes, name: str, limits: Limits | None = None) -> list[Grid]:
    """The sheets of a file, read in a process of its own. Raises ValueError in words for the officer.

    `limits`: where somebody waits for it; without them, as for a register, which goes on beside the request.
    """
    from venues.register_import.spreadsheet import read_workbook  # its libraries are large

    if len(data) > MOST_BYTES:
        raise ValueError(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Split it and import the parts.")
    try:
        grids = run_bounded(read_workbook, data, name, limits=limits or upload_limits.SHEET, returns=(Grid,))
    except ClockRanOut as problem:
        raise ValueError("The site is busy at this moment. Wait a minute and send the file again.") from problem
    except ProcessStopped as problem:
        raise ValueError(f"{problem} {NOT_A_SHEET}") from problem
    for grid in grids:
        grid.rows = [(number, list(map(without_guard, cells))) for number, cells in grid.rows]
    return grids


def without_guard(cell: str) -> str:
    """Our own export puts an apostrophe before what a spreadsheet would run; read back, it is not part of the text."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip().startswith(RUN_AS_FORMULA) else cell


def table_in(grids: list[Grid]) -> tuple[int, SheetTable]:
    """The sheet in which most of our columns are known, the first of equals, and its table. Raises ValueError."""
    tables, empty = [], []
    for position, grid in enumerate(grids):
        try:
            tables.append((position, table_of(grid)))
        except ValueError as problem:
            empty.append((max(len(recognise(cells)) for _, cells in grid.rows[:LOOKED_AT]), problem))
    best = max(tables, key=lambda pair: (len(pair[1].known), -pair[0]), default=None)
    known, refusal = max(empty, key=lambda pair: pair[0], default=(0, ValueError(NOT_A_SHEET)))
    if best is None or known > len(best[1].known):  # our own template, with nothing in it but its help
        raise refusal
    return best


def sheets_with_a_table(data: bytes, name: str) -> list[Grid]:
    """The sheets of a file, of which one at least has a table. Raises ValueError in words for the officer."""
    grids = read_file(data, name)
    table_in(grids)
    return grids


def start_run(grids: list[Grid], file_name: str, year: SchemeYear, user) -> ImportRun:
    """Keep what was read. Nothing of the register is changed. Raises ValueError where no sheet has a table."""
    position, table = table_in(grids)
    run = ImportRun(file_name=file_name[:255], scheme_year=year, uploaded_by=user)
    _put(run, grids[position].name, table)
    run.save()
    ImportSheet.objects.bulk_create(
        ImportSheet(run=run, position=n, name=grid.name[:255], rows=grid.rows, wide=grid.wide)
        for n, grid in enumerate(grids)
        if not grid.is_cut
    )
    return run


def take_table(run: ImportRun, sheet: ImportSheet, heading_row: int | None = None) -> None:
    """Read another sheet of the file, or the same one with its headings elsewhere. Raises ValueError."""
    grid = Grid(sheet.name, [(number, cells) for number, cells in sheet.rows])
    grid.wide = {int(row): [tuple(each) for each in spans] for row, spans in sheet.wide.items()}
    table = table_of(grid, heading_row, run.kept_rows)
    is_another = (run.sheet_name, run.headings) != (sheet.name, table.headings)
    columns = run.columns
    _put(run, sheet.name, table)
    if not is_another:
        run.columns = columns
    run.save()


def _put(run: ImportRun, name: str, table: SheetTable) -> None:
    run.sheet_name, run.heading_row = name[:255], table.heading_row
    run.headings, run.letters = table.headings, table.letters
    run.rows = [[number, cells] for number, cells in table.rows]
    run.aside = [[each.row, each.taken_for, each.text] for each in table.aside]
    columns = {key: place for key, place in table.known.items() if place not in table.counting}
    if "reference" in columns and not any_is_ours(table.column(columns["reference"])):
        del columns["reference"]
    run.columns = columns
    if shape := SheetShape.objects.filter(fingerprint=fingerprint(run.headings)).first():
        run.columns = {key: place for key, place in shape.columns.items() if key in BY_KEY}
        run.answers |= {"fixed": shape.fixed, "as_on": shape.used_at.date().isoformat()}
    run.answers["words"] = words_remembered()


def any_is_ours(references: list[str]) -> bool:
    """Whether one is a reference of this register, or there are none: others number their venues too."""
    prefixes = (*the_scheme().every_prefix, WITHOUT_A_SCHEME)
    written = [reference for reference in references if reference.strip()]
    return not written or any(read_reference(reference, prefixes) for reference in written)


def fingerprint(headings: list[str]) -> str:
    """The same for sheets with the same headings in the same order."""
    return hashlib.sha256("\n".join(plain(heading) for heading in headings).encode()).hexdigest()


def words_remembered() -> dict[str, dict[str, str]]:
    """What officers said that words mean, of sheets of any shape; the latest answer counts."""
    words: dict[str, dict[str, str]] = {}
    for shape in SheetShape.objects.order_by("used_at"):
        for key, meanings in shape.words.items():
            words.setdefault(key, {}).update(meanings)
    return words


def remember(run: ImportRun, moment: datetime) -> None:
    """Keep how this sheet is read, for the next one of its shape. Which rows were left out or mended is not kept."""
    kept = {"columns": run.columns, "fixed": run.fixed, "words": run.answers.get("words", {}), "used_at": moment}
    SheetShape.objects.update_or_create(fingerprint=fingerprint(run.headings), defaults=kept)


def unknown_words(run: ImportRun) -> dict[str, dict[str, int]]:
    """Our column to the words of the sheet that we cannot place, each with the first row that has it."""
    choices = choices_for(run.scheme_year, run.answers)
    left_out, found = set(run.left_out), {}
    for key in WORDED:
        place = run.columns.get(key)
        if place is None:
            continue
        words: dict[str, int] = {}
        seen: set[str] = set()
        for number, cells in run.rows:
            text = run.mended.get(str(number), {}).get(key, cells[place]).strip()
            if number in left_out or text in seen or _names_a_certificate(run, cells):
                continue
            seen.add(text)
            if not is_nothing(text) and not text.startswith("=") and meant(key, text, choices) is None:
                words[text] = number
        if words:
            found[key] = words
    return found


def _names_a_certificate(run: ImportRun, cells: list[str]) -> bool:
    place = run.columns.get("number")
    return place is not None and bool(cells[place].strip())


def say_words(run: ImportRun, said: dict[str, dict[str, str]]) -> None:
    """Take over what an officer says: our column to a word of the sheet to the label of what it means."""
    words = {key: dict(meanings) for key, meanings in run.answers.get("words", {}).items()}
    for key, meanings in said.items():
        words.setdefault(key, {}).update({folded(word) or word: label for word, label in meanings.items()})
    run.answers = {**run.answers, "words": words}
    run.save(update_fields=["answers"])


def labels_for(key: str, run: ImportRun) -> list[tuple[str, str]]:
    """What a word of this column can mean, for a choice; kept by the label, which outlasts a year and a number."""
    labels = choices_for(run.scheme_year, run.answers).names[key]
    nothing = (NO_LEVEL, "No award") if key == "level" else (LEFT_EMPTY, "Leave empty")
    return [*((label, label) for label in labels.values()), nothing]
