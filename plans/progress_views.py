"""The editors' way to report progress: from a priority's page, in under a minute."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from core.site_request import SiteRequest
from delivery.clock import day_of
from plans.forms import ProgressForm
from plans.models import PriorityPage, ProgressUpdate
from plans.querysets import with_sources


def report_progress(request: SiteRequest, priority_id: int) -> HttpResponse:
    """List what was reported of a priority's activities, and add to it. Nothing here is ever changed or deleted."""
    priority = get_object_or_404(PriorityPage, pk=priority_id)
    if not may_report(request.user, priority):
        raise PermissionDenied
    asked = request.GET.get("corrects", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 10
    corrects = ProgressUpdate.objects.about(priority).filter(pk=asked).first() if is_number else None
    is_given = request.method == "POST"
    form = ProgressForm(priority, day_of(request), corrects, data=request.POST if is_given else None)
    if is_given and form.is_valid():
        update = form.save(commit=False)
        update.entered_at = request.now
        update.save()
        messages.success(request, f"Saved. It is public now: “{update.get_delivery_state_display() or 'news'}”.")
        return redirect("report_progress", priority.pk)
    updates = with_sources(ProgressUpdate.objects.about(priority)).select_related("activity", "corrects")
    context = {"priority": priority, "form": form, "updates": updates, "corrects": corrects}
    return TemplateResponse(request, "plans/admin/report_progress.html", context)


def may_report(user, priority: PriorityPage) -> bool:
    return user.has_perm("plans.add_progressupdate") and priority.permissions_for_user(user).can_edit()
