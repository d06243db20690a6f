"""Answers that stand above the results of some searches, from the first day."""

import tomllib
from collections.abc import Container
from datetime import date
from pathlib import Path

from home.models import BestAnswer
from home.search_models import AnswerLine
from support_services.models import Service

FILE = Path(__file__).with_suffix(".toml")
WRITTEN_ON = date(2026, 11, 29)


def add_best_answers(never: Container[str] = ()) -> list[BestAnswer]:
    """Those that the site does not have yet. What editors have changed stays as it is; `never` those named so."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["answer"]
    known = set(BestAnswer.objects.values_list("reference", flat=True))
    services = dict(Service.objects.values_list("reference", "pk"))
    return [_add(row, services) for row in rows if row["reference"] not in known and _name(row) not in never]


def _name(row: dict) -> str:
    return row.get("heading") or row["phrases"].split(",")[0]


def _add(row: dict, services: dict[str, int]) -> BestAnswer:
    answer = BestAnswer(
        reference=row["reference"],
        phrases="\n".join(phrase.strip() for phrase in row["phrases"].split(",")),
        label=row.get("label", BestAnswer.Label.READ),
        heading=row.get("heading", ""),
        text=row.get("text", ""),
        addresses="\n".join(row["addresses"]),
        hides_others=row.get("hides_others", False),
        reviewed_on=WRITTEN_ON,
    )
    answer.lines = [
        AnswerLine(service_id=services[reference], note=note, sort_order=place)
        for place, (reference, note) in enumerate(row.get("lines", ()))
        if reference in services
    ]
    answer.full_clean()
    answer.save()
    return answer
