"""Importing what was looked at, with its progress, and taking it back."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.progress_stream import progress_line, sent_while_made, streamed_page
from core.site_request import SiteRequest
from venues.desk.held_entries import held_for_another
from venues.models import ImportRun
from venues.register_import.answers import answer_rows
from venues.register_import.apply import ImportRefused, apply_steps
from venues.register_import.apply import undo as undo_import
from venues.register_import.diff import Step
from venues.register_import.second_person import ask, has_to_ask, notes_who_prepares
from venues.register_import.views import MAY_IMPORT
from venues.register_import.work import import_rows, in_a_process, is_long

WORKING = "venues/admin/import_working.html"


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
    digest, leave_out = request.POST.get("digest", ""), "leave_out_faulty" in request.POST
    if not is_long(run):
        steps = apply_steps(run, digest, request.now, request.user, leave_out, reason)
        return sent_while_made(request, WORKING, {"run": run}, _working(request, run, steps))
    asked = run.pk, digest, request.now, request.user.pk, leave_out, reason
    return streamed_page(
        request,
        WORKING,
        {"run": run},
        lambda tell: in_a_process(import_rows, *asked, tell=tell),
        lambda result: _result(request, run, result),
        words="Your sheet is imported",
        about=f"import {run.pk} {digest}",
        gives_way=False,
    )


def _working(request: SiteRequest, run: ImportRun, steps: Iterator[Step]) -> Iterator[str]:
    problem = None
    try:
        for step in steps:
            yield progress_line(*step)
    except ImportRefused as refused:
        problem = refused
    yield _result(request, run, problem)


def _result(request: SiteRequest, run: ImportRun, problem: object) -> str:
    """Whoever stops it too late hears that it is done."""
    run.refresh_from_db(fields=["state", "applied_at"])
    is_done = run.applied_at is not None and run.applied_at >= request.now
    context = {"run": run, "problem": "" if is_done else problem}
    return render_to_string("venues/admin/import_result.html", context, request)


@require_POST
@permission_required(MAY_IMPORT)
@held_for_another
def undo(request: SiteRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun.objects.defer("rows"), pk=pk)
    try:
        undo_import(run, request.now, request.user)
        messages.success(request, f"Taken back: the register is as it was before {run.file_name}.")
    except ImportRefused as problem:
        messages.error(request, str(problem))
    return redirect("venues_import_run", run.pk)
