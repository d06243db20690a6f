"""The admin's screen of a file that waits: the public one beside the new one, and the answer."""

from mimetypes import guess_type
from pathlib import PurePosixPath

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.images.models import AbstractImage

from core.file_views import file_response
from core.held_files import approve, hold, may_answer, send_back
from core.models.held_files import HeldFile
from core.site_request import SiteRequest


class BecauseForm(forms.Form):
    because = forms.CharField(
        label="What should be different",
        max_length=300,
        error_messages={"required": "Say what should be different. Whoever replaced it reads your words."},
    )


def found(request: SiteRequest, number: int) -> HeldFile:
    held = get_object_or_404(HeldFile, pk=number)
    if held.by_id != request.user.pk and not may_answer(request.user, held):
        raise PermissionDenied
    return held


@require_http_methods(["GET", "HEAD", "POST"])
def held_file(request: SiteRequest, number: int) -> HttpResponse:
    held = found(request, number)
    answer = request.POST.get("answer", "")
    form = BecauseForm(request.POST if answer == "send_back" else None)
    waits = held.answered_at is None
    if answer and waits and not may_answer(request.user, held):
        raise PermissionDenied
    if answer == "put_back" and held.is_approved and held.about:
        hold(held.about, held.file.open("rb"), request.user, request.now, held.words)
        messages.success(request, "The earlier file waits for somebody else to approve it.")
        return redirect("wagtailadmin_home")
    if answer == "approve" and waits:
        approve(held, request.user, request.now)
        messages.success(request, f"Approved. Readers now see the new file of “{held.label}”.")
        return redirect("wagtailadmin_home")
    if waits and form.is_valid():
        send_back(held, request.user, form.cleaned_data["because"], request.now)
        messages.success(request, "Sent back. Whoever replaced it gets your words in a letter.")
        return redirect("wagtailadmin_home")
    if answer and not waits:
        messages.info(request, "That file has been answered already.")
    context = {
        "held": held,
        "form": form,
        "waits": waits,
        "may_answer": may_answer(request.user, held),
        "is_picture": isinstance(held.about, AbstractImage),
        "edit": held.about and AdminURLFinder(request.user).get_edit_url(held.about),
    }
    return TemplateResponse(request, "core/admin/held_file.html", context)


@require_safe
def held_file_content(request: SiteRequest, number: int) -> FileResponse:
    held = found(request, number)
    name = PurePosixPath(held.file.name or "").name
    mime = guess_type(name)[0] or "application/octet-stream"
    return file_response(request, held.file.open("rb"), mime, name, as_attachment=not mime.startswith("image/"))
