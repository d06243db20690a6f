"""The screen of an entry that waits: what it would change, and the answer."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from core.site_request import SiteRequest
from venues.desk.held_entries import EntryChanged, answered, approve, break_glass, may_answer, send_back
from venues.models import HeldEntry

MOVED_ON = "The register has changed since this was entered, and it would do something else now. Send it back."


class WhyForm(forms.Form):
    because = forms.CharField(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why in a sentence. Others read your words."},
    )

    def __init__(self, *args, label: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["because"].label = label


@require_http_methods(["GET", "HEAD", "POST"])
def held_entry(request: SiteRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(HeldEntry.objects.select_related("by", "answered_by"), pk=pk)
    is_own, may = held.by_id == request.user.pk, may_answer(request.user, held)
    if not (is_own or may):
        raise PermissionDenied
    answer = request.POST.get("answer", "")
    label = "Why it cannot wait for a second person" if is_own else "What should be different"
    form = WhyForm(request.POST if answer in ("send_back", "at_once") else None, label=label)
    if answer and held.answered_at:
        messages.info(request, "That entry has been answered already.")
        return redirect("wagtailadmin_home")
    if said := answered_with(answer, form, held, request, is_own):
        messages.success(request, said)
        return redirect("wagtailadmin_home")
    return TemplateResponse(request, "venues/admin/held_entry.html", {"held": held, "form": form, "is_own": is_own})


def answered_with(answer: str, form: WhyForm, held: HeldEntry, request: SiteRequest, is_own: bool) -> str:
    """What was done, in words; nothing if it was not."""
    because = form.cleaned_data["because"] if form.is_valid() else ""
    try:
        match answer, is_own:
            case "approve", False:
                approve(held, request)
                return f"Approved. The register says it now: {held.label}."
            case "send_back", False if because:
                send_back(held, request.user, because, request.now)
                return "Sent back. Whoever entered it gets your words in a letter."
            case "at_once", True if because:
                break_glass(held, request, because)
                return f"The register says it now: {held.label}. The others were told, and one of them countersigns."
            case "withdraw", True:
                answered(held, request.user, request.now)
                return "Withdrawn. The register says what it said before."
    except EntryChanged:
        messages.error(request, MOVED_ON)
    return ""
