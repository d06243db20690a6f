"""A set as lines of text, one row at a time, however long it is. Pure: it is given the items."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from core.open_data.files import BYTE_ORDER_MARK, cell

Item = dict[str, Any]  # as JSON knows it
GATHERED = 200  # rows sent at once


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(names: Sequence[str], items: Iterable[Item]) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK + writer.writerow(names)
    for item in items:
        yield writer.writerow([cell(item[name]) for name in names])


def json_lines(particulars: Item, items: Iterable[Item], called: str = "items") -> Iterator[str]:
    """One object: the particulars, then the items, one to a line."""
    yield f'{written(particulars)[:-1]},"{called}":[\n'
    before = ""
    for item in items:
        yield before + written(item)
        before = ",\n"
    yield "\n]}\n"


def ndjson_lines(items: Iterable[Item]) -> Iterator[str]:
    return (written(item) + "\n" for item in items)


def features(items: Iterable[Item]) -> Iterator[Item]:
    """GeoJSON features (RFC 7946). A venue without a point has no geometry and is not left out."""
    for item in items:
        place = [item["longitude"], item["latitude"]]
        geometry = {"type": "Point", "coordinates": place} if None not in place else None
        yield {"type": "Feature", "id": item["id"], "geometry": geometry, "properties": item}


def gathered(lines: Iterable[str]) -> Iterator[bytes]:
    """Many short lines as fewer pieces of bytes. The first is sent at once, while the rest is still being read."""
    lines = iter(lines)
    yield next(lines, "").encode()
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) == GATHERED:
            yield "".join(waiting).encode()
            waiting = []
    if waiting:
        yield "".join(waiting).encode()


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
