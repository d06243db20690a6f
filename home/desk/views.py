"""The list of what is due on the admin's first page, and the presses that answer it."""

from django import forms
from django.contrib.auth.models import Group
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.ui.components import Component
from wagtail.models import Page, PagePermissionTester

from core.date_fields import BritishDateField
from delivery.clock import london_now
from home.desk.drafts import asked_by
from home.desk.due_items import due_for
from home.desk.reviews import EVERY, KINDS, all_reviews, mark_reviewed, set_review
from support_services.models import Service


class DuePanel(Component):
    """Everything that waits for this person, the oldest first."""

    order = 20
    template_name = "home/admin/due.html"

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        today = london_now().date()
        due = {"items": due_for(request.user, today), "asked": asked_by(request.user)}
        return {**due, "today": today, "csrf_token": get_token(request)}


class ReviewForm(forms.Form):
    owner = forms.ModelChoiceField(Group.objects.order_by("name"), label="Role that looks after it", empty_label=None)
    due_on = BritishDateField(label="Read it again by")


def thing_of(kind: str, key: int) -> Page | Service:
    if kind not in KINDS:
        raise Http404
    return get_object_or_404(KINDS[kind], pk=key)


def may_answer(request: HttpRequest, thing) -> bool:
    if isinstance(thing, Page):
        return PagePermissionTester(request.user, thing).can_edit()
    return request.user.has_perm("support_services.change_service")


@require_POST
def still_right(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    thing = thing_of(kind, key)
    if not may_answer(request, thing):
        return permission_denied(request)
    again = mark_reviewed(kind, thing, london_now().date(), request.user)
    messages.success(request, f"“{thing}” is still right. It comes up again on {again:%-d %B %Y}.")
    return redirect("wagtailadmin_home")


@require_http_methods(["GET", "HEAD", "POST"])
def review_of(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """Who looks after a page or service, and by when it is read again."""
    thing = thing_of(kind, key)
    if not may_answer(request, thing):
        return permission_denied(request)
    now = next((each for each in all_reviews() if (each.kind, each.key) == (kind, key)), None)
    initial: dict = {"due_on": now.due_on if now else london_now().date() + EVERY}
    initial["owner"] = Group.objects.filter(name=now.owner).first() if now else None
    form = ReviewForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        set_review(kind, thing, form.cleaned_data["owner"], form.cleaned_data["due_on"], request.user)
        messages.success(request, f"“{thing}” comes up on {form.cleaned_data['due_on']:%-d %B %Y}.")
        return redirect("wagtailadmin_home")
    context = {"thing": thing, "form": form, "kind": kind, "key": key, "review": now}
    return TemplateResponse(request, "home/admin/review.html", context)
