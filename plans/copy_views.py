"""A copy of a paper's original for readers, made with one press: words that its page does not show are covered."""

from collections.abc import Iterator
from html import unescape

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.html import escape
from wagtail.documents import get_document_model

from core.progress_stream import streamed_page
from core.site_request import SiteRequest
from plans.earlier_copies import TITLE, delete_earlier_copies
from plans.models import ReportPage
from plans.paper_reading import copy_bounded
from plans.presentation.reports import header_facts, private_words, without
from plans.progress_views import may_change

FRAME = "plans/admin/copy_for_readers.html"


def make_copy_for_readers(request: SiteRequest, page_id: int) -> HttpResponseBase:
    """Ask once, then make the copy. It stands on a draft: nothing is public by it."""
    page = get_object_or_404(ReportPage, pk=page_id, original__isnull=False)
    if not may_change(request.user, page):
        raise PermissionDenied
    page = page.get_latest_revision_as_object()
    if request.method != "POST":
        return TemplateResponse(request, FRAME, {"page": page})
    data, name, shown = page.original.read(), page.original.name, list(words_shown(page))

    def finish(result) -> str:
        if isinstance(result, ValueError):
            return render_to_string("plans/admin/copy_refused.html", {"problem": str(result), "page": page}, request)
        copied, ending = result
        _keep(page, copied, ending, request)
        return render_to_string("plans/admin/copy_made.html", {"page": page}, request)

    return streamed_page(
        request,
        FRAME,
        {"page": page},
        lambda tell: copy_bounded(data, name, shown, tell),
        finish,
    )


def words_shown(page: ReportPage) -> Iterator[str]:
    """What the page shows to everybody once its officers are named no more."""
    private = private_words(page, page.contacts.all())
    yield page.title
    for fact in header_facts(page, named=False):
        yield f"{fact.label} {fact.answer}"
        yield fact.answer
    for block in page.body:
        texts = [_without(private, text) for text in block.block.get_searchable_content(block.value)]
        yield " ".join(texts)
        if block.block_type == "table":
            yield from texts


def _without(private: list[str], text: str) -> str:
    return unescape(without(private, escape(text)))


def _keep(page: ReportPage, data: bytes, ending: str, request: SiteRequest) -> None:
    copy = get_document_model()(title=f"{TITLE}{page.title}”"[:255], uploaded_by_user=request.user)
    copy.file.save(f"{page.slug[:80]}{ending}", ContentFile(data), save=False)
    copy._set_document_file_metadata()
    copy.save()
    page.copy_for_readers = copy
    page.save_revision(user=request.user, log_action=True)
    delete_earlier_copies(ReportPage.objects.get(pk=page.pk))
