"""Services from another directory: a file is chosen, its columns named, what would happen shown, and drafts kept.

Nothing is stored in between: what was read travels with the page, signed.
"""

from collections import Counter

from django import forms
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.site_request import SiteRequest
from support_services.importing import tables
from support_services.importing.batch import TriedRow, try_rows
from support_services.importing.files import from_sheet, listed, of_table
from support_services.importing.save import keep, preview
from venues.register_import.table import SheetTable

MAY_IMPORT = "support_services.add_service"
SALT = "services from a file"
MOST_BYTES = 2 * 1024 * 1024
MOST_SERVICES = 1_000
MOST_SIGNED = 2_000_000  # characters that a form may bring back
TOO_MANY = f"The file has more than {MOST_SERVICES:,} services, or very long ones. Split it, and bring the parts."


class ServicesFileForm(forms.Form):
    file = forms.FileField(
        label="File",
        help_text="Open Referral (JSON, or its CSV files in one zip), or a sheet from any spreadsheet program, with "
        "one service to a row.",
        widget=forms.FileInput(attrs={"accept": ".json,.zip,.csv,.tsv,.txt,.xlsx,.xls,.ods"}),
    )

    def clean_file(self) -> dict:
        """What was read, as it travels with the page."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("The file is larger than 2 MB. Split it, and bring the parts.")
        data = file.read()
        try:
            rows = listed(data, file.name)
            table = from_sheet(data, file.name) if rows is None else None
            read: dict[str, list] = {"headings": table.headings, "rows": table.rows} if table else {"rows": rows or []}
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem
        if len(read["rows"]) > MOST_SERVICES:
            raise forms.ValidationError(TOO_MANY)
        return read


class ServiceColumnsForm(forms.Form):
    """What each column of a sheet is. What we know is chosen already."""

    def __init__(self, *args, headings: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        known = {place: key for key, place in tables.recognise(headings).items()}
        choices = [("", "Leave out"), *tables.LABELS.items()]
        for place, heading in enumerate(headings):
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=heading or f"Column {place + 1}", choices=choices, required=False, initial=known.get(place, "")
            )

    def clean(self):
        cleaned = super().clean() or {}
        chosen: dict[str, int] = {}
        for name in self.fields:
            key = cleaned.get(name)
            if key in chosen:
                self.add_error(name, "Another column is this already. Choose it for one of the two.")
            elif key:
                chosen[key] = int(name[1:])
        missing = [tables.LABELS[key].lower() for key in tables.NEEDED if key not in chosen]
        if missing:
            self.add_error(None, f"Say which column is: {', '.join(missing)}.")
        self.columns = chosen
        return cleaned


@permission_required(MAY_IMPORT)
def import_services(request: SiteRequest) -> HttpResponse:
    """Bring a file, look at what would happen, and keep its services as drafts."""
    if request.method != "POST":
        return _page(request, {"form": ServicesFileForm()})
    if "read" not in request.POST:
        form = ServicesFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return _page(request, {"form": form})
        return _looked_at(request, form.cleaned_data["file"], is_first=True)
    try:
        read = signing.loads(request.POST["read"], salt=SALT, max_age=24 * 3600)
    except signing.BadSignature:
        messages.error(request, "This page is too old. Choose the file again.")
        return redirect("import_services")
    return _looked_at(request, read)


def _looked_at(request: SiteRequest, read: dict, is_first: bool = False) -> HttpResponse:
    signed = signing.dumps(read, salt=SALT, compress=True)
    if len(signed) > MOST_SIGNED:
        messages.error(request, TOO_MANY)
        return redirect("import_services")
    context: dict = {"read": signed, "count": len(read["rows"])}
    rows = [(where, raw) for where, raw in read["rows"]]
    if "headings" in read:
        headings = read["headings"]
        form = ServiceColumnsForm(_proposed(headings) if is_first else request.POST, headings=headings)
        context |= {"columns": form, "fields": _with_samples(form, read["rows"])}
        if not form.is_valid():
            return _page(request, context)
        rows = of_table(SheetTable(headings, 0, rows), form.columns)
    if "keep" in request.POST:
        return _kept(request, rows)
    tried = try_rows(rows, lambda row: (None, preview(row)))
    usable = sum(not one.problem for one in tried)
    return _page(request, context | {"tried": tried, "usable": usable, "refused": len(tried) - usable})


def _proposed(headings: list[str]) -> dict[str, str]:
    known = {place: key for key, place in tables.recognise(headings).items()}
    return {f"c{place}": known.get(place, "") for place in range(len(headings))}


def _with_samples(form: ServiceColumnsForm, rows: list) -> list[tuple[forms.BoundField, list[str]]]:
    return [(field, [cells[n] for _, cells in rows[:40] if cells[n]][:2]) for n, field in enumerate(form)]


def _kept(request: SiteRequest, rows: list) -> HttpResponse:
    tried = try_rows(rows, keep)
    counts = Counter(one.outcome.value for one in tried if one.outcome)
    said = ", ".join(f"{number} {outcome}" for outcome, number in counts.items()) or "nothing kept"
    messages.success(request, f"{said.capitalize()}. They are drafts: nothing was published.")
    if refused := [one for one in tried if one.problem]:
        messages.warning(request, f"{len(refused)} left out: {_first_of(refused)}")
    return redirect("wagtailsnippets_support_services_service:list")


def _first_of(refused: list[TriedRow]) -> str:
    return " ".join(f"{one.where}: {one.problem}" for one in refused[:3])


def _page(request: SiteRequest, context: dict) -> HttpResponse:
    return TemplateResponse(request, "support_services/admin/import_services.html", context)
