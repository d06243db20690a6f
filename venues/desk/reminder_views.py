"""The reminders that are due, as they would be sent, and those that went."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from core.site_request import SiteRequest
from delivery.clock import day_of
from venues.desk.reminders import due, send
from venues.models import Reminder

SHOWN = 100  # of those sent, the newest


@permission_required("venues.view_reminder")
def reminders(request: SiteRequest) -> HttpResponse:
    letters = due(day_of(request))
    if request.method == "POST" and request.user.has_perm("venues.add_reminder"):
        sent, problems = send(letters, request.now)
        messages.success(request, f"Sent {sent} of {len(letters)}.")
        for problem in problems:
            messages.error(request, f"Not sent, and to be tried again. {problem}")
        return redirect("venues_reminders")
    gone = Reminder.objects.select_related("accreditation__venue")[:SHOWN]
    return TemplateResponse(request, "venues/admin/reminders.html", {"letters": letters, "gone": gone})
