"""Rows that were read, by what they belong to. Pure: whoever reads them hands them in."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any


def by_key(rows: Iterable[Any]) -> dict[int, Any]:
    return {row.pk: row for row in rows}


def belonging(rows: Iterable[Any], name: str, owners: dict[int, Any]) -> list[Any]:
    """The rows whose owner, the foreign key of that name, is among `owners`, with that owner in hand."""
    found = []
    for row in rows:
        owner = owners.get(getattr(row, f"{name}_id"))
        if owner is not None:
            setattr(row, name, owner)
            found.append(row)
    return found


def grouped(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    groups = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups
