"""The editors' way to report progress: from a priority's page, in under a minute."""

from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.log_actions import log
from wagtail.models import Page

from core.countersignatures import PUBLISHED_ALONE, keep
from core.four_eyes import Person, is_alone, is_strict, may_approve, names_of, other_approvers
from core.letters import write_to
from core.models import Countersignature
from core.site_request import SiteRequest
from delivery.clock import day_of
from plans.forms import ProgressForm
from plans.models import PriorityPage, ProgressDraft, ProgressUpdate
from plans.querysets import with_sources

Row = TypeVar("Row", bound=Model)
REPORT_APPROVED = "plans.report_approved"


def report_progress(request: SiteRequest, priority_id: int) -> HttpResponse:
    """List what was reported of a priority's activities, and add to it. Nothing here is ever changed or deleted."""
    priority = get_object_or_404(PriorityPage, pk=priority_id)
    if not may_report(request.user, priority):
        raise PermissionDenied
    corrects = row_asked_for(ProgressUpdate.objects.about(priority), request.GET.get("corrects", ""))
    drafts = ProgressDraft.objects.filter(activity__priority=priority).select_related("paper")
    draft = row_asked_for(drafts, request.GET.get("draft", ""))  # the row of a paper that fills the form in
    is_given = request.method == "POST"
    form = ProgressForm(priority, day_of(request), corrects, draft, data=request.POST if is_given else None)
    if is_given and form.is_valid():
        update = form.save(commit=False)
        update.entered_at, update.entered_by = request.now, request.user
        update.is_held = needs_second_person(request.user, priority)
        update.save()
        said = f"“{update.get_delivery_state_display() or 'news'}”"
        if update.is_held:
            ask_for_approval(update, priority)
            names = names_of(other_approvers(request.user, priority))
            messages.success(request, f"Saved: {said}. It is public once somebody else has approved it{names}.")
        else:
            note_report_published_alone(update, request.user)
            messages.success(request, f"Saved. It is public now: {said}.")
        if draft:
            draft.delete()
            return redirect("progress_drafts", draft.paper_id)
        return redirect("report_progress", priority.pk)
    updates = with_sources(ProgressUpdate.objects.about(priority)).select_related("activity", "corrects")
    context = {"priority": priority, "form": form, "updates": updates, "corrects": corrects, "draft": draft}
    context |= {
        "held": held_reports(priority, request.user),
        "needs_second_person": needs_second_person(request.user, priority),
    }
    return TemplateResponse(request, "plans/admin/report_progress.html", context)


def row_asked_for(rows: QuerySet[Row], key: str) -> Row | None:
    """That of `rows` whose key somebody sent; None for whatever is no key."""
    is_key = key.isascii() and key.isdigit() and len(key) < 10
    return rows.filter(pk=key).first() if is_key else None


def may_report(user, page: Page) -> bool:
    """Whether somebody may report progress of an area, or from a paper."""
    return user.has_perm("plans.add_progressupdate") and may_change(user, page)


def may_change(user, page: Page) -> bool:
    return page.permissions_for_user(user).can_edit()


def needs_second_person(user, priority: PriorityPage) -> bool:
    return is_strict("reports") and not is_alone(user, priority)


def note_report_published_alone(update: ProgressUpdate, user) -> None:
    """By the only one who may publish, who had nobody to ask: a second person looks at it later."""
    if is_strict("reports"):
        keep(Countersignature(what=PUBLISHED_ALONE, by=user, done_at=update.entered_at), update)


def may_approve_report(user, update: ProgressUpdate, priority: PriorityPage) -> bool:
    return update.entered_by_id != user.pk and may_approve(user, PriorityPage, priority)


def held_reports(priority: PriorityPage, user) -> list[tuple[ProgressUpdate, bool]]:
    """What waits, each with whether this person may approve it."""
    held = ProgressUpdate.everything.about(priority).filter(is_held=True).select_related("activity", "entered_by")
    return [(update, may_approve_report(user, update, priority)) for update in held]


def ask_for_approval(update: ProgressUpdate, priority: PriorityPage) -> None:
    by: Person = update.entered_by
    words = f"{by.display_name} reports: {update.narrative}\n\nIs that right? Say so here:"
    address = reverse("report_progress", args=[priority.pk])
    write_to(other_approvers(by, priority), f"A report waits for you: {priority.title}", words, address)


@require_POST
def answer_report(request: SiteRequest, priority_id: int, number: int) -> HttpResponse:
    """Somebody else approves a report or sends it back; its author may withdraw it before that."""
    priority = get_object_or_404(PriorityPage, pk=priority_id)
    back = redirect("report_progress", priority.pk)
    update = ProgressUpdate.everything.about(priority).filter(pk=number, is_held=True).first()
    if update is None:
        messages.info(request, "That report has been answered already.")
        return back
    answer, is_own = request.POST.get("answer"), update.entered_by_id == request.user.pk
    if answer == "withdraw" and is_own:
        update.withdraw()
        messages.success(request, "Withdrawn. It was never public.")
        return back
    if not may_approve_report(request.user, update, priority):
        raise PermissionDenied
    because = request.POST.get("because", "").strip()[:300]
    if answer == "approve":
        update.release(request.now)
        log(instance=priority, action=REPORT_APPROVED, user=request.user, data={"report": update.pk})
        messages.success(request, "Approved. It is public now.")
    elif not because:
        messages.error(request, "Say what should be different. Whoever wrote it reads your words.")
    else:
        update.send_back(because)
        words = f"Your report was sent back: {because}\n\nIt said: {update.narrative}\n\nWrite it again here:"
        address = reverse("report_progress", args=[priority.pk])
        write_to([update.entered_by], f"Sent back: {priority.title}", words, address)
        messages.success(request, "Sent back. Whoever wrote it gets your words in a letter.")
    return back
