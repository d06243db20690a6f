"""From the RAG tables of a paper to drafts of progress updates, with one press; each is then reported or discarded."""

import re
from difflib import SequenceMatcher

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.blocks import StructValue
from wagtail.rich_text import get_text_for_indexing

from core.site_request import SiteRequest
from delivery.clock import day_of
from plans.models import Activity, ProgressDraft, ReportPage
from plans.progress_views import may_report, row_asked_for
from plans.rag_tables import RagRow, rag_rows, sections_as_table

LONGEST_OPENING = 160  # characters
LEAST_ALIKE = 0.6  # of 1: how like the words of a row and of an activity must be


def rag_rows_of(page: ReportPage) -> list[tuple[str, RagRow]]:
    """What its tables and labelled lines say of how far something is, each row with the address where it stands."""
    found = []
    names: list[str] = []
    for block in page.body:
        if block.block_type != "table":
            names = []
        else:
            own = [column["heading"] for column in block.value["table"].columns]
            names = own if any(own) or len(own) != len(names) else names  # a table that goes on over a page
            rows = [[_words(cell.value.source) for cell in row] for row in block.value["table"].rows]
            found += [(block.value["anchor"], row) for row in rag_rows(names, rows)]
    sections = _sections_of(page)
    addresses = {heading: address for address, heading, _ in sections}
    below_headings = rag_rows(*sections_as_table([(heading, lines) for _, heading, lines in sections]))
    return found + [(addresses[row.subject], row) for row in below_headings]


def _sections_of(page: ReportPage) -> list[tuple[str, str, list[str]]]:
    """The address and words of each heading or short numbered line, and the lines of the paragraphs below it."""
    sections: list[tuple[str, str, list[str]]] = []
    for block in page.body:
        if block.block_type == "heading":
            sections.append((block.value["anchor"], block.value["text"], []))
        elif block.block_type == "paragraph" and _opens_section(block.value):
            sections.append((block.value["anchor"], _words(block.value["text"].source), []))
        elif block.block_type == "paragraph" and sections:
            sections[-1][2].extend(_words(block.value["text"].source).splitlines())
    return sections


def _opens_section(paragraph: StructValue) -> bool:
    """ "7.001 Lamps in the lanes" above its labelled lines."""
    words = _words(paragraph["text"].source)
    return bool(paragraph["number"]) and len(words) < LONGEST_OPENING and not words.endswith((".", ":"))


@require_POST
def make_progress_drafts(request: SiteRequest, page_id: int) -> HttpResponse:
    """Make a draft of every such row of a paper. Pressed again, it makes none twice."""
    page = _paper(request, page_id)
    activities = list(Activity.objects.select_related("priority"))
    made = 0
    for paragraph, row in rag_rows_of(page):
        _, is_new = ProgressDraft.objects.get_or_create(
            paper_id=page.pk,
            paragraph=paragraph,
            subject_as_published=row.subject[:400],
            defaults={
                "activity": _most_like(row.subject, activities),
                "state_as_published": row.said[:80],
                "delivery_state": row.state,
                "narrative": row.narrative,
                "made_at": request.now,
            },
        )
        made += is_new
    messages.success(request, f"{made} drafts were made. Nothing is public: check each, then report or discard it.")
    return redirect("progress_drafts", page.pk)


def progress_drafts(request: SiteRequest, page_id: int) -> HttpResponse:
    """The drafts of a paper: each leads to the form that reports it."""
    page = _paper(request, page_id)
    drafts = ProgressDraft.objects.filter(paper_id=page.pk).select_related("activity__priority")
    chosen = {draft.activity_id for draft in drafts}
    context = {"paper": page, "drafts": drafts, "activities": Activity.choices_by_plan(day_of(request), chosen)}
    return TemplateResponse(request, "plans/admin/progress_drafts.html", context)


@require_POST
def use_progress_draft(request: SiteRequest, draft_id: int) -> HttpResponse:
    """On to the form of the area, filled in from the draft; or away with it."""
    draft = get_object_or_404(ProgressDraft, pk=draft_id)
    page = _paper(request, draft.paper_id)
    if "discard" in request.POST:
        draft.delete()
        messages.info(request, f"“{draft}” was discarded.")
        return redirect("progress_drafts", page.pk)
    activity = row_asked_for(Activity.objects.all(), request.POST.get("activity", ""))
    if activity is None:
        messages.error(request, "Choose the activity that the row is about.")
        return redirect("progress_drafts", page.pk)
    draft.activity = activity
    draft.save()
    return redirect(f"{reverse('report_progress', args=[activity.priority_id])}?draft={draft.pk}")


def _paper(request: SiteRequest, page_id: int) -> ReportPage:
    page = get_object_or_404(ReportPage, pk=page_id)
    if not may_report(request.user, page):
        raise PermissionDenied
    return page.get_latest_revision_as_object()


def _words(source: str) -> str:
    """The words of rich text, "\\n" between its paragraphs and lines."""
    parts = re.split(r"</(?:p|h\d|li|blockquote)>|<br ?/?>", source)
    lines = (" ".join(get_text_for_indexing(part).split()) for part in parts)
    return "\n".join(filter(None, lines))


def _most_like(subject: str, activities: list[Activity]) -> Activity | None:
    def likeness(activity: Activity) -> float:
        texts = filter(None, (activity.title, activity.as_published))
        return max(SequenceMatcher(None, subject[:300].casefold(), text[:300].casefold()).ratio() for text in texts)

    best = max(activities, key=likeness, default=None)
    return best if best and likeness(best) >= LEAST_ALIKE else None
