"""The editors' way from a paper to pages: choose or paste, look at what was recognised, make drafts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from core.progress_stream import streamed_page
from core.site_request import SiteRequest
from plans.forms import PaperImportForm
from plans.models import OriginalPaper, ReportIndexPage, ReportPage
from plans.paper_importer import body_of, keep_original, make_drafts, pages_made_from, sha256_of, summarised_page_of
from plans.papers import read_paper


def import_paper(request: SiteRequest) -> HttpResponse:
    """Choose a file or paste a text, and see what was recognised. Nothing is made yet."""
    index = _index_to_add_to(request)
    is_given = request.method == "POST"
    form = PaperImportForm(request.POST, request.FILES) if is_given else PaperImportForm()
    if not is_given or not form.is_valid():
        return TemplateResponse(request, "plans/admin/import_paper.html", {"form": form, "index": index})
    data, name = form.paper()
    known = OriginalPaper.objects.filter(sha256=sha256_of(data)).first()
    if known and pages_made_from(known):
        return _to_existing(request, known)

    def finish(result) -> str:
        if isinstance(result, ValueError):
            form.add_error(form.given_in, str(result))
            return render_to_string("plans/admin/import_form.html", {"form": form}, request)
        original = keep_original(data, name, request.now, request.user)
        return _preview(request, result, original)

    return streamed_page(
        request, "plans/admin/import_result.html", {}, lambda tell: read_paper(data, name, tell), finish
    )


def make_paper_drafts(request: SiteRequest, original_id: int) -> HttpResponse:
    """Make the drafts of a paper that has been looked at."""
    index = _index_to_add_to(request)
    original = get_object_or_404(OriginalPaper, pk=original_id)
    if request.method != "POST":
        return redirect("import_paper")
    if pages_made_from(original):
        return _to_existing(request, original)
    data = original.read()

    def finish(result) -> str:
        if isinstance(result, ValueError):
            return render_to_string("plans/admin/import_refused.html", {"problem": str(result)}, request)
        pages = make_drafts(result, original, index, request.user)
        return render_to_string("plans/admin/import_done.html", {"pages": pages}, request)

    return streamed_page(
        request, "plans/admin/import_result.html", {}, lambda tell: read_paper(data, original.name, tell), finish
    )


def _index_to_add_to(request: SiteRequest) -> ReportIndexPage | None:
    """The list of papers, if this editor may add to it. None when the site has no such list yet."""
    index = ReportIndexPage.objects.first()
    if index and not index.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return index


def _to_existing(request: SiteRequest, original: OriginalPaper) -> HttpResponse:
    page = pages_made_from(original)[0]
    messages.info(request, f"This very paper was imported before. Here is the page made from it: “{page.title}”.")
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _preview(request: SiteRequest, papers, original: OriginalPaper) -> str:
    shown, parent = [], None
    for paper in papers:
        existing = summarised_page_of(paper, parent if paper.appendix_of else None)
        parent = existing or parent or ReportPage()
        shown.append({"paper": paper, "existing": existing, "body": ReportPage(body=list(body_of(paper))).body})
    return render_to_string("plans/admin/import_preview.html", {"shown": shown, "original": original}, request)
