"""The OpenAPI 3.1 description of the files and of the API."""

from core.open_data import Dataset, FieldKind
from core.open_data.openapi import REFUSED, UNCHANGED, document_of, particulars_of
from venues.models import VenueKind
from venues.open_data.changes_dataset import CHANGES
from venues.open_data.datasets import CATALOGUE, STATES, VENUES
from venues.open_data.query_params import A_PAGE, LAST_PAGE, MOST_A_PAGE
from venues.scheme import scheme_address

TEXT = {"type": "string"}
ETAG = {"description": "Send it in If-None-Match, and nothing is sent while nothing has changed.", "schema": TEXT}
WHOLE = {"type": "integer", "minimum": 0}
PARTICULARS = particulars_of(FieldKind.MOMENT.schema | {"description": "The moment the items were read for."})
MISSING = REFUSED | {"description": "There is none of that reference."}
LINKS = {"type": "object", "required": ["self", "first", "last"], "additionalProperties": FieldKind.ADDRESS.schema}


def openapi() -> dict:
    api = scheme_address("api/v1/")
    sets = [*CATALOGUE.datasets, CHANGES]
    paths = {
        f"{CATALOGUE.below}{each.name}.{form}": {"get": _file(each, form)}
        for each in CATALOGUE.datasets
        for form in CATALOGUE.formats_of(each)
    }
    paths[f"{api}venues"] = {"get": _list(VENUES, "list_venues", VENUE_PARAMETERS)}
    paths[f"{api}venues/{{reference}}"] = {"get": _one()}
    paths[f"{api}changes"] = {"get": _list(CHANGES, "list_changes", [SINCE, *PAGING])}
    schemas = {each.name.rstrip("s"): _item(each) for each in sets}
    schemas |= {f"{each.name}_file": _whole(each) for each in CATALOGUE.datasets}
    schemas |= {f"{each.name}_page": _page(each) for each in (VENUES, CHANGES)}
    return document_of(CATALOGUE, paths, schemas, {"Refused": REFUSED, "Missing": MISSING})


TYPES = {"csv": "text/csv", "json": "application/json", "ndjson": "application/x-ndjson"}
TYPES |= {"geojson": "application/geo+json"}


def _parameter(name: str, about: str, schema: dict) -> dict:
    return {"name": name, "in": "query", "required": False, "description": about, "schema": schema}


def _numbered(name: str, about: str, default: int, most: int) -> dict:
    return _parameter(name, about, {"type": "integer", "minimum": 1, "maximum": most, "default": default})


DAY_OR_MOMENT = {"anyOf": [FieldKind.DAY.schema, FieldKind.MOMENT.schema]}
SINCE = _parameter("since", "A day, or a moment with its zone, at most a year ago.", DAY_OR_MOMENT)
PAGING = [
    _numbered("page", "Which page.", 1, LAST_PAGE),
    _numbered("per_page", "How many on a page.", A_PAGE, MOST_A_PAGE),
]
VENUE_PARAMETERS = [
    _parameter("modified_since", "Only what reads differently since that day or moment.", DAY_OR_MOMENT),
    _parameter("state", "Only venues in this state.", {"enum": list(STATES)}),
    _parameter("kind", "Only this kind of venue.", {"enum": list(VenueKind.values)}),
    _parameter("ward", "Only venues in the ward of this code.", TEXT | {"pattern": "^[A-Za-z0-9]{0,12}$"}),
    _parameter("samples", "“no” leaves out venues that are made up.", {"enum": ["yes", "no"]}),
    *PAGING,
]


def _answers(about: str, content: dict, *, is_refusing: bool = False, is_missing: bool = False) -> dict:
    found = {"200": {"description": about, "headers": {"ETag": ETAG}, "content": content}, "304": UNCHANGED}
    found |= {"400": {"$ref": "#/components/responses/Refused"}} if is_refusing else {}
    return found | ({"404": {"$ref": "#/components/responses/Missing"}} if is_missing else {})


def _file(dataset: Dataset, form: str) -> dict:
    shape: dict = {"$ref": f"#/components/schemas/{dataset.name}_file"} if form == "json" else TEXT
    if form == "geojson":
        shape = {
            "type": "object",
            "required": ["type", "features"],
            "properties": {"type": {"const": "FeatureCollection"}},
        }
    return {
        "operationId": f"{dataset.name}_{form}",
        "summary": f"{dataset.title}, whole, as {form.upper()}",
        "responses": _answers(dataset.about, {TYPES[form]: {"schema": shape}}),
    }


def _list(dataset: Dataset, name: str, parameters: list[dict]) -> dict:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{dataset.name}_page"}}}
    return {
        "operationId": name,
        "summary": f"{dataset.title}, in pages",
        "parameters": parameters,
        "responses": _answers(dataset.about, content, is_refusing=True),
    }


def _one() -> dict:
    shape = TEXT | {"pattern": "^[A-Za-z]{1,4}-[0-9]{4,8}$"}
    item = {"$ref": "#/components/schemas/venue"}
    whole = {"type": "object", "required": [*PARTICULARS, "item"], "properties": PARTICULARS | {"item": item}}
    return {
        "operationId": "one_venue",
        "summary": "One venue",
        "parameters": [{"name": "reference", "in": "path", "required": True, "schema": shape, "example": "AB-0042"}],
        "responses": _answers("The venue.", {"application/json": {"schema": whole}}, is_missing=True),
    }


def _item(dataset: Dataset) -> dict:
    names = [field.name for field in dataset.fields]
    return {"type": "object", "required": names, "properties": {field.name: field.schema for field in dataset.fields}}


def _items(dataset: Dataset) -> dict:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{dataset.name.rstrip('s')}"}}


def _whole(dataset: Dataset) -> dict:
    parts = PARTICULARS | {"items": _items(dataset)}
    return {"type": "object", "required": list(parts), "properties": parts}


def _page(dataset: Dataset) -> dict:
    numbers = dict.fromkeys(("total", "page", "per_page", "pages"), WHOLE)
    parts = PARTICULARS | numbers | {"links": LINKS, "items": _items(dataset)}
    return {"type": "object", "required": list(parts), "properties": parts}
