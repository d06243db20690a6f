"""The admin's screens of two pairs of eyes: what waits for a countersignature, and publishing at once for a reason."""

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page

from core.countersignatures import countersign, due_for, publish_at_once
from core.four_eyes import kind_of, may_approve
from core.models.four_eyes import Countersignature
from core.site_request import SiteRequest

ALREADY_PUBLIC = "Its newest version is public already: there is nothing to publish."


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why it cannot wait for a second person",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it cannot wait. Those who approve are told the reason."},
    )


@require_http_methods(["GET", "POST"])
def publish_now(request: SiteRequest, content_type: int, object_id: str) -> HttpResponse:
    """Break-glass: the newest saved version, at once, with a reason that others are told."""
    instance = found(content_type, object_id)
    if not may_approve(request.user, type(instance), instance):
        raise PermissionDenied
    back = AdminURLFinder(request.user).get_edit_url(instance) or "wagtailadmin_home"
    if instance.live and not instance.has_unpublished_changes:
        messages.info(request, ALREADY_PUBLIC)
        return redirect(back)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        publish_at_once(instance, request.user, form.cleaned_data["reason"], request.now)
        messages.success(
            request, f"“{instance}” is public. Those who may approve it were told, and it waits for one of them."
        )
        return redirect(back)
    context = {"form": form, "instance": instance, "back": back}
    return TemplateResponse(request, "core/admin/publish_at_once.html", context)


def found(content_type: int, object_id: str) -> DraftStateMixin:
    model = get_object_or_404(ContentType, pk=content_type).model_class()
    if model is None or not issubclass(model, DraftStateMixin) or not kind_of(model):
        raise Http404
    try:
        instance = get_object_or_404(model, pk=object_id)
    except ValueError as error:
        raise Http404 from error
    return instance.specific if isinstance(instance, Page) else instance


@require_http_methods(["GET", "POST"])
def countersign_list(request: SiteRequest) -> HttpResponse:
    """What one person did alone. Pressed by somebody else who might have approved it."""
    if request.method == "POST":
        ticked = set(request.POST.getlist("line"))
        given = [line for line in due_for(request.user) if str(line.pk) in ticked]
        for line in given:
            countersign(line, request.user, request.now)
        say = messages.success if given else messages.error
        say(request, f"Countersigned: {len(given)}." if given else "Choose what you have looked at.")
        return redirect("countersign")
    finder = AdminURLFinder(request.user)
    due = [(line, line.about and finder.get_edit_url(line.about)) for line in due_for(request.user)]
    own = Countersignature.objects.due().filter(by=request.user.pk)[:50]
    return TemplateResponse(request, "core/admin/countersign.html", {"due": due, "own": own})
