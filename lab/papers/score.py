"""Counts what the reader makes of made-up papers in the shapes of real councils. Run: python -m lab.papers.score

`shapes/` holds a paper in the way of one council each, with places for the facts: {c} the committee, {d} the day,
{t} the title, in capitals {C} {D} {T}, {us} and {cy} the day as Americans and in Welsh, {dm} the day without its
year {y}. All words are made up.

For each fact: right and sure, right and offered, silent, wrong and offered, wrong and sure. The reader has no rule for
one council alone, so to leave one council out is to look at its own line: none may be far below the others.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from plans.papers import dates_in, read_paper

WORDS = (
    "The group looked at how the work had gone since it last met. It heard that most of it was done in time and "
    "that the rest would be done by the autumn. It thanked all who had taken part."
)
PAPERS = [
    ("Bridge Scrutiny Committee", "4 March 2021", "Painting the bridge anew"),
    ("Harbour Partnership Board", "17 June 2019", "How safe people feel on the quay"),
    ("Police and Crime Panel", "23 November 2022", "Night buses and what they changed"),
]
# What a shape holds, so that nothing is asked of it that it does not state.
HOLDS = {"committee": r"\{[cC]\}", "dated": r"\{(?:[dD]|us|cy|dm)\}", "title": r"\{[tT]\}"}
WELSH = {"March": "Mawrth", "June": "Mehefin", "November": "Tachwedd"}


class CouncilShape(NamedTuple):
    council: str
    ending: str
    text: str


SHAPES = [
    CouncilShape(path.stem, path.suffix[1:], path.read_text())
    for path in sorted((Path(__file__).parent / "shapes").iterdir())
]


class ReaderAnswer(NamedTuple):
    council: str
    fact: str
    outcome: str


def answers() -> Iterator[ReaderAnswer]:
    for shape in SHAPES:
        for committee, day, title in PAPERS:
            yield from _answers_to(shape, committee, day, title)


def made_up(shape: CouncilShape, committee: str, day: str, title: str) -> str:
    number, month, year = day.split()
    weekday = f"{_day(day):%A}"
    return shape.text.format(
        c=committee,
        C=committee.upper(),
        d=day,
        D=day.upper(),
        t=title,
        T=title.upper(),
        w=WORDS,
        wd=weekday,
        WD=weekday.upper(),
        dm=f"{number} {month}",
        y=year,
        us=f"{month} {number}, {year}",
        cy=f"{number} {WELSH[month]} {year}",
    )


def rates(given: list[ReaderAnswer]) -> dict[str, float]:
    """The share of facts that are right or rightly offered, and of those that are wrongly sure."""
    counted = Counter(answer.outcome for answer in given)
    total = sum(counted.values())
    return {
        "right": (counted["sure"] + counted["offered"]) / total,
        "wrongly sure": counted["wrongly sure"] / total,
    }


def _answers_to(shape: CouncilShape, committee: str, day: str, title: str) -> Iterator[ReaderAnswer]:
    paper = read_paper(made_up(shape, committee, day, title).encode(), f"paper.{shape.ending}")[0]
    sure = {
        "committee": [each.name for each in paper.committees],
        "dated": [paper.dated] if paper.dated else [],
        "title": [offer.value for offer in paper.offers if offer.field == "title" and offer.is_sure],
    }
    offered = {
        "committee": [offer.value for offer in paper.offers if offer.field == "committee"],
        "dated": [offer.day for offer in paper.offers if offer.field == "dated"],
        "title": [offer.value for offer in paper.offers if offer.field == "title"],
    }
    wanted = {"committee": committee, "dated": _day(day), "title": title}
    for fact, value in wanted.items():
        if not re.search(HOLDS[fact], shape.text):
            continue
        yield ReaderAnswer(shape.council, fact, _outcome(value, sure[fact], offered[fact]))


def _outcome(wanted, sure: list, offered: list) -> str:
    if sure:
        return "sure" if any(_same(wanted, each) for each in sure) else "wrongly sure"
    if any(_same(wanted, each) for each in offered):
        return "offered"
    return "wrongly offered" if offered else "silent"


def _same(wanted, found) -> bool:
    return wanted == found if isinstance(wanted, date) else str(found).casefold().strip() == wanted.casefold()


def _day(text: str) -> date:
    return dates_in(text)[0]


def main() -> None:
    given = list(answers())
    for shape in SHAPES:
        own = [answer for answer in given if answer.council == shape.council]
        outcomes = Counter(f"{answer.fact} {answer.outcome}" for answer in own)
        sys.stdout.write(f"{shape.council:44} {rates(own)['right']:6.1%}  {dict(outcomes)}\n")
    told = ", ".join(f"{name} {share:.1%}" for name, share in rates(given).items())
    sys.stdout.write(f"{len(SHAPES)} shapes, {len(SHAPES) * len(PAPERS)} papers: {told}\n")


if __name__ == "__main__":
    main()
