"""The OpenAPI 3.1 description of a family of sets, so that programs can read what people read on the page."""

from typing import Any

from core.open_data.catalogue import Catalogue
from core.open_data.datasets import Dataset, FieldKind

TEXT = {"type": "string"}
ADDRESS = FieldKind.ADDRESS.schema
DAY_PARAMETER = {
    "name": "on",
    "in": "query",
    "description": "The day the set is to be read for, not later than today. Without it: today.",
    "required": False,
    "schema": FieldKind.DAY.schema,
    "example": "2023-06-05",
}
PROBLEM = {
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT | {"description": "What to do, in plain words."},
    },
}
REFUSED = {
    "description": "The address asks for something that there is not, such as a day to come.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
UNCHANGED = {"description": "Nothing has changed since the ETag that was sent in If-None-Match."}
ETAG = {"description": "The sha256 of the body, in quotes.", "schema": TEXT}


def openapi_document(catalogue: Catalogue) -> dict[str, Any]:
    """The description of every set of the catalogue as JSON and as CSV."""
    paths: dict[str, dict[str, Any]] = {}
    schemas: dict[str, dict[str, Any]] = {}
    for dataset in catalogue.datasets:
        for extension in ("json", "csv"):
            paths[f"{catalogue.below}{dataset.name}.{extension}"] = {"get": _read(dataset, extension)}
        schemas |= {_item_name(dataset): _item(dataset), _file_name(dataset): _file(dataset)}
    return document_of(catalogue, paths, schemas, {"Refused": REFUSED})


def document_of(
    catalogue: Catalogue, paths: dict[str, Any], schemas: dict[str, Any], responses: dict[str, Any]
) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": catalogue.info,
        "servers": [{"url": "/", "description": "The site that this document was read from."}],
        "paths": paths,
        "components": {"schemas": schemas | {"Problem": PROBLEM}, "responses": responses},
    }


def _read(dataset: Dataset[Any], extension: str) -> dict[str, Any]:
    in_json = {"application/json": {"schema": {"$ref": f"#/components/schemas/{_file_name(dataset)}"}}}
    names = ", ".join(field.name for field in dataset.fields)
    in_csv = {"text/csv": {"schema": TEXT | {"description": f"A line of names, then a line for each item: {names}."}}}
    operation: dict[str, Any] = {
        "operationId": f"{dataset.name.replace('-', '_')}_{extension}",
        "summary": f"{dataset.title}, as {extension.upper()}",
        "description": dataset.about,
        "responses": {
            "200": {
                "description": dataset.about,
                "headers": {"ETag": ETAG},
                "content": in_json if extension == "json" else in_csv,
            },
            "304": UNCHANGED,
            "400": {"$ref": "#/components/responses/Refused"},
        },
    }
    if dataset.is_of_a_day:
        operation["parameters"] = [DAY_PARAMETER]
    return operation


def _item_name(dataset: Dataset[Any]) -> str:
    return f"{dataset.name}_item"


def _file_name(dataset: Dataset[Any]) -> str:
    return f"{dataset.name}_file"


def _item(dataset: Dataset[Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [field.name for field in dataset.fields],
        "properties": {field.name: field.schema for field in dataset.fields},
    }


def _file(dataset: Dataset[Any]) -> dict[str, Any]:
    parts = particulars_of(FieldKind.DAY.schema | {"description": "The day the items were read for."}) | {
        "about": _texts("set", "title", "description", "documentation"),
        "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{_item_name(dataset)}"}},
    }
    return {"type": "object", "required": list(parts), "properties": parts}


def particulars_of(as_of: dict[str, Any]) -> dict[str, Any]:
    """What stands above the items of a set, as Catalogue.particulars has it; `as_of`: its schema."""
    version = TEXT | {"description": "The version of the fields, not of the facts."}
    return {"version": version, "licence": _texts("name", "url", "note"), "as_of": as_of}


def _texts(*names: str) -> dict[str, Any]:
    """An object of texts, of which those named like an address are addresses."""
    addresses = {"url", "documentation"}
    properties = {name: ADDRESS if name in addresses else TEXT for name in names}
    return {"type": "object", "required": list(names), "properties": properties}
