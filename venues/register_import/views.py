"""From an officer's sheet to the register: upload, say which column is which and what words mean, mend rows, import."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.background_reading import answered_when_read
from core.open_data.files import csv_file
from core.progress_stream import progress_line, sent_while_made
from core.site_request import SiteRequest
from delivery.clock import day_of
from venues.models import ImportRun
from venues.register_import.answers import answer_rows, leave_out
from venues.register_import.diff import NEW, plan_of, plan_steps
from venues.register_import.entries import mendable
from venues.register_import.forms import ColumnsForm, UploadForm, WordsForm
from venues.register_import.outcomes import ImportPlan, faults_by_column
from venues.register_import.second_person import has_to_ask, note_preparer, notes_who_prepares
from venues.register_import.sheets import (
    labels_for,
    remember,
    say_words,
    sheets_with_a_table,
    start_run,
    take_table,
    unknown_words,
)
from venues.register_import.table import in_one_line
from venues.register_import.template_file import template_file

MAY_IMPORT = "venues.import_venue"
AT_ONCE = 500  # rows that are compared before the page is sent
SHOWN = 100  # rows of each kind on the page; the counts are always of all
FAULTY_SHOWN = 40  # rows with faults: each has fields of its own, and Django takes a thousand in one form
LATEST = 20  # imports on the first page
PREVIEW, LAST = 6, 3  # rows of the sheet that are shown, from the top and from the end
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@permission_required(MAY_IMPORT)
def upload(request: SiteRequest) -> HttpResponseBase:
    """Choose a year and a file. Nothing is changed yet."""
    is_given = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_given else UploadForm()
    if not is_given or not form.is_valid():
        return _upload_form(request, form)
    file, year = form.cleaned_data["file"], form.cleaned_data["scheme_year"]
    data, name = file.read(), file.name

    def finish(grids) -> HttpResponse:
        if not isinstance(grids, ValueError):
            return redirect("venues_import_columns", start_run(grids, name, year, request.user).pk)
        form.add_error("file", str(grids))
        return _upload_form(request, form)

    return answered_when_read(request, lambda: sheets_with_a_table(data, name), finish)


def _upload_form(request: SiteRequest, form: UploadForm) -> HttpResponse:
    runs = ImportRun.objects.defer("rows", "kept").select_related("uploaded_by", "scheme_year")[:LATEST]
    return TemplateResponse(request, "venues/admin/import.html", {"form": form, "runs": runs})


@permission_required(MAY_IMPORT)
def template(request: SiteRequest) -> HttpResponse:
    """An empty sheet with our headings, and what may stand below each."""
    response = HttpResponse(template_file(), content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="safety-thirst-sheet.xlsx"'
    return response


@permission_required(MAY_IMPORT)
@notes_who_prepares
def columns(request: SiteRequest, pk: int) -> HttpResponse:
    """Which sheet, where its headings are, and which column is which."""
    run = get_object_or_404(ImportRun.objects.select_related("scheme_year"), pk=pk, state=ImportRun.State.UPLOADED)
    if request.method == "POST" and "table" in request.POST:
        return _another_table(request, run)
    form = ColumnsForm(request.POST or None, run=run)
    if request.method == "POST" and form.is_valid():
        run.columns = form.chosen
        run.answers = {**run.answers, "fixed": form.fixed, "month_first": form.month_first}
        run.save(update_fields=["columns", "answers"])
        if form.cleaned_data["remember"]:
            remember(run, request.now)
        return redirect("venues_import_words" if unknown_words(run) else "venues_import_run", run.pk)
    return TemplateResponse(request, "venues/admin/import_columns.html", _sheet_shown(run, form))


def _another_table(request: SiteRequest, run: ImportRun) -> HttpResponse:
    sheets = {str(sheet.position): sheet for sheet in run.sheets.all()}
    sheet = sheets.get(request.POST.get("sheet", ""))
    typed = request.POST.get("heading_row", "").strip()
    try:
        if sheet:
            is_same = sheet.name[:255] == run.sheet_name
            take_table(run, sheet, int(typed) if is_same and typed.isdecimal() and len(typed) < 8 else None)
    except ValueError as problem:
        messages.error(request, str(problem))
    return redirect("venues_import_columns", run.pk)


def _sheet_shown(run: ImportRun, form: ColumnsForm) -> dict:
    fields = []
    for place, field in enumerate(form.columns):
        said = list(dict.fromkeys(cells[place] for _, cells in run.rows[:2000] if cells[place]))[:3]
        letter = run.letters[place] if place < len(run.letters) else ""
        fields.append({"field": field, "letter": letter, "heading": run.headings[place], "samples": said})
    first, last = run.rows[:PREVIEW], run.rows[max(PREVIEW, len(run.rows) - LAST) :]
    return {
        "run": run,
        "form": form,
        "fields": fields,
        "sheets": run.sheets.defer("rows"),
        "first": first,
        "last": last,
        "between": len(run.rows) - len(first) - len(last),
    }


@permission_required(MAY_IMPORT)
@notes_who_prepares
def words(request: SiteRequest, pk: int) -> HttpResponse:
    """What words of the sheet mean that we do not know: said once, and remembered."""
    run = get_object_or_404(ImportRun.objects.select_related("scheme_year"), pk=pk, state=ImportRun.State.UPLOADED)
    form = WordsForm(request.POST or None, run=run)
    if request.method == "POST" and form.is_valid():
        say_words(run, form.said)
        remember(run, request.now)
        has_more = bool(form.said) and bool(unknown_words(run))
        return redirect("venues_import_words" if has_more else "venues_import_run", run.pk)
    if not form.fields:
        return redirect("venues_import_run", run.pk)
    return TemplateResponse(request, "venues/admin/import_words.html", {"form": form, "run": run})


@permission_required(MAY_IMPORT)
@notes_who_prepares
def dry_run(request: SiteRequest, pk: int) -> HttpResponseBase:
    """What the import would do, with what is wrong, to be mended here; or what it did."""
    run = get_object_or_404(ImportRun.objects.select_related("scheme_year"), pk=pk)
    if run.state != ImportRun.State.UPLOADED:
        return TemplateResponse(request, "venues/admin/import_after.html", {"run": run})
    day, is_long = day_of(request), len(run.rows) > AT_ONCE
    if request.method == "POST":
        answer_rows(run, request.POST)
        if {"out_all", "drop"} & request.POST.keys():
            if is_long:
                return _sent(request, run, chain(_leaving_out(request, run), _compared(request, run)))
            leave_out(run, plan_of(run, day), request.POST)
        return redirect("venues_import_run", run.pk)
    if is_long:
        return _sent(request, run, _compared(request, run))
    return TemplateResponse(request, "venues/admin/import_dry_run.html", _shown(request, run, plan_of(run, day)))


def _sent(request: SiteRequest, run: ImportRun, pieces: Iterable[str]) -> HttpResponseBase:
    """A long sheet is compared while its page is sent, which says from the first second how far it is."""
    return sent_while_made(request, "venues/admin/import_dry_run.html", {"run": run}, pieces)


def _compared(request: SiteRequest, run: ImportRun) -> Iterator[str]:
    for step in plan_steps(run, day_of(request)):
        if isinstance(step, ImportPlan):
            yield render_to_string("venues/admin/import_compared.html", _shown(request, run, step), request)
        else:
            yield progress_line(*step)


def _leaving_out(request: SiteRequest, run: ImportRun) -> Iterator[str]:
    for step in plan_steps(run, day_of(request)):
        if isinstance(step, ImportPlan):
            leave_out(run, step, request.POST)
            note_preparer(run.pk, request.user)
        else:
            yield progress_line(*step)


def _shown(request: SiteRequest, run: ImportRun, plan: ImportPlan) -> dict:
    faulty = [outcome for outcome in plan.outcomes if outcome.entry.faults]
    labels = cache(lambda key: [label for label, _ in labels_for(key, run)[:-1]])  # read once, not once a cell
    doubtful = [outcome for outcome in plan.ready if outcome.doubt or outcome.entry.warnings]
    public = [outcome for outcome in plan.ready if outcome.public_from and outcome.what != "unchanged"]
    private = [outcome for outcome in plan.ready if not outcome.public_from]
    return {
        "run": run,
        "has_to_ask": has_to_ask(request.user, run),
        "plan": plan,
        "faulty": [(outcome, mendable(outcome.entry, labels)) for outcome in faulty[:FAULTY_SHOWN]],
        "faulty_count": len(faulty),
        "faults": sum(len(outcome.entry.faults) for outcome in faulty),
        "faults_by_column": faults_by_column(faulty),
        "doubtful": doubtful[:SHOWN],
        "doubtful_count": len(doubtful),
        "public": public[:SHOWN],
        "public_count": len(public),
        "private": private[:SHOWN],
        "private_count": len(private),
        "created": plan.count("create"),
        "updated": plan.count("update"),
        "unchanged": plan.count("unchanged"),
        "given": sum(outcome.gives for outcome in plan.outcomes),
        "missing": plan.missing[:SHOWN],
        "missing_count": len(plan.missing),
        "left_out": [(number, in_one_line(cells)) for number, cells in run.rows if number in set(run.left_out)],
        "ready_count": len(plan.ready),
        "shown": SHOWN,
        "faulty_shown": FAULTY_SHOWN,
        "new": NEW,
    }


@permission_required(MAY_IMPORT)
def problems(request: SiteRequest, pk: int) -> HttpResponse:
    """The rows with faults or warnings as CSV: as they were, with what is wrong in words."""
    run = get_object_or_404(ImportRun.objects.select_related("scheme_year"), pk=pk, state=ImportRun.State.UPLOADED)
    cells = dict(run.rows)
    names = ["Row", "Errors", "Look again", *(f"{n}. {heading}" for n, heading in enumerate(run.headings, 1))]
    plan = plan_of(run, day_of(request))
    wrong = [outcome.entry for outcome in plan.outcomes if outcome.entry.faults or outcome.entry.warnings]
    rows = [[entry.row, *_in_words(entry), *cells[entry.row]] for entry in wrong]
    file = csv_file(names, (dict(zip(names, row, strict=True)) for row in rows))
    response = HttpResponse(file, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="problems-{run.pk}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _in_words(entry) -> tuple[str, str]:
    return " ".join(map(str, entry.faults)), " ".join(entry.warnings)


@require_POST
@permission_required(MAY_IMPORT)
@notes_who_prepares
def take_row(request: SiteRequest, pk: int) -> HttpResponse:
    """A row that was set aside is a venue after all, or one that was left out comes back."""
    run = get_object_or_404(ImportRun, pk=pk, state=ImportRun.State.UPLOADED)
    typed = request.POST.get("row", "")
    number = int(typed) if typed.isdecimal() and len(typed) < 9 else 0
    kept = sorted({*run.kept_rows, number})
    left_out = [each for each in run.left_out if each != number]
    run.answers = {**run.answers, "kept": kept, "left_out": left_out}
    sheet = run.sheets.filter(name=run.sheet_name).first()
    if sheet and any(row[0] == number for row in run.aside):
        take_table(run, sheet, run.heading_row)
    run.save()
    return redirect("venues_import_run", run.pk)
