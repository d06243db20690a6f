"""The desk for many at once: renew last year, record the same of several, print and send certificates, list it."""

from django import forms
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.date_fields import BritishDateField
from core.site_request import SiteRequest
from delivery.clock import day_of
from venues.certificates.open_badges import issuer_name
from venues.certificates.pdf import certificates_pdf
from venues.desk.bulk_refused import BulkRefused
from venues.desk.certificate_letters import letters_of, send, to_print
from venues.desk.held_entries import held_for_another
from venues.desk.paper_list import paper_list
from venues.desk.renewal import renew, renewable
from venues.desk.self_check import SelfCheckForm
from venues.desk.several import CHOICES, SeveralForm, problems_with, record_several
from venues.models import Accreditation, CertificateLetter, SchemeYear, Ward
from venues.scheme import scheme_path, the_scheme
from venues.status import IN_FORCE, AwardState

ACCREDITATIONS = "venues_accreditation_modeladmin_index"
SHOWN = 100  # of letters sent, the newest


class YearsForm(forms.Form):
    last = forms.ModelChoiceField(SchemeYear.objects.filter(ran=True), label="Holders of")
    this = forms.ModelChoiceField(SchemeYear.objects.filter(ran=True), label="Renew for")

    def clean(self):
        given = super().clean() or {}
        if given.get("last") and given["last"] == given.get("this"):
            self.add_error("this", "Choose another year than that of the holders.")
        return given


class DaysForm(forms.Form):
    first = BritishDateField(label="From")
    until = BritishDateField(label="To", help_text="The last day on which it counts.")


class FindForm(forms.Form):
    q = forms.CharField(label="Name, number or postcode", required=False)
    ward = forms.ModelChoiceField(Ward.objects.all(), required=False, empty_label="All wards")


@permission_required("venues.add_accreditation")
@held_for_another
def renew_last_year(request: SiteRequest) -> HttpResponse:
    """Choose two years, look at who held the award, leave some out, press once."""
    asked = YearsForm(request.POST or request.GET or None)
    years = asked.cleaned_data if asked.is_valid() else None
    rows = renewable(years["last"], years["this"], day_of(request)) if years else []
    days = DaysForm(
        request.POST if request.method == "POST" else None,
        initial={"first": years["this"].starts_on, "until": years["this"].ends_on} if years else {},
    )
    chosen = {held.pk for held in rows}
    if request.method == "POST" and years:
        chosen &= {int(key) for key in request.POST.getlist("held") if key.isdecimal()}
        if not chosen:
            messages.error(request, "Tick at least one venue.")
        elif days.is_valid():
            some = [held for held in rows if held.pk in chosen]
            given = days.cleaned_data
            try:
                made = renew(some, years["this"], given["first"], given["until"], request.user)
            except BulkRefused as problem:
                for line in problem.problems:
                    messages.error(request, f"Nothing was renewed. {line}")
            else:
                messages.success(request, f"Renewed {len(made)} for {years['this']}. Now issue the certificates.")
                return redirect(ACCREDITATIONS)
    context = {"asked": asked, "form": days, "years": years, "rows": rows, "chosen": chosen}
    return TemplateResponse(request, "venues/admin/renew.html", context)


@permission_required("venues.add_statusevent")
@held_for_another
def several(request: SiteRequest) -> HttpResponse:
    """Tick venues, say what happened, read what will change, press once more."""
    rows = Accreditation.objects.with_state(day_of(request)).filter(
        state_now__in=[*IN_FORCE, AwardState.SUSPENDED, AwardState.NOT_YET]
    )
    rows = rows.select_related("venue__ward", "level", "replaced_by").prefetch_related("events")
    find = FindForm(request.GET or None)
    if request.method != "POST":
        context = {"find": find, "form": SeveralForm(initial={"on": day_of(request)}), "rows": found(rows, find)}
        return TemplateResponse(request, "venues/admin/several.html", context)
    keys = [key for key in request.POST.getlist("held") if key.isdecimal()]
    chosen = list(rows.filter(pk__in=keys).order_by("venue__name"))
    form = SeveralForm(request.POST)
    problems = [] if chosen else ["Tick at least one venue."]
    if form.is_valid() and chosen:
        given = form.cleaned_data
        problems = list(dict.fromkeys(problems_with(given, chosen)))
        if not problems and "sure" in request.POST:
            try:
                record_several(given, chosen, request.user, request.now)
            except BulkRefused as problem:
                problems = problem.problems
            else:
                messages.success(request, f"Recorded of {len(chosen)} venues.")
                return redirect(ACCREDITATIONS)
        if not problems:
            context = {"form": form, "chosen": chosen, "what": dict(CHOICES)[given["kind"]]}
            return TemplateResponse(request, "venues/admin/several_sure.html", context)
    for line in problems:
        messages.error(request, f"Nothing was recorded. {line}")
    ticked = {held.pk for held in chosen}
    context = {"find": find, "form": form, "rows": found(rows, find), "ticked": ticked}
    return TemplateResponse(request, "venues/admin/several.html", context)


def found(rows, find: FindForm):
    """The rows that the officer looks for, by venue."""
    given = find.cleaned_data if find.is_valid() else {}
    if words := given.get("q", "").strip():
        named = Q(venue__name__icontains=words) | Q(venue__postcode__istartswith=words)
        rows = rows.filter(named | Q(number__iexact=words) | Q(venue__reference__iexact=words))
    if ward := given.get("ward"):
        rows = rows.filter(venue__ward=ward)
    return rows.order_by("venue__name", "pk")


@permission_required("venues.import_venue")
def on_paper(request: SiteRequest) -> HttpResponse:
    year = request.GET.get("year", "")
    body = paper_list(day_of(request), int(year) if year.isdecimal() else None)
    return _pdf(body, f"register-{day_of(request)}.pdf")


@permission_required("venues.add_certificate")
def print_year(request: SiteRequest, pk: int) -> HttpResponse:
    year = get_object_or_404(SchemeYear, pk=pk)
    certificates = list(to_print(year, day_of(request)))
    if not certificates:
        messages.error(request, f"{year} has no certificate that counts. Issue them first.")
        return redirect("venues_issue")
    body = certificates_pdf(certificates, f"{the_scheme().name} {year}: certificates", issuer_name(request))
    return _pdf(body, f"{scheme_path()}-{year}-certificates.pdf")


@permission_required("venues.add_certificate")
def letters(request: SiteRequest, pk: int) -> HttpResponse:
    """Each letter as it would go, and those that went."""
    year = get_object_or_404(SchemeYear, pk=pk)
    waiting = letters_of(year, day_of(request))
    if request.method == "POST":
        sent, problems = send(waiting, issuer_name(request), request.now)
        messages.success(request, f"Sent {sent} of {len(waiting)}.")
        for problem in problems:
            messages.error(request, f"Not sent, and to be tried again. {problem}")
        return redirect("venues_certificate_letters", pk)
    gone = CertificateLetter.objects.filter(certificate__accreditation__scheme_year=year)
    gone = gone.select_related("certificate__accreditation__venue")[:SHOWN]
    context = {"year": year, "letters": waiting, "gone": gone}
    return TemplateResponse(request, "venues/admin/certificate_letters.html", context)


@permission_required("venues.change_venue")
def visit(request: SiteRequest) -> HttpResponse:
    """The file of a venue's self-check, drawn as a checklist to print. Nothing of it is kept."""
    form = SelfCheckForm(request.POST or None, request.FILES or None)
    check = form.cleaned_data["file"] if request.method == "POST" and form.is_valid() else None
    return TemplateResponse(request, "venues/admin/self_check.html", {"form": form, "check": check})


def _pdf(body: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(body, content_type="application/pdf", headers=headers)
