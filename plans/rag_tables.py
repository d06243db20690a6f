"""RAG tables (red, amber, green) of papers, and BRAG ones: the rows that say how far something is. Pure."""

import re
from typing import NamedTuple

# What the words of such tables mean here. A word that means something else elsewhere is not among them.
WORDS_OF_STATE = {
    "complete": r"completed?|done|achieved|finished|closed|blue",
    "not_started": r"not (?:yet )?(?:started|begun|due)|gr[ae]y",
    "on_track": r"green|(?:progressing(?: and)? )?on (?:track|target|schedule)|(?:good|in) progress"
    r"|under ?way|ongoing",
    "at_risk": r"amber|yellow|orange|(?:amber|yellow) ?[/-] ?(?:green|red)|(?:green|red) ?[/-] ?(?:amber|yellow)"
    r"|at risk|(?:slightly |some )?(?:delay(?:ed)?|slippage)(?: by less.*)?",
    "off_track": r"red|off (?:track|target)|overdue|behind(?: schedule)?|missed|(?:significant(?:ly)? )?delay(?:s|ed)",
    "stopped": r"stopped|cancelled|withdrawn|discontinued|paused",
}
LETTERS = {"b": "complete", "g": "on_track", "a": "at_risk", "y": "at_risk", "r": "off_track"}
MEANS = {state: re.compile(words, re.IGNORECASE) for state, words in WORDS_OF_STATE.items()}
STATUS_COLUMN = re.compile(r"\bb?rag\b|status|rating|progress rating|state\b", re.IGNORECASE)
LATEST = re.compile(r"current|latest|this|now", re.IGNORECASE)
SUBJECT_COLUMN = re.compile(
    r"action|activit|project|objective|priorit|milestone|commitment|measure|deliverable|task|what we will|indicator"
    r"|kpi",
    re.IGNORECASE,
)
UPDATE_COLUMN = re.compile(
    r"update|comment|narrative|position|notes?\b|progress|what (?:we|has)|achieve", re.IGNORECASE
)
PEOPLE_COLUMN = re.compile(r"lead|owner|officer|responsible|who\b|name", re.IGNORECASE)
LEAST_ROWS, MOST_OTHERS = 2, 0.4


class RagRow(NamedTuple):
    subject: str  # what the row is about, as published
    said: str  # "Amber"
    state: str  # "at_risk"
    narrative: str


def rag_rows(names: list[str], rows: list[list[str]]) -> list[RagRow]:
    """The rows of a table with these column names; [] where it says of nothing how far it is."""
    status = _status_column(names, rows)
    if status is None:
        return []
    others = [at for at in range(len(names)) if at != status and not PEOPLE_COLUMN.search(names[at])]
    others = [at for at in others if not _is_status(names[at], [row[at] for row in rows])]
    subject = next((at for at in others if SUBJECT_COLUMN.search(names[at])), None)
    if subject is None:
        subject = next((at for at in others if _has_words(rows, at)), None)
    if subject is None:
        return []
    update = next((at for at in others if at != subject and UPDATE_COLUMN.search(names[at])), None)
    told = [
        RagRow(row[subject], row[status], state_of(row[status], True), row[update] if update is not None else "")
        for row in rows
    ]
    return [row for row in told if row.state and row.subject]


def state_of(said: str, is_column_of_states: bool = False) -> str:
    """What "Amber" or, in a column of states, "A" says of an activity; "" if it says nothing."""
    said = " ".join(said.split()).strip(".* ")
    if is_column_of_states and said.lower() in LETTERS:
        return LETTERS[said.lower()]
    return next((state for state, words in MEANS.items() if words.fullmatch(said)), "")


def _status_column(names: list[str], rows: list[list[str]]) -> int | None:
    """The column of states: never the first, which in a key to the colours has them too; the latest of several."""
    found = [at for at in range(1, len(names)) if _is_status(names[at], [row[at] for row in rows])]
    return next((at for at in found if LATEST.search(names[at])), found[0] if found else None)


def _is_status(name: str, cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    known = sum(bool(state_of(cell, STATUS_COLUMN.search(name) is not None)) for cell in filled)
    return known >= LEAST_ROWS and known >= (1 - MOST_OTHERS) * len(filled)


def _has_words(rows: list[list[str]], column: int) -> bool:
    return sum(len(row[column].split()) > 1 for row in rows) * 2 >= len(rows)
