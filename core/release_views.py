"""The admin's screens of releases: the list, one release, what is added to it, and the site as it will be."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from core.models.releases import Release
from core.release_acts import act_on
from core.release_effects import label_of
from core.release_forms import ChooseReleaseForm, ReleaseForm, SendBackForm, TakeBackForm, TimeForm
from core.release_parts import drafts_to_choose, may_edit, rows_of, thing_of
from core.release_preview import NOT_SHOWN, PreviewedAnswer, previewed
from core.release_publishing import items_to_take_back, problems_of
from core.releases import (
    ReleaseRefused,
    add_item,
    approvers_of_release,
    items_to_approve,
    may_publish,
    releases_of,
    why_may_not_approve,
)
from core.site_request import SiteRequest
from delivery.headers import set_no_store

MOST_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def releases(request: SiteRequest) -> HttpResponse:
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.made_by, form.instance.made_at = request.user, request.now
        release = form.save()
        messages.success(request, f"“{release}” is made. Add its parts.")
        return redirect("release", release.pk)
    context = {
        "form": form,
        "in_preparation": Release.objects.in_preparation()[:MOST_SHOWN],
        "public": Release.objects.filter(published_at__isnull=False).order_by("-published_at")[:MOST_SHOWN],
    }
    return TemplateResponse(request, "core/admin/releases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: SiteRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Release.objects.select_related("made_by", "asked_by", "taken_back_by"), pk=number)
    forms: dict[str, Form] = {"time": TimeForm(initial={"goes_public_at": found.goes_public_at})}
    forms |= {"send_back": SendBackForm(), "take_back": TakeBackForm()}
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act in forms:
            forms[act] = type(forms[act])(request.POST)
        try:
            leads_to = act_on(request, found, act, forms.get(act))
        except ReleaseRefused as refused:
            for problem in refused.problems:
                messages.error(request, problem)
            leads_to = "release"
        if leads_to:
            return redirect(leads_to, *([found.pk] if leads_to == "release" else []))
    person, waiting = request.user, items_to_approve(found) if found.is_in_preparation else []
    why_not = why_may_not_approve(person, found) if waiting else ""
    context = {
        "release": found,
        "forms": forms,
        "rows": rows_of(found, person),
        "to_approve": waiting,
        "why_not": why_not,
        "approvers": approvers_of_release(found)[:3] if waiting else [],
        "problems": problems_of(found) if found.is_in_preparation else [],
        "may_publish": may_publish(person, found),
        "effects": [(effect, label_of(effect)) for effect in found.effects.select_related("person")],
        "broken": found.effects.filter(done_at=None).exists(),
        "to_take_back": items_to_take_back(found) if found.published_at and not found.taken_back_at else [],
    }
    return TemplateResponse(request, "core/admin/release.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def release_add(request: SiteRequest, content_type: int, object_id: str) -> HttpResponse:
    """Put what somebody edits into a release: one that is there, or a new one."""
    thing = thing_of(content_type, object_id)
    if not may_edit(request.user, thing):
        raise PermissionDenied
    if there := releases_of(thing).first():
        return redirect("release", there.pk)
    form = ChooseReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = {"title": form.cleaned_data["title"], "made_by": request.user, "made_at": request.now}
        try:
            chosen = form.cleaned_data["release"] or Release(**new)
            if chosen.pk is None:
                chosen.save()
            add_item(chosen, thing, request.user, request.now)
        except ReleaseRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"“{thing}” is in the release “{chosen}”.")
            return redirect("release", chosen.pk)
    return TemplateResponse(request, "core/admin/release_add.html", {"thing": thing, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def release_choose(request: SiteRequest, number: int) -> HttpResponse:
    """Add parts from the release's own page: every draft that she may edit and that is in no other."""
    found = get_object_or_404(Release.objects.in_preparation(), pk=number)
    drafts = drafts_to_choose(request.user)
    ticked = set(request.POST.getlist("part"))
    chosen = [thing for things in drafts.values() for key, thing in things if key in ticked]
    if request.method == "POST" and chosen:
        for thing in chosen:
            add_item(found, thing, request.user, request.now)
        messages.success(request, f"Added: {', '.join(map(str, chosen))}.")
        return redirect("release", found.pk)
    problem = "Tick what belongs to it." if request.method == "POST" else ""
    context = {"release": found, "drafts": drafts, "problem": problem}
    return TemplateResponse(request, "core/admin/release_choose.html", context)


@require_safe
def release_site(request: SiteRequest, number: int, path: str = "") -> HttpResponse:
    """The site as it will be, for editors."""
    found = get_object_or_404(Release.objects.in_preparation(), pk=number)
    below = reverse("release_site", args=[found.pk])
    note = {"release": found, "back": reverse("release", args=[found.pk])}
    if f"/{path}".startswith(NOT_SHOWN):
        return not_shown(request, note)
    at = found.goes_public_at if found.goes_public_at and found.goes_public_at > request.now else None
    return handed_on(previewed(found, f"/{path}", request.META.get("QUERY_STRING", ""), below, at), note)


def not_shown(request: SiteRequest, note: dict[str, Any]) -> HttpResponse:
    return set_no_store(TemplateResponse(request, "core/preview_not_shown.html", note, status=404))


def handed_on(answer: PreviewedAnswer, note: dict[str, Any]) -> HttpResponse:
    """What the site answered, with a line above the page that says what it is and leads back."""
    body = answer.body
    if answer.content_type.startswith("text/html"):
        line = render_to_string("core/preview_note.html", note).encode()
        start = body.find(b">", body.find(b"<body")) + 1
        body = body[:start] + line + body[start:]
    response = HttpResponse(body, status=answer.status, content_type=answer.content_type)
    if answer.location:
        response["Location"] = answer.location
    if answer.policy:
        response["Content-Security-Policy"] = answer.policy
    return set_no_store(response)
