"""Importing what was looked at, with its progress, and taking it back."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.progress_stream import progress_line, sent_while_made
from core.site_request import SiteRequest
from venues.models import ImportRun
from venues.register_import.answers import answer_rows
from venues.register_import.apply import ImportRefused, apply_steps
from venues.register_import.apply import undo as undo_import
from venues.register_import.second_person import ask, has_to_ask, notes_who_prepares
from venues.register_import.views import MAY_IMPORT


@require_POST
@permission_required(MAY_IMPORT)
@notes_who_prepares
def apply(request: SiteRequest, pk: int) -> HttpResponseBase:
    """Import what was looked at. The page is sent while the work goes on and says how far it is."""
    run = get_object_or_404(ImportRun, pk=pk)
    if run.state == ImportRun.State.UPLOADED and "shown" in request.POST and answer_rows(run, request.POST):
        messages.warning(request, "We took over what you changed. Look at the rows again, then import them.")
        return redirect("venues_import_run", run.pk)
    reason = " ".join(request.POST.get("reason", "").split())[:300]
    if run.state == ImportRun.State.UPLOADED and has_to_ask(request.user, run) and not reason:
        ask(request, run)
        return redirect("venues_import_run", run.pk)
    return sent_while_made(request, "venues/admin/import_working.html", {"run": run}, _working(request, run, reason))


def _working(request: SiteRequest, run: ImportRun, reason: str) -> Iterator[str]:
    problem = ""
    leave_out = "leave_out_faulty" in request.POST
    try:
        for step in apply_steps(run, request.POST.get("digest", ""), request.now, request.user, leave_out, reason):
            yield progress_line(*step)
    except ImportRefused as refused:
        problem = str(refused)
    run.refresh_from_db(fields=["state"])
    yield render_to_string("venues/admin/import_result.html", {"run": run, "problem": problem}, request)


@require_POST
@permission_required(MAY_IMPORT)
def undo(request: SiteRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun.objects.defer("rows"), pk=pk)
    try:
        undo_import(run, request.now, request.user)
        messages.success(request, f"Taken back: the register is as it was before {run.file_name}.")
    except ImportRefused as problem:
        messages.error(request, str(problem))
    return redirect("venues_import_run", run.pk)
