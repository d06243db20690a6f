"""The desk's own pages, apart from the import: what happened, a replacement, a year's certificates, what runs out."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.site_request import SiteRequest
from delivery.clock import day_of
from venues.desk.expiring import NEXT_DAYS, expiring
from venues.desk.export import export_file
from venues.desk.forms import EventForm, IssueForm, ReplaceForm
from venues.desk.held_entries import held_for_another
from venues.desk.status_changes import issue_year, keep_event, replace, to_issue
from venues.models import Accreditation, Venue
from venues.places.filling import NO_PLACE, fill_places

SHOWN = 100  # venues without a place; the count is always of all
ACCREDITATIONS = "venues_accreditation_modeladmin_index"


@permission_required("venues.add_statusevent")
@held_for_another
def record_event(request: SiteRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Accreditation.objects.select_related("venue", "replaced_by"), pk=pk)
    form = EventForm(request.POST or None, accreditation=held, initial={"on": day_of(request)})
    if request.method == "POST" and form.is_valid():
        event = keep_event(form.save(commit=False), request.user)
        messages.success(request, f"Recorded: {held.number} was {event.kind} on {event.on:%-d %B %Y}.")
        return redirect(ACCREDITATIONS)
    context = {"form": form, "held": held, "events": held.events.all()}
    return TemplateResponse(request, "venues/admin/event.html", context)


@permission_required("venues.add_accreditation")
@held_for_another
def replace_accreditation(request: SiteRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Accreditation.objects.select_related("venue", "scheme_year", "replaced_by"), pk=pk)
    form = ReplaceForm(request.POST or None, accreditation=held, initial={"level": held.level, "on": day_of(request)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        new = replace(held, given["level"], given["on"], given["public_reason"], request.user)
        messages.success(request, f"{new.number} replaces {held.number}. Issue its certificate when you are ready.")
        return redirect(ACCREDITATIONS)
    return TemplateResponse(request, "venues/admin/replace.html", {"form": form, "held": held})


@permission_required("venues.add_certificate")
@held_for_another
def issue(request: SiteRequest) -> HttpResponse:
    """Choose a year, see what would be issued, issue it."""
    form = IssueForm(request.POST or request.GET or None)
    year = form.cleaned_data["scheme_year"] if form.is_valid() else None
    if request.method == "POST" and year:
        number = issue_year(year, request.now, request.user)
        words = "Nothing was waiting." if not number else f"Issued {number} certificate{'s' if number > 1 else ''}."
        messages.success(request, f"{year}: {words}")
        return redirect(ACCREDITATIONS)
    waiting = to_issue(year) if year else []
    return TemplateResponse(request, "venues/admin/issue.html", {"form": form, "year": year, "waiting": waiting})


@permission_required("venues.change_venue")
def fill_wards_and_points(request: SiteRequest) -> HttpResponse:
    """How many venues have no ward or no point, and one press to fill them from their postcodes."""
    if request.method == "POST":
        filled, left = fill_places(request.now)
        messages.success(request, f"{filled:,} venues filled. {left:,} have no ward or no point still.")
        return redirect("venues_fill_places")
    without = Venue.objects.filter(NO_PLACE).order_by("name")
    context = {"count": without.count(), "without": without[:SHOWN]}
    return TemplateResponse(request, "venues/admin/fill_places.html", context)


@permission_required("venues.view_accreditation")
def expiring_by_ward(request: SiteRequest) -> HttpResponse:
    rows = expiring(day_of(request))
    wards = [(ward, list(held)) for ward, held in groupby(rows, key=lambda held: str(held.venue.ward or "No ward"))]
    return TemplateResponse(request, "venues/admin/expiring.html", {"wards": wards, "days": NEXT_DAYS})


@permission_required("venues.import_venue")
def export(request: SiteRequest) -> HttpResponse:
    year = request.GET.get("year", "")
    file = export_file(day_of(request), int(year) if year.isdecimal() else None)
    response = HttpResponse(file, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="register-{day_of(request)}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response
