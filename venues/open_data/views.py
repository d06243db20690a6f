"""The sets as files, and the page that explains them. Files are streamed: nothing is held whole."""

from collections.abc import Iterable
from datetime import datetime

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from core.navigation import Breadcrumb
from core.open_data import (
    Dataset,
    csv_on_the_web,
    data_package,
    json_file,
    open_response,
    public_data,
    streamed_response,
)
from core.open_data.serving import CSV, JSON
from core.site_request import SiteRequest
from delivery.clock import day_of
from delivery.decorators import cached_until_midnight, cached_while_unchanged
from delivery.methods import require_safe
from venues.breadcrumbs import below_register
from venues.open_data.by_ward import awards_by_ward
from venues.open_data.datasets import CATALOGUE
from venues.open_data.etag import fingerprint
from venues.open_data.openapi import openapi
from venues.open_data.streaming import csv_lines, features, gathered, json_lines, ndjson_lines
from venues.scheme import scheme_path

TYPES = {"csv": CSV, "json": JSON, "ndjson": "application/x-ndjson", "geojson": "application/geo+json"}


@require_safe
@cached_until_midnight
@cached_while_unchanged
def documentation(request: SiteRequest) -> HttpResponse:
    """What each set holds, for people."""
    trail = below_register(request, Breadcrumb(CATALOGUE.title, request.path))
    day = day_of(request)
    context = {"trail": trail, "catalogue": CATALOGUE, "day": day, "by_ward": awards_by_ward(day)}
    return render(request, "venues/open_data/documentation.html", context)


@public_data()
@cached_until_midnight
def description(request: SiteRequest) -> HttpResponse:
    """The files and the API, for programs."""
    return open_response(request, json_file(openapi()), JSON, "openapi.json")


@public_data()
@cached_until_midnight
def package(request: SiteRequest) -> HttpResponse:
    """The CSV files and their columns, for programs that read tables (Frictionless)."""
    return open_response(request, json_file(data_package(CATALOGUE, scheme_path())), JSON, "datapackage.json")


@public_data()
@cached_until_midnight
def columns(request: SiteRequest, name: str) -> HttpResponse:
    """The columns of one CSV file (CSV on the Web), where such programs look for them."""
    wanted = CATALOGUE.find(name)
    if wanted is None:
        raise Http404(f"There is no file {name}.csv.")
    document = json_file(csv_on_the_web(CATALOGUE, wanted))
    return open_response(request, document, "application/csvm+json", f"{name}.csv-metadata.json")


@public_data()
def dataset(request: SiteRequest, name: str, extension: str) -> HttpResponseBase:
    """One whole set. The ETag is weak: the moment of reading differs, the facts do not."""
    wanted = CATALOGUE.find(name)
    if wanted is None or extension not in CATALOGUE.formats_of(wanted):
        raise Http404(f"There is no file {name}.{extension}.")
    etag = f'W/"{fingerprint(request.now)[:32]}-{name}-{extension}"'
    filename = f"{scheme_path()}-{name}-{day_of(request).isoformat()}.{extension}"
    return streamed_response(
        request, lambda: gathered(lines_of(wanted, extension, request)), etag, TYPES[extension], filename
    )


def lines_of(wanted: Dataset, extension: str, request: SiteRequest) -> Iterable[str]:
    whole = request.build_absolute_uri
    items = (wanted.item(row, request.now, whole) for row in wanted.rows(request.now))
    match extension:
        case "csv":
            return csv_lines([field.name for field in wanted.fields], items)
        case "ndjson":
            return ndjson_lines(items)
        case "geojson":
            return json_lines({"type": "FeatureCollection", **particulars(request.now)}, features(items), "features")
    return json_lines(particulars(request.now), items)


def particulars(moment: datetime) -> dict:
    """What stands above the items: the version of the fields, the terms, and as of when."""
    return CATALOGUE.particulars(moment.isoformat(timespec="seconds"))
