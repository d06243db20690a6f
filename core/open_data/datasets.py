"""What a set of open data holds, said once for all that serialize it: its CSV, JSON, OpenAPI schema and page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any, Generic, TypeVar

Record = TypeVar("Record")  # what a set is read from
PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class FieldKind(Enum):
    """What sort of value a field has: the words for people, then the JSON schema."""

    TEXT = "text", {"type": "string"}
    TEXTS = "list of texts", {"type": "array", "items": {"type": "string"}}
    WHOLE = "whole number", {"type": "integer"}
    NUMBER = "number", {"type": "number"}
    YES_NO = "true or false", {"type": "boolean"}
    DAY = "day", {"type": "string", "format": "date"}
    DATE = "year, month or day", {"type": "string", "pattern": PARTIAL_DATE}
    MOMENT = "date and time", {"type": "string", "format": "date-time"}
    ADDRESS = "web address", {"type": "string", "format": "uri"}

    @property
    def words(self) -> str:
        return str(self.value[0])

    @property
    def schema(self) -> dict[str, Any]:
        return dict(self.value[1])


@dataclass(frozen=True)
class Licence:
    """On what terms the data may be used; `note` names what it does not cover."""

    name: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Field:
    """One column of a set, the same in every format.

    `of` is the name of an attribute of the row, or a function of the row and of the record it was read from;
    without it, the attribute is named like the field. A list is always given, if only empty.
    """

    name: str
    about: str
    of: str | Callable[..., Any] | None = None
    kind: FieldKind = FieldKind.TEXT
    is_always_given: bool = False
    one_of: tuple[str, ...] = ()

    def read(self, row: Any, record: Any, whole: Callable[[str], str]) -> Any:
        """The value of `row` as JSON knows it, None where nothing is known."""
        given = self.of(row, record) if callable(self.of) else attrgetter(self.of or self.name)(row)
        return whole(given) if given and self.kind == FieldKind.ADDRESS else plain(given)

    @property
    def may_be_empty(self) -> bool:
        return not self.is_always_given and self.kind != FieldKind.TEXTS

    @property
    def schema(self) -> dict[str, Any]:
        """The field in JSON Schema 2020-12."""
        schema = self.kind.schema | {"description": self.about}
        if self.one_of:
            schema["enum"] = [*self.one_of, None] if self.may_be_empty else [*self.one_of]
        if self.may_be_empty:
            schema["type"] = [schema["type"], "null"]
        return schema


@dataclass(frozen=True)
class Dataset(Generic[Record]):
    """A set of rows with its documentation. `rows` finds them, in a lasting order, in the record it is given.

    `is_of_a_day`: something in it depends on the day it is read for. `also_as`: formats that its catalogue's other sets
    do not have.
    """

    name: str
    title: str
    about: str
    rows: Callable[[Record], Iterable[Any]]
    fields: tuple[Field, ...]
    is_of_a_day: bool = False
    also_as: tuple[str, ...] = ()

    def items(self, record: Record, whole: Callable[[str], str]) -> list[dict[str, Any]]:
        """Every row as JSON knows it; `whole` makes an address within the site one that works anywhere."""
        return [self.item(row, record, whole) for row in self.rows(record)]

    def item(self, row: Any, record: Record, whole: Callable[[str], str]) -> dict[str, Any]:
        """One row as JSON knows it, for sets too long to be held as a whole."""
        return {field.name: field.read(row, record, whole) for field in self.fields}


def plain(value: Any) -> Any:
    """`value` as JSON knows it. An empty text says nothing, so it becomes None."""
    match value:
        case None | "":
            return None
        case bool() | int():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case list() | tuple():
            return [str(each) for each in value]
    return str(value)
