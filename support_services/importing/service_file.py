"""The services of a content set, as a file of JSON: read, checked, and each mistake told with its line. Pure.

A service is an object of the fields of the admin's form. `ways` is a list of [kind, number or address, words, hours];
`marks` has lists by the finder's questions; `instead` names another service by its reference.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from support_services.choices import MARKS, FinderFacet
from support_services.contact_kinds import NUMBERS, ContactKind

NEEDED = ("reference", "name", "what_it_does")
TEXTS = (
    *NEEDED, "organisation", "for_whom", "discreet_name", "area", "hours", "hours_note", "instead", "cost", "on_bill",
    "on_bill_note", "source_url", "source_words", "source_date", "checked_on", "held_back_because", "check_note",
)  # fmt: skip
FIELDS = (*TEXTS, "is_emergency", "ways", "marks")
REFERENCE = re.compile(r"[\w-]{1,50}", re.ASCII)
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
MOST_BYTES, MOST_SERVICES = 2_000_000, 2_000


class ServiceFileMistakes(ValueError):
    """`mistakes` has the line and a sentence for each thing that is wrong."""

    def __init__(self, mistakes: list[tuple[int, str]]):
        super().__init__(" ".join(sentence for _, sentence in mistakes))
        self.mistakes = mistakes


def read_services(text: str) -> dict[str, dict[str, Any]]:
    """Each service by its reference. Raises ServiceFileMistakes with all that is wrong."""
    if len(text) > MOST_BYTES:
        raise ServiceFileMistakes([(0, f"The file is larger than {MOST_BYTES // 1_000_000} MB.")])
    try:
        rows = json.loads(text)
    except json.JSONDecodeError as problem:
        raise ServiceFileMistakes([(problem.lineno, f"This is no JSON: {problem.msg}.")]) from None
    except RecursionError:
        raise ServiceFileMistakes([(0, "The file goes deeper than any list of services does.")]) from None
    if not isinstance(rows, list) or len(rows) > MOST_SERVICES:
        raise ServiceFileMistakes([(1, f"A list of at most {MOST_SERVICES} services is expected.")])
    found: dict[str, dict[str, Any]] = {}
    mistakes = [(line_of(text, row, name), said) for row in rows for name, said in problems_of(row, found)]
    mistakes += [(line_of(text, row, "instead"), said) for row in found.values() for said in loops(row, found)]
    if mistakes:
        raise ServiceFileMistakes(sorted(mistakes))
    return found


def problems_of(row: object, found: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The field and a sentence for each thing that is wrong with `row`, which is added to those `found` before."""
    if not isinstance(row, dict):
        yield "", "A service is an object: { … }."
        return
    reference = row.get("reference")
    if not (isinstance(reference, str) and REFERENCE.fullmatch(reference)):
        yield "reference", "“reference” is missing, or is not a short name of letters, digits and hyphens."
    elif reference in found:
        yield "reference", f"“{reference}” is there twice. Give one of them another reference."
    else:
        found[reference] = row
    for name in row.keys() - set(FIELDS):
        yield name, f"There is no field “{name}” here. There are: {', '.join(FIELDS)}."
    for name in NEEDED[1:]:
        if not row.get(name):
            yield name, f"“{name}” is missing."
    for name in row.keys() & set(TEXTS):
        if not isinstance(row[name], str):
            yield name, f"“{name}” is a text: put it in quotation marks."
    for name in ("source_date", "checked_on"):
        if row.get(name) and not is_date(str(row[name])):
            yield name, f"“{row[name]}” is no date. Write 2026-11-30, or 2026-11 or 2026 if no more is known."
    if not isinstance(row.get("is_emergency", False), bool):
        yield "is_emergency", "“is_emergency” is true or false, without quotation marks."
    yield from problems_of_ways(row)
    yield from problems_of_marks(row)


def is_date(told: str) -> bool:
    try:
        return bool(DATE.fullmatch(told) and date.fromisoformat((told + "-01-01")[:10]))
    except ValueError:  # no such day
        return False


def problems_of_ways(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    ways = row.get("ways", [])
    if not isinstance(ways, list) or not (ways or row.get("held_back_because")):
        yield "ways", "Give at least one way to reach it in “ways”."
        return
    for way in ways:
        if not (isinstance(way, list) and len(way) == 4 and all(isinstance(part, str) for part in way)):
            yield "ways", "A way is four texts: [kind, number or address, words beside it, its own hours]."
        elif way[0] not in list(ContactKind):
            yield "ways", f"“{way[0]}” is no way to reach a service. There are: {', '.join(ContactKind)}."
        elif way[0] in NUMBERS and not (row.get("source_url") or row.get("held_back_because")):
            yield "ways", f"{way[1]} has no source. Give in “source_url” the page where it stands."


def problems_of_marks(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    marks = row.get("marks", {})
    if not isinstance(marks, dict):
        yield "marks", "“marks” is an object with a list for each of: " + ", ".join(FinderFacet) + "."
        return
    for facet, values in marks.items():
        if facet not in list(FinderFacet):
            yield "marks", f"“{facet}” is no question of the finder. There are: {', '.join(FinderFacet)}."
        elif not isinstance(values, list):
            yield "marks", f"“{facet}” is a list."
        elif unknown := [value for value in values if value not in dict(MARKS[FinderFacet(facet)])]:
            known = ", ".join(dict(MARKS[FinderFacet(facet)]))
            yield "marks", f"“{unknown[0]}” is no answer to “{facet}”. There are: {known}."


def loops(row: dict[str, Any], found: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Whether whom to call instead comes back to the service itself."""
    way, at = [row["reference"]], row.get("instead")
    while at in found and at not in way:
        way.append(at)
        at = found[at].get("instead")
    if at == row["reference"]:
        yield f"Whom to call instead goes round in a circle: {' → '.join([*way, at])}."


def line_of(text: str, row: object, name: str) -> int:
    """The line of a field of a service, or else that of its reference, or else 1."""
    reference = row.get("reference") if isinstance(row, dict) else None
    at = re.search(rf'"reference"\s*:\s*"{re.escape(str(reference))}"', text)
    if at is None:
        return 1
    begins = text.rfind("{", 0, at.start())
    field = re.compile(rf'"{re.escape(name)}"\s*:').search(text, max(begins, 0))
    ends = text.find('"reference"', at.end())
    is_its_own = field and (ends < 0 or field.start() < ends)
    return text.count("\n", 0, field.start() if field and is_its_own else at.start()) + 1
