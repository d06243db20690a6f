"""The entries at the top of a paper: "Dated: 13/06/2023", in a table, in lines with tabs or line by line."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from plans.papers.body_names import is_name_of_body
from plans.papers.dates import dates_in
from plans.papers.header_entries import HeaderEntry, HeaderPosition
from plans.papers.keywords import (
    ASKED_FOR,
    BODY_WORD,
    ENDS_OPEN,
    OPENINGS,
    OUTCOME_QUESTION,
    field_of,
    is_action,
    key,
    openness_of,
    section_of,
    ticked_words,
)
from plans.papers.nodes import Node, Run, lines_of
from plans.papers.tables import grid

LONGEST_REGION = 80  # pieces
LONGEST_TABLE = 60  # rows
LONGEST_LABEL = 200
LONGEST_LINE_VALUE = 300
QUESTION = re.compile(r"(.{8,300}?\?)(?:\s+(.*))?\Z", re.DOTALL)
YES_OR_NO = re.compile(r"(?:yes|no|y|n|n/a|not applicable|none)\b", re.IGNORECASE)


LABEL_ALONE = re.compile(r"[^:]{2,60}:")  # "Decision no:" in the cell beside another label
# What may stand below a label that has a line of its own and no colon.
FITS_BELOW: dict[str, Callable[[str], object]] = {"subject": bool, "dated": dates_in, "committee": is_name_of_body}
# A table that names none of these is no header, however its other words read.
STRONG_FIELDS = {"committee", "dated", "subject", "openness", "report_of", "author", "outcomes", "question"}


class Header(NamedTuple):
    entries: list[HeaderEntry]
    rest: list[Node]  # all that was not understood, in its order


def read_header(pieces: list[Node]) -> Header:
    """Take the entries out of the pieces before the first section."""
    end = _end_of_region(pieces)
    rows_of = [_rows(index, piece) for index, piece in enumerate(pieces[:end])]
    entries = _HeaderReader([row for rows in rows_of for row in rows]).read()
    if not entries:
        return Header([], pieces)
    rest = [left for piece, rows in zip(pieces, rows_of, strict=False) for left in _left_over(piece, rows)]
    return Header(entries, rest + pieces[end:])


def count_labels(piece: Node) -> set[str]:
    """The header fields that a piece names, to see where another paper begins."""
    if piece.kind == "item":
        return set()
    if len(piece.rows) > LONGEST_TABLE:
        return set()
    texts = [place.text for row in _rows(0, piece, always=True) for place in row[:10]]
    return {entry.field for text in texts for entry in _entries(text)} - {"question"}


def _end_of_region(pieces: list[Node]) -> int:
    for index, piece in enumerate(pieces[:LONGEST_REGION]):
        if piece.kind == "table":
            if len(piece.rows) > LONGEST_TABLE:
                return index
            continue
        text = piece.text
        if piece.kind == "item" or (section_of(text) and not _is_label_of_next(pieces, index)):
            return index
        if len(text) > 2 * LONGEST_LINE_VALUE or (len(text) > 120 and text.endswith(".") and not _entries(text)):
            return index
    return min(len(pieces), LONGEST_REGION)


def _is_label_of_next(pieces: list[Node], index: int) -> bool:
    """ "Purpose of report:" with "For decision" on the next line is a label; with a paragraph, a heading."""
    text, following = pieces[index].text, pieces[index + 1 : index + 2]
    return text.endswith(":") and bool(following) and _accepts(field_of(text), following[0].text)


def _rows(index: int, piece: Node, always: bool = False) -> list[list[HeaderPosition]]:
    if piece.kind == "table":
        if not always and not _is_header_table(piece):
            return []
        return [[HeaderPosition(cell.runs, index, True) for cell in row] for row in grid(piece, spread=False)]
    return [[HeaderPosition(line, index, False)] for line in lines_of(piece.runs)]


def _is_header_table(piece: Node) -> bool:
    """Whether a table states facts about the paper: half of its rows begin with labels we know, one of them telling.

    Rows with tabs are judged one by one, since they may be lines of any kind.
    """
    if piece.from_tabs:
        return True
    if all(cell.is_header for cell in piece.rows[0]) and len(piece.rows) > 1:
        return False
    known = 0
    told: set[str] = set()
    for row in piece.rows:
        fields = {entry.field for cell in row[:10] for entry in _entries(cell.text)}
        filled = [cell.text for cell in row if cell.text]
        if len(filled) == 2 and field_of(filled[0]) and not field_of(filled[1]):
            fields.add(field_of(filled[0]))
        known, told = known + bool(fields), told | fields
    return bool(told & STRONG_FIELDS) and known * 2 >= sum(any(cell.text for cell in row) for row in piece.rows)


def _left_over(piece: Node, rows: list[list[HeaderPosition]]) -> Iterator[Node]:
    if not any(place.taken for row in rows for place in row):
        yield piece
        return
    for row in rows:
        runs: list[Run] = []
        for place in row:
            if not place.taken and place.text:
                runs += [*place.runs, Run(" ")]
        if runs:
            yield Node("paragraph", runs)


class _HeaderReader:
    def __init__(self, rows: list[list[HeaderPosition]]):
        self._rows = rows
        self._found: list[HeaderEntry] = []

    def read(self) -> list[HeaderEntry]:
        for number, row in enumerate(self._rows):
            for column, place in enumerate(row):
                if not place.taken and place.text:
                    self._read_place(number, column)
        return self._found

    def _read_place(self, number: int, column: int) -> None:
        place = self._rows[number][column]
        entries = _entries(place.text) or self._label_without_colon(number, column)
        for entry in entries:
            if entry.field == "question" and not self._is_question_here(number, column, entry):
                return
            if not entry.value and len(entries) == 1:
                entry = entry._replace(value=self._value_beside_or_below(number, column, entry.field))
            if entry.value and not _accepts(entry.field, entry.value, place.in_table):
                return
            if not entry.value and entry.field in ("action", "openness") and not place.in_table:
                return  # "Purpose" with nothing beside it is a heading
            self._found.append(entry)
            place.taken = ticked_words(place.text) is None  # boxes stay on the page, ticked or not

    def _label_without_colon(self, number: int, column: int) -> list[HeaderEntry]:
        """In a table "Meeting date" with a value beside it needs no colon."""
        place = self._rows[number][column]
        filled = sum(bool(other.text) for other in self._rows[number])
        field = field_of(place.text)
        if place.in_table and column == 0 and filled == 2 and field:
            beside = self._beside(number, column)
            return [] if beside and field_of(beside.text) else [HeaderEntry(field, place.text, "")]
        if field in FITS_BELOW and not place.in_table and (place.text.isupper() or field != "subject"):
            below = self._below(number, column)
            if (
                below and field == "subject" and field_of(below.text) == field
            ):  # "SUBJECT" and "Title" above one another
                below.taken = True
                below = self._below(number + 1, column)
            fits = FITS_BELOW[field]
            if below and not section_of(below.text) and not field_of(below.text) and fits(below.text):
                return [HeaderEntry(field, place.text, "")]
        return []

    def _is_question_here(self, number: int, column: int, entry: HeaderEntry) -> bool:
        """A question is an entry in a row of a table; line by line, only among others with short answers."""
        row = self._rows[number]
        if row[column].in_table:
            return len(row) > 1 and column == 0
        below = self._below(number, column)
        answer = entry.value or (below.text if below else "")
        return bool(self._found) and (bool(YES_OR_NO.match(answer)) or self._found[-1].field == "question")

    def _value_beside_or_below(self, number: int, column: int, field: str) -> str:
        beside = self._beside(number, column)
        if beside and _is_value(beside, field):
            beside.taken = True
            return beside.text
        place = self._rows[number][column]
        if field in ("question", "outcomes") and place.in_table:
            return ""
        values = []
        below = self._below(number, column)
        is_label_again = below is not None and field_of(below.text) == field == "subject"
        if below and is_label_again and (below.taken or key(below.text) == "title"):  # "SUBJECT" above "Title"
            number += 1
            below = self._below(number, column)
        while below and _is_value(below, field) and not field_of(below.text[:40].partition(":")[0]):
            if field == "question" and not YES_OR_NO.match(below.text):
                break
            below.taken = True
            values.append(below.text)
            number += 1
            several = place.in_table and field in ("committee", "dated") and len(self._rows[number]) > 1
            below = self._below(number, column) if several else None
        if field == "subject" and values and not place.in_table:
            values += self._lines_below(number, column)
        return "\n".join(values)

    def _lines_below(self, number: int, column: int) -> list[str]:
        """A title that goes on in the next lines, since its line ends in "of the" or the like."""
        values: list[str] = []
        here, below = self._rows[number][column], self._below(number, column)
        while below and ENDS_OPEN.search(here.text) and _is_value(below, "subject") and not section_of(below.text):
            below.taken = True
            values.append(below.text)
            number += 1
            here, below = below, self._below(number, column)
        return values

    def _beside(self, number: int, column: int) -> HeaderPosition | None:
        row = self._rows[number]
        return next((place for place in row[column + 1 :] if place.text), None) if row[column].in_table else None

    def _below(self, number: int, column: int) -> HeaderPosition | None:
        here = self._rows[number][column]
        row = self._rows[number + 1] if number + 1 < len(self._rows) else []
        below = row[column] if column < len(row) else None
        if below is None or not below.text or below.in_table != here.in_table:
            return None
        return below if not here.in_table or below.piece == here.piece else None


def _is_value(place: HeaderPosition, field: str) -> bool:
    """Whether the place can be the value of a label: not taken, not itself a label or a word of another field."""
    if place.taken or not place.text or LABEL_ALONE.fullmatch(place.text):
        return False
    entries = _entries(place.text)
    return not entries or (entries[0].field == field and not entries[0].label)


def _entries(text: str) -> list[HeaderEntry]:
    """The entries that a cell or line holds; the lines after a label belong to it until the next label."""
    ticked = ticked_words(text)
    if ticked is not None:
        return [entry for words in ticked for entry in _entries(words) if not entry.label]
    if openness_of(text) is not None:
        return [HeaderEntry("openness", "", text)]
    if is_action(text):
        return [HeaderEntry("action", "", text)]
    entries: list[HeaderEntry] = []
    for line in text.split("\n"):
        entry = _labelled(line)
        if entry and (not entries or entry.field != "question"):
            entries.append(entry)
        elif entries:
            last = entries[-1]
            entries[-1] = last._replace(value=f"{last.value}\n{line}".strip())
        else:
            return []
    return entries


def _labelled(line: str) -> HeaderEntry | None:
    label, colon, value = line.partition(":")
    if colon and key(label) == "report for" and BODY_WORD.search(value):
        return HeaderEntry("committee", label.strip(), value.strip())
    if colon and field_of(label) == "subject" == field_of(value):  # "SUBJECT: Title", and the title below
        return HeaderEntry("subject", line.strip(), "")
    if colon and len(label) <= LONGEST_LABEL and field_of(label):
        return HeaderEntry(field_of(label), label.strip(), value.strip())
    question = QUESTION.match(line) if "?" in line[:301] else None
    if question:
        field = "outcomes" if OUTCOME_QUESTION.search(question[1]) else "question"
        return HeaderEntry(field, question[1], (question[2] or "").strip())
    for opening, field in OPENINGS:
        match = opening.match(line) if len(line) < 120 else None
        if match:
            return HeaderEntry(field, match.group().strip(), line[match.end() :].strip())
    return None


def _accepts(field: str, value: str, in_table: bool = True) -> bool:
    """Whether a value fits its field; "Status: Draft" says nothing of being public and stays in the text."""
    if not in_table and len(value) > LONGEST_LINE_VALUE:
        return False
    if field == "openness":
        return openness_of(value) is not None
    if field == "action":
        return is_action(value) or ASKED_FOR.fullmatch(value.rstrip(".")) is not None
    if field == "question" and not in_table:
        return len(value) <= LONGEST_LINE_VALUE
    return bool(field)
