"""A list of searches, tried on the site as it is: so that editors see what ends in nothing without watching anybody.

A line has what is typed, the beginnings of the right addresses with | between, and within the first how many one of
them must stand; 0 is for what should find nothing but perhaps the contact page. Tabs between; # begins a comment.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wagtail.models import Site

from home.search.answering import answer_to
from home.search.library import library_on
from home.search.query import question_from
from home.search.results import in_order
from home.search.venue_answers import finder_of
from venues.directory.index_loader import index_on

NAMES = ("first.tsv", "second.tsv", "third.tsv", "fourth.tsv", "fifth.tsv")
LISTS = [Path(__file__).parent / "questions" / name for name in NAMES]
MOST_LINES = 1000


@dataclass(frozen=True)
class TrialLine:
    """One line of a list, and what the site made of it. `place` is 0 where nothing right was found."""

    typed: str
    right: tuple[str, ...]
    within: int
    found: tuple[str, ...]
    is_harm: bool

    @property
    def place(self) -> int:
        return next((place for place, url in enumerate(self.found, start=1) if url.startswith(self.right)), 0)

    @property
    def first(self) -> str:
        return self.found[0] if self.found else "nothing"

    @property
    def is_right(self) -> bool:
        if self.within == 0:
            return all(url.startswith("/contact/") for url in self.found)
        return 0 < self.place <= self.within


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


def tried(text: str, site: Site, moment: datetime) -> list[TrialLine]:
    library, venues = library_on(site, moment.date()), finder_of(index_on(moment.date()))
    return [_tried(parts, library, venues) for _, parts in _lines(text)]


def _tried(parts: list[str], library, venues) -> TrialLine:
    typed, right, within = parts[:3]
    answer = answer_to(question_from(typed), library, venues)
    return TrialLine(
        typed=typed,
        right=tuple(each.strip() for each in right.split("|")),
        within=int(within),
        found=tuple(each.url for each in in_order(answer)),
        is_harm=answer.is_sensitive,
    )


def _lines(text: str):
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")
