"""What people asked in public, reworded, and which addresses are right for it: the lists in questions/. Pure.

A line has what is typed, the beginnings of the right addresses with | between, and within the first how many one of
them must stand; 0 is for what should find nothing but perhaps the contact page. Tabs between; # begins a comment.
An address after “not ” must not stand there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAMES = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty_first",
    "twenty_second",
    "twenty_third",
    "twenty_fourth",
    "twenty_fifth",
    "twenty_sixth",
    "twenty_seventh",
    "twenty_eighth",
    "twenty_ninth",
    "not_hurt",
    "not_hurt_more",
    "not_hurt_third",
    "not_hurt_fourth",
    "not_hurt_fifth",
    "not_hurt_sixth",
    "not_hurt_seventh",
    "not_hurt_eighth",
    "not_hurt_ninth",
)
NOT = "not "
LISTS = [Path(__file__).parent / "questions" / f"{name}.tsv" for name in NAMES]
MOST_LINES = 1000


@dataclass(frozen=True)
class ListedQuestion:
    typed: str
    right: tuple[str, ...]
    within: int

    @property
    def is_of_harm(self) -> bool:
        """Whether only help is right."""
        return self.within > 0 and all(address.startswith("/support/") for address in self.right)

    @property
    def is_ordinary(self) -> bool:
        return not any(address.removeprefix(NOT).startswith("/support/") for address in self.right)


def unreadable(text: str) -> list[str]:
    """What is wrong with a list, in words that say what to do."""
    lines = list(_lines(text))
    problems = [
        f"Line {number} needs three parts with tabs between: what is typed, the addresses, and a number."
        for number, parts in lines
        if len(parts) < 3 or not parts[2].strip().isdecimal()
    ]
    if len(lines) > MOST_LINES:
        problems.append(f"The list has more than {MOST_LINES} lines. Split it.")
    return problems if lines else ["There is no line in it."]


def questions_in(text: str) -> list[ListedQuestion]:
    return [_question(*parts[:3]) for _, parts in _lines(text)]


@cache
def every_listed_question() -> tuple[ListedQuestion, ...]:
    return tuple(question for path in LISTS for question in questions_in(path.read_text(encoding="utf-8")))


def _question(typed: str, right: str, within: str) -> ListedQuestion:
    return ListedQuestion(typed, tuple(each.strip() for each in right.split("|")), int(within))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")
