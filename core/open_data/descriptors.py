"""What the columns of the CSV files are, as other programs read it: a Frictionless data package, and CSV on the Web."""

from typing import Any

from core.open_data.catalogue import Catalogue
from core.open_data.datasets import Dataset, Field, FieldKind
from core.open_data.files import BETWEEN

# What Frictionless (Table Schema 1) and CSVW (tabular metadata, W3C 2015) call each sort of value.
TYPES = {
    FieldKind.TEXT: ("string", "string"),
    FieldKind.TEXTS: ("string", "string"),
    FieldKind.WHOLE: ("integer", "integer"),
    FieldKind.NUMBER: ("number", "decimal"),
    FieldKind.YES_NO: ("boolean", "boolean"),
    FieldKind.DAY: ("date", "date"),
    FieldKind.DATE: ("string", "string"),
    FieldKind.MOMENT: ("datetime", "dateTimeStamp"),
    FieldKind.ADDRESS: ("string", "anyURI"),
}


def data_package(catalogue: Catalogue, name: str) -> dict[str, Any]:
    """`datapackage.json`, with the paths of the files beside it."""
    licence = catalogue.licence
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": catalogue.title,
        "description": catalogue.about,
        "version": catalogue.version,
        "licenses": [{"name": "OGL-UK-3.0", "title": licence.name, "path": licence.url}],
        "resources": [_resource(each) for each in catalogue.datasets],
    }


def _resource(dataset: Dataset[Any]) -> dict[str, Any]:
    fields = [_field(field) for field in dataset.fields]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if key := _key(dataset):
        schema["primaryKey"] = key
    return {
        "profile": "tabular-data-resource",
        "name": dataset.name,
        "path": f"{dataset.name}.csv",
        "title": dataset.title,
        "description": dataset.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "type": TYPES[field.kind][0], "description": _about(field)}
    if field.kind is FieldKind.ADDRESS:
        described["format"] = "uri"
    if field.kind is FieldKind.MOMENT:
        described["format"] = "any"
    constraints: dict[str, Any] = {"required": True} if field.is_always_given else {}
    if field.one_of:
        constraints["enum"] = list(field.one_of)
    return described | ({"constraints": constraints} if constraints else {})


def csv_on_the_web(catalogue: Catalogue, dataset: Dataset[Any]) -> dict[str, Any]:
    """What stands beside a CSV file under its name with `-metadata.json`."""
    schema: dict[str, Any] = {"columns": [_column(field) for field in dataset.fields]}
    if key := _key(dataset):
        schema["primaryKey"] = key
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "url": f"{dataset.name}.csv",
        "dc:title": dataset.title,
        "dc:description": dataset.about,
        "dc:license": {"@id": catalogue.licence.url},
        "tableSchema": schema,
    }


def _column(field: Field) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "dc:description": _about(field),
        "datatype": TYPES[field.kind][1],
    }
    if field.is_always_given:
        column["required"] = True
    if field.kind is FieldKind.TEXTS:
        column["separator"] = BETWEEN
    return column


def _about(field: Field) -> str:
    return f"{field.about} Several are kept apart by “{BETWEEN}”." if field.kind is FieldKind.TEXTS else field.about


def _key(dataset: Dataset[Any]) -> str:
    """The column that names a row, if it is the first."""
    first = dataset.fields[0].name
    return first if first in ("id", "year") else ""
