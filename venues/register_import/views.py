"""From an officer's sheet to the register: upload, say which column is which and what words mean, mend rows, import."""

from functools import cache

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
from core.progress_stream import streamed_page
from core.site_request import SiteRequest
from delivery.clock import day_of
from venues.models import ImportRun
from venues.register_import.answers import answer_rows, leave_out
from venues.register_import.diff import NEW
from venues.register_import.entries import mendable
from venues.register_import.forms import ColumnsForm, UploadForm, WordsForm
from venues.register_import.preview import FAULTY_SHOWN, SHOWN, ImportPreview
from venues.register_import.second_person import has_to_ask, note_preparer, notes_who_prepares, what_is_said
from venues.register_import.sheets import (
    labels_for,
    remember,
    say_words,
    sheets_with_a_table,
    start_run,
    take_table,
    unknown_words,
)
from venues.register_import.template_file import template_file
from venues.register_import.work import compare, faults_in_words, in_a_process, is_long, rows_with_a_fault
from venues.scheme import scheme_path

MAY_IMPORT = "venues.import_venue"
LATEST = 20  # imports on the first page
PREVIEW, LAST = 6, 3  # rows of the sheet that are shown, from the top and from the end
COMPARING = "Your sheet is compared with the register"
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
    response.headers["Content-Disposition"] = f'attachment; filename="{scheme_path()}-sheet.xlsx"'
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
    day = day_of(request)
    if request.method == "POST":
        answer_rows(run, request.POST)
        if "out_all" in request.POST and is_long(run):
            return _leave_out_many(request, run, request.POST["out_all"])
        if {"out_all", "drop"} & request.POST.keys():
            key = request.POST.get("out_all", "")
            leave_out(run, rows_with_a_fault(run.pk, day, key) if key else [], request.POST.get("drop", ""))
        return redirect("venues_import_run", run.pk)
    if not is_long(run):
        return TemplateResponse(request, "venues/admin/import_dry_run.html", _shown(request, run, compare(pk, day)))
    return _compare_long(request, run)


def _compare_long(request: SiteRequest, run: ImportRun) -> HttpResponseBase:
    day = day_of(request)

    def finish(found: ImportPreview | ValueError) -> str:
        if isinstance(found, ValueError):
            return _broken_off(request, run, found)
        return render_to_string("venues/admin/import_compared.html", _shown(request, run, found), request)

    return streamed_page(
        request,
        "venues/admin/import_dry_run.html",
        {"run": run},
        lambda tell: in_a_process(compare, run.pk, day, tell=tell),
        finish,
        words=COMPARING,
        about=f"compare {run.pk} {day} {what_is_said(run.pk)}",
    )


def _leave_out_many(request: SiteRequest, run: ImportRun, key: str) -> HttpResponseBase:
    """Which rows have a fault in a column is found by comparing; then their sheet is looked at anew."""
    day = day_of(request)

    def work() -> list[int]:
        return in_a_process(rows_with_a_fault, run.pk, day, key)

    def finish(found: list[int] | ValueError) -> HttpResponseBase:
        if isinstance(found, ValueError):
            here = _broken_off(request, run, found)
            return TemplateResponse(request, "venues/admin/import_dry_run.html", {"run": run, "here": here})
        leave_out(run, found)
        note_preparer(run.pk, request.user)
        return redirect("venues_import_run", run.pk)

    return answered_when_read(request, work, finish, words=COMPARING)


def _broken_off(request: SiteRequest, run: ImportRun, problem: ValueError) -> str:
    return render_to_string("venues/admin/import_result.html", {"run": run, "problem": str(problem)}, request)


def _shown(request: SiteRequest, run: ImportRun, preview: ImportPreview) -> dict:
    labels = cache(lambda key: [label for label, _ in labels_for(key, run)[:-1]])  # read once, not once a cell
    return {
        **vars(preview),
        "run": run,
        "has_to_ask": has_to_ask(request.user, run),
        "faulty": [(outcome, mendable(outcome.entry, labels)) for outcome in preview.faulty],
        "shown": SHOWN,
        "faulty_shown": FAULTY_SHOWN,
        "new": NEW,
    }


@permission_required(MAY_IMPORT)
def problems(request: SiteRequest, pk: int) -> HttpResponse:
    """The rows with faults or warnings as CSV: as they were, with what is wrong in words."""
    run = get_object_or_404(ImportRun.objects.select_related("scheme_year"), pk=pk, state=ImportRun.State.UPLOADED)
    day, cells = day_of(request), dict(run.rows)
    try:
        wrong = in_a_process(faults_in_words, pk, day) if is_long(run) else faults_in_words(pk, day)
    except ValueError as problem:
        messages.error(request, str(problem))
        return redirect("venues_import_run", run.pk)
    names = ["Row", "Errors", "Look again", *(f"{n}. {heading}" for n, heading in enumerate(run.headings, 1))]
    rows = [[number, *said, *cells[number]] for number, *said in wrong]
    file = csv_file(names, (dict(zip(names, row, strict=True)) for row in rows))
    response = HttpResponse(file, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="problems-{run.pk}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


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
