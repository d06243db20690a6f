"""The lines a new site starts with: `starter_services.json`. The facts are from the sources it names, the words ours.

`public` says how far a line may go: "all", "website" (its number has no dated source, so the public version has
only the website and the draft has the number too), or nothing (a draft).
"""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.partial_dates import Precision
from support_services.contact_kinds import NUMBERS, ContactKind
from support_services.importing.rows import RESEARCH, ServiceRow
from support_services.importing.save import keep
from support_services.models import Service

FILE = Path(__file__).resolve().parent.parent / "starter_services.json"
NOT_A_FIELD = ("ways", "marks", "public")
PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


def load_starter_services() -> list[Service]:
    """Make the services that are not there yet, and publish what may be. Those that are there stay as they are."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    known = set(Service.objects.values_list("reference", flat=True))
    return [_make(raw) for raw in rows if raw["reference"] not in known]


def _make(raw: dict) -> Service:
    row = _row(raw)
    if raw.get("public") == "website":
        without_numbers = replace(row, ways=[way for way in row.ways if way[0] not in NUMBERS])
        keep(without_numbers)[0].latest_revision.publish()
    service, _ = keep(row)
    if raw.get("public") == "all":
        service.latest_revision.publish()
    return service


def _row(raw: dict) -> ServiceRow:
    fields = {name: value for name, value in raw.items() if name not in NOT_A_FIELD}
    seen = raw.get("checked_on", "")
    fields["checked_on"] = date.fromisoformat((seen + "-01-01")[:10]) if seen else None
    fields["checked_precision"] = PRECISIONS.get(len(seen), Precision.DAY).value
    fields["checked_by_role"] = RESEARCH if seen else ""
    ways = [(ContactKind(kind), value, label) for kind, value, label in raw["ways"]]
    return ServiceRow(fields, ways, raw["marks"])
