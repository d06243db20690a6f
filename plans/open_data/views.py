"""The sets as files, their description for programs, and the page that explains them to people."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core.navigation import Breadcrumb
from core.open_data import Dataset, csv_file, json_file, open_response, openapi_document, public_data, refused
from core.open_data.serving import CSV, JSON
from core.site_request import SiteRequest
from delivery.clock import day_asked, day_of
from delivery.decorators import cached_until_midnight
from delivery.methods import require_safe
from plans.open_data.catalogue import CATALOGUE
from plans.open_data.known_record import record_for
from plans.open_data.provenance import provenance_of
from plans.open_data.selectors import PublicRecord
from plans.open_data.stratml import stratml_of

DAY = "on"  # the parameter that asks for another day


@require_safe
def documentation(request: SiteRequest) -> HttpResponse:
    """What each set holds, for people."""
    trail = [Breadcrumb("Home", "/"), Breadcrumb(CATALOGUE.title, request.path)]
    plans = PublicRecord(day_of(request)).plans.values()
    context = {"trail": trail, "catalogue": CATALOGUE, "day": day_of(request), "plans": plans}
    return render(request, "plans/data.html", context)


@public_data()
@cached_until_midnight
def description(request: SiteRequest) -> HttpResponse:
    """What each set holds, for programs."""
    return open_response(request, json_file(openapi_document(CATALOGUE)), JSON, "openapi.json")


@public_data(DAY)
@cached_until_midnight
def dataset(request: SiteRequest, name: str, extension: str) -> HttpResponse:
    """One set, today or, where it has states, on the day after `?on=`."""
    wanted = CATALOGUE.find(name)
    if wanted is None:
        raise Http404(f"There is no set called {name}.")
    asked = day_asked(request)
    if asked.problem:
        return refused(asked.problem)
    if DAY in request.GET and not wanted.is_of_a_day:
        return refused("This set is the same for every day: its rows have dates of their own. Leave out “on”.")
    items = wanted.items(record_for(asked.day, asked.today), request.build_absolute_uri)
    filename = f"{name}-{asked.day.isoformat()}.{extension}"
    if extension == "csv":
        return open_response(request, csv_file([field.name for field in wanted.fields], items), CSV, filename)
    return open_response(request, json_file(_with_particulars(wanted, items, asked.day, request)), JSON, filename)


@public_data(DAY)
@cached_until_midnight
def provenance(request: SiteRequest) -> HttpResponse:
    """The whole record as PROV, with the states of every day."""
    if DAY in request.GET:
        return refused("This file has the states of every day, each with its first and last. Leave out “on”.")
    body = provenance_of(PublicRecord(day_of(request)))
    return open_response(request, body, "application/ld+json", "record.jsonld")


@public_data(DAY)
@cached_until_midnight
def stratml(request: SiteRequest, slug: str) -> HttpResponse:
    """One plan as StratML, today or on the day after `?on=`."""
    asked = day_asked(request)
    if asked.problem:
        return refused(asked.problem)
    record = record_for(asked.day, asked.today)
    plan = next((plan for plan in record.plans.values() if plan.slug == slug), None)
    if plan is None:
        raise Http404(f"There is no plan called {slug}.")
    name = request.navigation.partnership.name or request.get_host()
    body = stratml_of(plan, record, name, request.build_absolute_uri)
    return open_response(request, body, "application/xml; charset=utf-8", f"{slug}.stratml.xml")


def _with_particulars(wanted: Dataset, items: list[dict], day: date, request: SiteRequest) -> dict:
    """The items in the envelope that says what they are, of which day, and on what terms they may be used."""
    return {
        **CATALOGUE.particulars(day.isoformat()),
        "about": {
            "set": wanted.name,
            "title": wanted.title,
            "description": wanted.about,
            "documentation": request.build_absolute_uri(f"{reverse('open_data')}#{wanted.name}"),
        },
        "items": items,
    }
