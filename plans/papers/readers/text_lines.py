"""Plain lines: which belong to one paragraph, and which words in them are strong or emphasised."""

import re
from itertools import pairwise

from plans.papers.nodes import Run
from plans.papers.numbering import begins_numbered

# Text wrapped by a mail program or an editor has lines of about one length, at most this long.
LONGEST_WRAPPED = 130
SHORTEST_WRAPPED = 45
SOFT_BREAK = "\x1e"  # a line end that may or may not be meant; no cleaned text has it
MOST_STARS = 1_000  # in one line; more is decoration, or made to slow us down
LABEL = re.compile(r"\s*[A-Z][^.:;,]{1,40}:(?:\s|\Z)")  # "Report author: …" begins a line of its own
STARS = re.compile(r"(\*\*|\*)")


def goes_on(lines: list[str]) -> list[bool]:
    """For each line, whether its paragraph goes on in the next: some program wrapped it.

    That is so if it is nearly as long as the longest of the group. Short lines, such as those of an
    address, and lines that begin with a label stay lines of their own.
    """
    longest = max(map(len, lines), default=0)
    if not SHORTEST_WRAPPED <= longest <= LONGEST_WRAPPED:
        return [False] * len(lines)
    # A word too long for this line went to the next, so a full line may fall a little short.
    full = max(SHORTEST_WRAPPED, 0.75 * longest)
    return [
        len(line) >= full
        and not line.rstrip().endswith(":")
        and not LABEL.match(following)
        and not begins_numbered(following)
        and "\t" not in line + following
        and not _is_shouted(line, following)
        for line, following in pairwise([*lines, ""])
    ]


def _is_shouted(line: str, following: str) -> bool:
    """Whether capitals begin below words that had none: "RECEIVE AND FILE" below the title of a report."""
    return following.isupper() and not line.isupper() and len(following.split()) > 1 and "," not in line[-1:]


def join_wrapped(lines: list[str]) -> list[str]:
    """The paragraphs of a group of lines."""
    paragraphs: list[list[str]] = []
    begins = True
    for line, on in zip(lines, goes_on(lines), strict=True):
        if begins:
            paragraphs.append([])
        paragraphs[-1].append(line)
        begins = not on
    return [" ".join(paragraph) for paragraph in paragraphs]


def settle_soft_breaks(runs: list[Run]) -> list[Run]:
    """Make each line end of a Markdown paragraph a space, or a break where the line was meant to be short."""
    if not any(SOFT_BREAK in run.text for run in runs):
        return runs
    lines = "".join(run.text for run in runs).split(SOFT_BREAK)
    breaks = iter([" " if on else "\n" for on in goes_on(lines)])
    return [run._replace(text=re.sub(SOFT_BREAK, lambda _: next(breaks), run.text)) for run in runs]


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
