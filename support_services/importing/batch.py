"""Many rows at once: each is tried, and one that cannot be used stops no other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from core.models import PartnershipSettings
from core.name_folding import joined
from support_services.importing.files import read_any
from support_services.importing.rows import ServiceRow
from support_services.importing.save import SavedService
from support_services.models import Service


@dataclass
class TriedRow:
    """What became of one row. `problem`: why it cannot be used; `note`: what an editor should know of it."""

    where: str
    name: str
    problem: str = ""
    note: str = ""
    outcome: SavedService | None = None
    row: ServiceRow | None = None
    service: Service | None = field(default=None, repr=False)


def try_rows(
    rows: Iterable[tuple[str, object]], use: Callable[[ServiceRow], tuple[Service | None, SavedService]]
) -> list[TriedRow]:
    """`use`: keeps a row, or only looks at it. A row counts as seen once it could be used, so a good one that follows a
    bad one of the same name goes in.
    """
    tried, seen = [], set()
    our_area = PartnershipSettings.area_of_default()
    named = {joined(name): reference for reference, name in Service.objects.values_list("reference", "name")}
    for where, raw in rows:
        one = TriedRow(where, str(raw.get("name") or "") if isinstance(raw, dict) else "")
        tried.append(one)
        try:
            row = read_any(raw, our_area)
            if row.reference in seen:
                raise ValueError(f"“{row.reference}” was in the file before.")
            one.service, one.outcome = use(row)
        except ValueError as problem:
            one.problem = str(problem)
            continue
        seen.add(row.reference)
        one.row = row
        if one.outcome is SavedService.NEW and named.get(joined(one.name), row.reference) != row.reference:
            one.note = f"There is a service of this name: {named[joined(one.name)]}. Is it the same?"
    return tried
