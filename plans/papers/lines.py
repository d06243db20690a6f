"""Plain lines: which belong to one paragraph, and which words in them are strong or emphasised."""

import re

from .pieces import Run

# Text wrapped by a mail program or an editor has lines of about one length, at most this long.
LONGEST_WRAPPED = 130
SHORTEST_WRAPPED = 45
MOST_STARS = 1_000  # in one line; more is decoration, or made to slow us down
STARS = re.compile(r"(\*\*|\*)")


def join_wrapped(lines: list[str]) -> list[str]:
    """Put together the lines that were one paragraph before some program wrapped them.

    A line goes on in the next if it is nearly as long as the longest of the group. Short lines, such as
    those of an address, stay lines of their own.
    """
    longest = max(map(len, lines), default=0)
    if longest > LONGEST_WRAPPED or longest < SHORTEST_WRAPPED:
        return lines
    paragraphs: list[list[str]] = []
    goes_on = False
    for line in lines:
        if goes_on:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        # A word too long for this line went to the next, so a full line may fall a little short.
        is_full = len(line) >= max(SHORTEST_WRAPPED, 0.75 * longest)
        goes_on = is_full and not line.rstrip().endswith(":")
    return [" ".join(paragraph) for paragraph in paragraphs]


def marked_runs(text: str) -> list[Run]:
    """Runs of a line in which **words** are strong and *words* are emphasised; other stars stay as they are."""
    if "*" not in text or text.count("*") > MOST_STARS:
        return [Run(text)]
    parts = STARS.split(text)
    pairs = _paired_stars(parts)
    runs, strong, em = [], False, False
    for index, part in enumerate(parts):
        if index not in pairs:
            runs.append(Run(part, strong, em))
        elif part == "**":
            strong = not strong
        else:
            em = not em
    return [run for run in runs if run.text]


def _paired_stars(parts: list[str]) -> set[int]:
    """The places of the stars that open or close: outside a word on one side, touching it on the other."""
    waiting: dict[str, int] = {}
    paired: set[int] = set()
    for index in range(1, len(parts), 2):
        before, mark, after = parts[index - 1], parts[index], parts[index + 1]
        touches_before = bool(before) and not before[-1].isspace()
        touches_after = bool(after) and not after[0].isspace()
        starts_word = touches_after and not (before and (before[-1].isalnum() or before[-1] == "_"))
        ends_word = touches_before and not (after and (after[0].isalnum() or after[0] == "_"))
        if ends_word and mark in waiting:
            opened = waiting.pop(mark)
            waiting = {other: place for other, place in waiting.items() if place < opened}
            paired.update((opened, index))
        elif starts_word:
            waiting[mark] = index
    return paired
