"""RAG tables (red, amber, green) of papers, and BRAG ones: the rows that say how far something is. Pure."""

import re
from typing import NamedTuple

from plans.papers.dates import date_spans

# What the words of such tables mean here. A word that means something else elsewhere is not among them.
WORDS_OF_STATE = {
    "complete": r"(?:fully )?(?:completed?|implemented)|done|achieved|finished|closed|blue|business as usual",
    "not_started": r"not (?:yet )?(?:started|begun|due|scheduled to start|implemented)|(?:yet|due) to start|gr[ae]y",
    "on_track": r"green|(?:progressing(?: and)? )?on[ -](?:track|target|schedule|time)(?: to be (?:met|delivered).*)?"
    r"|(?:good|in) (?:progress|process)(?: - not (?:yet )?due)?|progressing|under ?way|on[- ]?going|in hand|being done",
    "at_risk": r"amber|yellow|orange|(?:amber|yellow) ?[/-] ?(?:green|red)|(?:green|red) ?[/-] ?(?:amber|yellow)"
    r"|at risk|(?:slightly |some )?(?:delay(?:ed)?|slippage)(?: by less.*)?|lagging"
    r"|part(?:ly|ially) (?:met|implemented|completed?)",
    "off_track": r"red|off (?:track|target)|(?:in (?:process|progress) - )?(?:overdue|past due)|missed"
    r"|behind(?: schedule)?|insufficient progress|(?:significant(?:ly)? )?delay(?:s|ed)"
    r"|will not be (?:met|delivered)\b.*",
    "stopped": r"stopped|cancelled|withdrawn|discontinued|paused|deferred|on hold|abandoned|will not implement"
    r"|superseded|no longer (?:needed|required|applicable|relevant)",
}
LETTERS = {"b": "complete", "g": "on_track", "a": "at_risk", "y": "at_risk", "r": "off_track"}
LETTERS |= dict.fromkeys(("a/g", "g/a", "a/r", "r/a"), "at_risk")
# Where a row has a word and a colour: "In progress" beside "Red" is off track, "Complete" beside "Green" is done.
WHICH_COUNTS = ["complete", "stopped", "not_started", "off_track", "at_risk", "on_track"]
MEANS = {state: re.compile(words, re.IGNORECASE) for state, words in WORDS_OF_STATE.items()}
COLOURS = re.compile(r"[bgayr](?:/[agr])?|(?:blue|green|amber|yellow|orange|red|gr[ae]y)\b.*", re.IGNORECASE)
DONE_COLUMN = re.compile(r"(?:date )?(?:completed?|done|implemented)(?: date)?\??", re.IGNORECASE)
PERCENT_COLUMN = re.compile(r"complet|\bstate\b|\bprogress\b", re.IGNORECASE)
PERCENT = re.compile(r"(\d{1,3})(?:\.\d+)? ?%")
STATUS_COLUMN = re.compile(r"\bb?rag\b|status|rating|progress rating|state\b", re.IGNORECASE)
LATEST = re.compile(r"current|latest|this|now", re.IGNORECASE)
EARLIER = re.compile(r"previous|prior|last (?!update)", re.IGNORECASE)
# What a row is about: what is done, before what it is for.
SUBJECT_COLUMNS = [
    re.compile(words, re.IGNORECASE)
    for words in (
        r"recommendation|what (?:we will|will we)|action(?!s? (?:taken|complete))|activit|project|milestone|commitment"
        r"|measure|deliverable|task|indicator|kpi",
        r"objective|priorit",
    )
]
ACTION_COLUMN = re.compile(r"(?:agreed )?actions?(?: points?)?", re.IGNORECASE)
LOG_COLUMN = re.compile(r"update|progress|outcome|comment", re.IGNORECASE)
UPDATE_COLUMN = re.compile(
    r"update|comment|narrative|position|notes?\b|progress|what (?:we|has)|achieve|actions? taken|response",
    re.IGNORECASE,
)
# In one cell, the state and then words about it: "Completed", "The list was published in May."
STATE_AND_MORE = re.compile(r"(?P<said>[^\n]{1,40}?)(?:\n|\s[-–—]\s|[:.;]\s)(?P<more>.+)", re.DOTALL)
LABELLED_LINE = re.compile(r"(?P<label>[A-Z][\w ()/%-]{1,40}):\s*(?P<value>.*)")
PEOPLE_COLUMN = re.compile(r"lead|owner|officer|responsible|whom?\b|name", re.IGNORECASE)
LEAST_ROWS, MOST_OTHERS = 2, 0.4


class RagRow(NamedTuple):
    subject: str  # what the row is about, as published
    said: str  # "Amber"
    state: str  # "at_risk"
    narrative: str


def rag_rows(names: list[str], rows: list[list[str]]) -> list[RagRow]:
    """The rows of a table with these column names; [] where it says of nothing how far it is.

    "\\n" in a cell parts its paragraphs.
    """
    rows, more = _states_and_more(names, rows)
    states = _columns_of_states(names, rows)
    others = [at for at in range(len(names)) if at not in states and not PEOPLE_COLUMN.search(names[at])]
    counted = [column for column in (_newest(kind, names) for kind in _kinds(states, rows)) if column]
    subject = _subject(names, rows, others)
    if not counted or subject is None:
        return []
    update = next((at for at in others if at != subject and UPDATE_COLUMN.search(names[at])), None)
    told = []
    for row, words in zip(rows, more, strict=True):
        last = [_last_filled(row, names, column) for column in counted]
        said = {_state_in(cell, name, is_column_of_states=True): cell for name, cell in last}
        if state := next((each for each in WHICH_COUNTS if each in said), ""):
            narrative = "\n".join(filter(None, (row[update] if update is not None else "", words)))
            told.append(RagRow(row[subject], said[state], state, narrative))
    return [row for row in told if row.subject]


def sections_as_table(sections: list[tuple[str, list[str]]]) -> tuple[list[str], list[list[str]]]:
    """The column names and rows of sections that have the same labelled lines: a heading, below it "Status: Green".

    A section is its heading and its lines. A line without a label belongs to the label above it.
    """
    told = [(heading, fields) for heading, lines in sections if (fields := _fields(lines))]
    labels = list(dict.fromkeys(label for _, fields in told for label in fields))
    return ["Action", *labels], [[heading, *(fields.get(label, "") for label in labels)] for heading, fields in told]


def _fields(lines: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in lines:
        found = LABELLED_LINE.fullmatch(line)
        if found and found["label"] not in fields:
            fields[found["label"]] = found["value"]
        elif fields:
            last = next(reversed(fields))
            fields[last] = f"{fields[last]}\n{line}".strip()
    return fields


def _states_and_more(names: list[str], rows: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The rows with nothing but the state in a column of states, and what each cell there says behind it.

    Where no column is called one, actions beside updates that begin with a state are read so: "Completed. It is lit."
    """
    split, more = [list(row) for row in rows], [""] * len(rows)
    columns = [at for at, name in enumerate(names) if at and STATUS_COLUMN.search(name)]
    is_log = not columns and any(ACTION_COLUMN.fullmatch(name.strip()) for name in names)
    logs = [at for at, name in enumerate(names) if is_log and at and LOG_COLUMN.search(name)][-1:]
    for at in [*columns, *logs]:
        for row, cells in enumerate(split):
            found = None if state_of(cells[at], True) else STATE_AND_MORE.fullmatch(cells[at].strip())
            if found and state_of(found["said"], at not in logs):
                cells[at], more[row] = found["said"], found["more"]
            elif at in logs and not state_of(cells[at]):
                cells[at] = ""  # it tells of it, and not how far it is
    return split, more


def state_of(said: str, is_column_of_states: bool = False) -> str:
    """What "Amber" or, in a column of states, "A" says of an activity; "" if it says nothing."""
    said = re.sub(r"\A\W+|\W+\Z", "", " ".join(said.split()))
    if is_column_of_states and said.lower() in LETTERS:
        return LETTERS[said.lower()]
    return next((state for state, words in MEANS.items() if words.fullmatch(said)), "")


def _state_in(cell: str, name: str, is_column_of_states: bool | None = None) -> str:
    """What a cell says below this name: "100%" is done and "0%" not begun, and so is a day below "Completed"."""
    if DONE_COLUMN.fullmatch(name.strip()) and (date_spans(cell) or re.match(r"completed?\b", cell, re.IGNORECASE)):
        return "complete"
    percent = PERCENT.fullmatch(cell.strip()) if PERCENT_COLUMN.search(name) else None
    if percent:
        return {0: "not_started", 100: "complete"}.get(int(percent[1]), "on_track")
    is_status = STATUS_COLUMN.search(name) is not None if is_column_of_states is None else is_column_of_states
    return state_of(cell, is_status)


def _columns_of_states(names: list[str], rows: list[list[str]]) -> list[int]:
    """Not the first, which in a key to the colours has them too, unless actions stand beside it and states return."""
    first = [row[0] for row in rows]
    is_key = len(set(first)) == len(first) or not any(SUBJECT_COLUMNS[0].search(name) for name in names[1:])
    start = 1 if is_key or not STATUS_COLUMN.search(names[0]) else 0
    return [at for at in range(start, len(names)) if _is_status(names[at], [row[at] for row in rows])]


def _kinds(states: list[int], rows: list[list[str]]) -> list[list[int]]:
    """The columns of words, then those of colours."""
    colours = [at for at in states if sum(bool(COLOURS.fullmatch(row[at].strip())) for row in rows) >= LEAST_ROWS]
    return [[at for at in states if at not in colours], colours]


def _newest(columns: list[int], names: list[str]) -> list[int]:
    """Of several, the one that is called the latest; else all that are not called earlier, a quarter each."""
    latest = [at for at in columns if LATEST.search(names[at])][:1]
    return latest or [at for at in columns if not EARLIER.search(names[at])]


def _last_filled(row: list[str], names: list[str], columns: list[int]) -> tuple[str, str]:
    """The name of the last column that is filled, and what stands there."""
    return next(((names[at], row[at]) for at in reversed(columns) if row[at].strip()), ("", ""))


def _subject(names: list[str], rows: list[list[str]], others: list[int]) -> int | None:
    """The column that says what a row is about: by its name, with words in it; else the first with words."""
    wordy = [at for at in others if _has_words(rows, at)]
    named = (at for words in SUBJECT_COLUMNS for at in wordy if words.search(names[at]))
    return next(named, next(iter(wordy), None))


def _is_status(name: str, cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    known = sum(bool(_state_in(cell, name)) for cell in filled)
    return known >= LEAST_ROWS and known >= (1 - MOST_OTHERS) * len(filled)


def _has_words(rows: list[list[str]], column: int) -> bool:
    return sum(len(row[column].split()) > 1 for row in rows) * 2 >= len(rows)
