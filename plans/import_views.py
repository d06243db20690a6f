"""The editors' way from a paper to pages: choose or paste, check what was read beside the original, make drafts."""

from csp.constants import NONE, SELF
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from core.bounded_process import ProcessStopped
from core.progress_stream import streamed_page
from core.site_request import SiteRequest
from plans.forms import PaperImportForm
from plans.models import OriginalPaper, ReportIndexPage, ReportPage
from plans.paper_importer import keep_original, make_drafts, pages_made_from, sha256_of, summarised_page_of
from plans.paper_reading import ReadPapers, keep_preview, kept_reading, picture_of, read_bounded
from plans.presentation.paper_preview import paper_shown
from plans.preview_form import apply_corrections, is_corrected, not_stated
from plans.progress_draft_views import rag_rows_of
from plans.remembered_committees import offer_remembered, remember

FRAME = "plans/admin/import_result.html"
# Of the site's own, the frame of an original may use one style sheet; of the paper's, only how it looks.
RENDERING_POLICY = {
    "script-src": [NONE],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [NONE],
    "connect-src": [NONE],
    "frame-src": [NONE],
    "form-action": [NONE],
    "sandbox": ["allow-same-origin"],  # the page around it scrolls it
}


def import_paper(request: SiteRequest) -> HttpResponseBase:
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
        keep_preview(original, result, request.now)
        return _preview(request, result, original)

    return streamed_page(request, FRAME, {}, lambda tell: _read(data, name, tell), finish)


def make_paper_drafts(request: SiteRequest, original_id: int) -> HttpResponseBase:
    """Look at a paper that was read, again; or make its drafts as it was corrected."""
    index = _index_to_add_to(request)
    original = get_object_or_404(OriginalPaper, pk=original_id)
    if pages_made_from(original):
        return _to_existing(request, original)
    kept = kept_reading(original, request.now)
    if request.method != "POST":
        if kept is None:
            return redirect("import_paper")
        return TemplateResponse(request, FRAME, {"here": _preview(request, kept, original)})
    if index is None:  # there is no list to add them to: the page that takes a paper says so
        return redirect("import_paper")
    data = original.read() if kept is None else b""

    def finish(result) -> str:
        if isinstance(result, ValueError):
            return render_to_string("plans/admin/import_refused.html", {"problem": str(result)}, request)
        return _made(request, result, original, index)

    return streamed_page(
        request, FRAME, {}, lambda tell: kept if kept is not None else _read(data, original.name, tell), finish
    )


def paper_page_picture(request: SiteRequest, original_id: int, number: int) -> HttpResponse:
    """The picture of one page of a PDF, for the editor who checks it."""
    _index_to_add_to(request)
    try:
        picture = picture_of(get_object_or_404(OriginalPaper, pk=original_id), number)
    except (ValueError, ProcessStopped) as problem:
        raise Http404("There is no picture of this page.") from problem
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def rendering_of_paper(request: SiteRequest, original_id: int) -> HttpResponse:
    """A Word file, a web page or a text as it looks, for the frame beside what was read. Nothing in it runs."""
    _index_to_add_to(request)
    kept = kept_reading(get_object_or_404(OriginalPaper, pk=original_id), request.now)
    if kept is None or not kept.rendering:
        raise Http404("It is not kept any more. Read the paper again.")
    response = HttpResponse(render_to_string("plans/admin/import_rendering.html", {"html": kept.rendering}, request))
    response.xframe_options_exempt = True  # the policy says who may frame it
    response._csp_replace = RENDERING_POLICY  # type: ignore[attr-defined]
    return response


def _read(data: bytes, name: str, tell) -> ReadPapers:
    read = read_bounded(data, name, tell)
    tell(100, 100, "Done")
    return read


def _made(request: SiteRequest, read: ReadPapers, original: OriginalPaper, index: ReportIndexPage) -> str:
    """The drafts of the papers as they were corrected; or the preview again, with what to mend."""
    papers, unstated = read.papers, []
    if is_corrected(request.POST):
        errors = apply_corrections(papers, request.POST)
        if any(errors):
            return _preview(request, read, original, request.POST, errors)
        unstated = [not_stated(place, request.POST) for place in range(len(papers))]
        for paper in papers:
            remember(paper, request.now)
    pages = make_drafts(papers, original, index, request.user, unstated)
    made = [{"page": page, "rag_rows": len(rag_rows_of(page))} for page in pages]
    return render_to_string("plans/admin/import_done.html", {"made": made}, request)


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


def _preview(request: SiteRequest, read: ReadPapers, original: OriginalPaper, typed=None, errors=None) -> str:
    offer_remembered(read.papers)
    shown, parent = [], None
    for place, paper in enumerate(read.papers):
        existing = summarised_page_of(paper, parent if paper.appendix_of else None)
        parent = existing or parent or ReportPage()
        shown.append(paper_shown(place, paper, existing, typed, errors[place] if errors else None))
    is_pdf = any(paper.pages for paper in read.papers)
    context = {
        "shown": shown,
        "original": original,
        "has_errors": bool(errors),
        "has_rendering": bool(read.rendering),
        "cannot_be_shown": not (read.rendering or is_pdf),
    }
    return render_to_string("plans/admin/import_preview.html", context, request)
