"""Where the facts of the emergency block come from. The numbers themselves stand in its template, in no editor's hands.

The block is the same on every page of this part, and in every part of England and Wales.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from core.partial_dates import PartialDate, Precision

if TYPE_CHECKING:
    from support_services.models import Service

FILE = Path(__file__).with_name("emergency_sources.toml")


@dataclass(frozen=True)
class EmergencySource:
    """A page that says it, and when that page was dated; None where the page has no date."""

    what: str
    said_by: str
    url: str
    dated: PartialDate | None


def sources_with(services: Iterable["Service"]) -> list[EmergencySource]:
    """A source for each fact: that of the site's own service where it has one among `services`, else one for all."""
    own = {service.reference: service for service in services}
    return [of_service(row["what"], own[row["service"]]) if row["service"] in own else of_all(row) for row in rows()]


@cache
def rows() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["source"]
    return told


def of_service(what: str, service: "Service") -> EmergencySource:
    dated = PartialDate(service.source_date, Precision(service.source_precision)) if service.source_date else None
    said_by = (urlsplit(service.source_url).hostname or "").removeprefix("www.")
    return EmergencySource(what, said_by, service.source_url, dated)


def of_all(row: dict[str, Any]) -> EmergencySource:
    return EmergencySource(row["what"], row["said_by"], row["url"], dated_as(row.get("dated")))


def dated_as(told: date | str | None) -> PartialDate | None:
    """A day, or a month such as 2023-06."""
    if isinstance(told, str):
        return PartialDate(date.fromisoformat(f"{told}-01"), Precision.MONTH)
    return PartialDate(told) if told else None
