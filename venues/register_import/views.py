"""From a spreadsheet to the register: upload, say which column is which, look, import, and take it back if need be."""

from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.open_data.files import csv_file
from core.site_request import SiteRequest
from venues.desk.forms import ColumnsForm, UploadForm
from venues.models import ImportRun
from venues.register_import.apply import ImportRefused, apply_steps
from venues.register_import.apply import undo as undo_import
from venues.register_import.columns import recognise
from venues.register_import.diff import CREATE, ERROR, UNCHANGED, UPDATE, ImportPlan, plan_of

MAY_IMPORT = "venues.import_venue"
SHOWN = 100  # rows of each kind on the page; the counts are always of all
LATEST = 20  # imports on the first page
HERE = "[[the work goes here]]"


@permission_required(MAY_IMPORT)
def upload(request: SiteRequest) -> HttpResponse:
    """Choose a year and a file. Nothing is changed yet."""
    is_given = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_given else UploadForm()
    if is_given and form.is_valid():
        run = ImportRun.objects.create(
            file_name=form.cleaned_data["file"].name[:255],
            scheme_year=form.cleaned_data["scheme_year"],
            headings=form.sheet.headings,
            rows=form.sheet.rows,
            columns=recognise(form.sheet.headings),
            uploaded_by=request.user,
        )
        return redirect("venues_import_columns", run.pk)
    runs = ImportRun.objects.defer("rows", "kept").select_related("uploaded_by", "scheme_year")[:LATEST]
    return TemplateResponse(request, "venues/admin/import.html", {"form": form, "runs": runs})


@permission_required(MAY_IMPORT)
def columns(request: SiteRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(ImportRun, pk=pk, state=ImportRun.State.UPLOADED)
    form = ColumnsForm(request.POST or None, run=run)
    if request.method == "POST" and form.is_valid():
        run.columns = form.chosen
        run.save(update_fields=["columns"])
        return redirect("venues_import_run", run.pk)
    return TemplateResponse(request, "venues/admin/import_columns.html", {"form": form, "run": run})


@permission_required(MAY_IMPORT)
def dry_run(request: SiteRequest, pk: int) -> HttpResponse:
    """What the import would do, or what it did."""
    run = get_object_or_404(ImportRun.objects.select_related("scheme_year"), pk=pk)
    if run.state != ImportRun.State.UPLOADED:
        return TemplateResponse(request, "venues/admin/import_after.html", {"run": run})
    return TemplateResponse(request, "venues/admin/import_dry_run.html", _shown(run, plan_of(run)))


def _shown(run: ImportRun, plan: ImportPlan) -> dict:
    of_kind = {what: [o for o in plan.outcomes if o.what == what] for what in (ERROR, CREATE, UPDATE)}
    warned = [outcome for outcome in plan.outcomes if outcome.entry.warnings]
    parts = [
        ("Errors", "register-error", plan.count(ERROR), of_kind[ERROR][:SHOWN]),
        ("Look again", "", len(warned), warned[:SHOWN]),
        ("New venues", "", plan.count(CREATE), of_kind[CREATE][:SHOWN]),
        ("Updated", "", plan.count(UPDATE), of_kind[UPDATE][:SHOWN]),
    ]
    given = sum(outcome.gives for outcome in plan.outcomes)
    told = {"run": run, "plan": plan, "parts": parts, "given": given, "unchanged": plan.count(UNCHANGED)}
    return told | {"missing": plan.missing[:SHOWN], "missing_count": len(plan.missing), "shown": SHOWN}


@permission_required(MAY_IMPORT)
def problems(request: SiteRequest, pk: int) -> HttpResponse:
    """The rows with errors or warnings as CSV: as they were, with what is wrong in words."""
    run = get_object_or_404(ImportRun.objects.select_related("scheme_year"), pk=pk, state=ImportRun.State.UPLOADED)
    cells = dict(run.rows)
    names = ["Row", "Errors", "Look again", *(f"{n}. {heading}" for n, heading in enumerate(run.headings, 1))]
    wrong = [outcome.entry for outcome in plan_of(run).outcomes if outcome.entry.errors or outcome.entry.warnings]
    rows = [[entry.row, " ".join(entry.errors), " ".join(entry.warnings), *cells[entry.row]] for entry in wrong]
    file = csv_file(names, (dict(zip(names, row, strict=True)) for row in rows))
    response = HttpResponse(file, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="problems-{run.pk}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
@permission_required(MAY_IMPORT)
def apply(request: SiteRequest, pk: int) -> HttpResponse:
    """Import what was looked at. The page is sent while the work goes on and says how far it is."""
    run = get_object_or_404(ImportRun.objects.defer("rows"), pk=pk)
    page = render_to_string("venues/admin/import_working.html", {"run": run, "here": HERE}, request)
    response = StreamingHttpResponse(_working(request, run, *page.split(HERE, 1)))
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # nginx would hold the progress back until all is done
    return response


def _working(request: SiteRequest, run: ImportRun, head: str, foot: str) -> Iterator[str]:
    yield head
    problem = ""
    try:
        for done, total, words in apply_steps(run, request.POST.get("digest", ""), request.now, request.user):
            step = '<p class="register-step"><progress max="{}" value="{}"></progress> {}</p>\n'
            yield format_html(step, total, done, words)
    except ImportRefused as refused:
        problem = str(refused)
    run.refresh_from_db(fields=["state"])
    yield render_to_string("venues/admin/import_result.html", {"run": run, "problem": problem}, request)
    yield foot


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
