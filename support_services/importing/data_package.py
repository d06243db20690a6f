"""Open Referral as tables: a zip of CSV files (a tabular data package), or one JSON file of the same. Pure.

The tables are joined by their numbers into services as `open_referral` reads them.
"""

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from core.archive_reading import UNREADABLE

Row = dict[str, Any]
Table = list[Row]
Tables = Mapping[str, Table]

SERVICES = "services"
MOST_UNPACKED = 20_000_000  # bytes: a zip may hold a thousand times what it weighs
# What a service has, as Open Referral calls it in its nested files, and by which names a table of it is known.
OF_A_SERVICE = {
    "contacts": ("contacts",),
    "schedules": ("schedules", "regular_schedules"),
    "service_areas": ("service_areas",),
    "languages": ("languages",),
    "cost_options": ("cost_options",),
    "eligibilitys": ("eligibilitys", "eligibility"),
}
AT_LOCATION = ("service_at_locations", "service_at_location", "services_at_location")
ACCESS = ("accessibility", "accessibility_for_disabilities")


def is_package(data: bytes) -> bool:
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return any(_table_name(name) == SERVICES for name in package.namelist())
    except UNREADABLE:
        return False


def tables_in(data: bytes) -> dict[str, Table]:
    """The tables of a zip by their names. Raises ValueError in words for the editor."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = [file for file in package.infolist() if file.filename.lower().endswith(".csv")]
        if sum(file.file_size for file in files) > MOST_UNPACKED:
            raise ValueError("What is in the zip is larger than 20 MB. Split it, and bring the parts.")
        try:
            return {_table_name(file.filename): _rows(package.read(file)) for file in files}
        except UNREADABLE as problem:  # broken, or locked with a password
            raise ValueError("The zip cannot be opened. Make it again, without a password.") from problem


def tables_of(value: object) -> dict[str, Table] | None:
    """The same from JSON such as {"services.csv": [...], "phones.csv": [...]}; None if it is something else."""
    if not isinstance(value, Mapping) or not isinstance(value.get(f"{SERVICES}.csv"), list):
        return None
    return {
        _table_name(name): [row for row in rows if isinstance(row, dict)]
        for name, rows in value.items()
        if isinstance(rows, list)
    }


def joined(tables: Tables) -> list[Row]:
    """Each service with its organisation, its ways to be reached, its times and the rest."""
    organisations = {row.get("id"): row for row in tables.get("organizations", ())}
    own = {key: _by(_first(tables, names), "service_id") for key, names in OF_A_SERVICE.items()}
    places, phones = _places(tables), _Phones(tables.get("phones", ()))
    services = []
    for service in tables.get(SERVICES, ()):
        number, organisation = service.get("id", ""), service.get("organization_id", "")
        one: Row = dict(service) | {key: rows[number] for key, rows in own.items() if rows[number]}
        one["contacts"] = [
            contact | {"phones": phones.of("contact_id", contact)} for contact in one.get("contacts", ())
        ]
        one["service_at_locations"] = [
            {"phones": phones.by["service_at_location_id"][link.get("id", "")], "location": place}
            for link, place in places[number]
        ]
        one["phones"] = phones.by["service_id"][number] or phones.of_organisation_alone[organisation]
        services.append(one | {"organization": organisations.get(organisation, {})})
    return services


class _Phones:
    """Numbers by what they belong to. Those of an organisation alone are for services that have none of their own."""

    def __init__(self, rows: Table | tuple[()]):
        self.by = {key: _by(rows, key) for key in ("service_id", "contact_id", "location_id", "service_at_location_id")}
        alone = [row for row in rows if not any(row.get(key) for key in self.by)]
        self.of_organisation_alone = _by(alone, "organization_id")

    def of(self, key: str, row: Mapping[str, str]) -> Table:
        return self.by[key][row.get("id", "")]


def _places(tables: Tables) -> dict[str, list[tuple[Row, Row]]]:
    """By service: each link to a place where it is, and the place with its numbers and its access."""
    phones, access = _Phones(tables.get("phones", ())), _by(_first(tables, ACCESS), "location_id")
    known = {
        row.get("id", ""): row | {"phones": phones.of("location_id", row), "accessibility": access[row.get("id", "")]}
        for row in tables.get("locations", ())
    }
    found: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
    for link in _first(tables, AT_LOCATION):
        found[link.get("service_id", "")].append((link, known.get(link.get("location_id", ""), {})))
    return found


def _first(tables: Tables, names: tuple[str, ...]) -> Table:
    return next((tables[name] for name in names if name in tables), [])


def _by(rows: Table | tuple[()], key: str) -> dict[str, Table]:
    found: dict[str, Table] = defaultdict(list)
    for row in rows:
        if row.get(key):
            found[row[key]].append(row)
    return found


def _table_name(path: str) -> str:
    name = PurePosixPath(path).name.lower()
    return name.removesuffix(".csv").replace("-", "_") if name.endswith(".csv") else ""


def _rows(data: bytes) -> Table:
    """What UnicodeDecodeError and csv.Error say of a file, the callers say for the whole."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [{key: value for key, value in row.items() if key and isinstance(value, str)} for row in rows]
